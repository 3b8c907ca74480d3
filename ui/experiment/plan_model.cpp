// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/experiment/mode_section.h>
#include <ui/experiment/plan_model.h>
#include <ui/experiment/plan_notes.h>
#include <ui/experiment/share_rows.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>
#include <set>

namespace throughline {

namespace {

bool isNumber(int column)
{
    return column == PlanModel::Number || (column >= PlanModel::Ranks && column <= PlanModel::Time);
}

QString shortModel(const std::string& model) { return toQt(model).section('/', -1); }

/// An estimate is known to two digits at best: "4 s", "2 min 30 s", "37 min".
int64_t roughEstimate(int64_t ns)
{
    constexpr int64_t second = 1'000'000'000;
    const int64_t step = ns < second ? second / 10
        : ns < 60 * second           ? second
        : ns < 600 * second          ? 10 * second
                                     : 60 * second;
    return std::max(step, (ns + step / 2) / step * step);
}

} // namespace

PlanModel::PlanModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void PlanModel::setPlan(const Plan& plan)
{
    if (plan == m_plan)
        return;
    beginResetModel();
    m_plan = plan;
    m_widths.clear();
    m_noted.clear();
    for (std::size_t i = 0; i < plan.cells.size(); ++i)
        if (plan.cells[i].skipped || !plan.cells[i].notes.empty())
            m_noted.push_back(int(i));
    std::set<int> chunks;
    for (const PlannedCell& cell : plan.cells)
        if (cell.cell.mode == Mode::Pipeline)
            chunks.insert(cell.cell.chunks);
    m_sameChunks = chunks.size() <= 1;
    endResetModel();
}

void PlanModel::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, ModeColumn), index(rowCount() - 1, NoteColumn));
}

int PlanModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_plan.cells.size()); }

int PlanModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(Columns); }

/// Of the columns that may be left out; told by the cells, for their texts are not made until they are shown.
bool PlanModel::columnVaries(Column column) const
{
    const auto differs = [column](const Cell& a, const Cell& b) {
        switch (column) {
        case Model:
            return a.model != b.model;
        case PrecisionColumn:
            return a.precision != b.precision;
        case Ranks:
            return a.ranks != b.ranks;
        case Prompts:
            return a.promptCount != b.promptCount;
        default:
            return true;
        }
    };
    const auto& cells = m_plan.cells;
    return std::any_of(
        cells.begin(), cells.end(), [&](const PlannedCell& cell) { return differs(cell.cell, cells.front().cell); });
}

int PlanModel::textWidth(Column column, const QFontMetrics& metrics, bool narrow) const
{
    const auto [known, fresh] = m_widths.try_emplace({column, narrow}, 0);
    if (!fresh)
        return known->second;
    std::set<QString> texts; // few are different, however many cells
    for (const PlannedCell& cell : m_plan.cells)
        if (column != NoteColumn || !cell.skipped) // which goes on over the time
            texts.insert(text(cell, column, narrow));
    for (const QString& one : texts)
        known->second = qMax(known->second, metrics.horizontalAdvance(one));
    if (column == (narrow ? Time : NoteColumn) && !m_noted.empty())
        known->second += metric::icon + metric::gapSmall;
    return known->second;
}

int PlanModel::mostRanksRow() const
{
    int found = rowCount() > 0 ? 0 : -1;
    for (int row = 0; row < rowCount(); ++row) {
        const PlannedCell& cell = m_plan.cells[std::size_t(row)];
        if (!cell.skipped && cell.cell.ranks > m_plan.cells[std::size_t(found)].cell.ranks)
            found = row;
    }
    return found;
}

QString PlanModel::splitText(int row) const
{
    return row < 0 || row >= rowCount() ? QString() : shareSummary(m_plan.cells[std::size_t(row)]);
}

QString PlanModel::explanation(int row) const { return noteSentences(m_plan.cells[std::size_t(row)]); }

QString PlanModel::text(const PlannedCell& cell, Column column, bool narrow) const
{
    switch (column) {
    case Number:
        return QString::number(cell.index + 1);
    case Model:
        return shortModel(cell.cell.model);
    case PrecisionColumn:
        return toQt(nameOf(cell.cell.precision));
    case ModeColumn:
        return narrow ? modeLabel(cell.cell.mode) : toQt(inWords(cell.cell.mode));
    case Ranks:
        return QString::number(cell.cell.ranks);
    case Prompts:
        return QString::number(cell.cell.promptCount);
    case Batch:
        // Chunks are told where they tell cells apart, or where there is room.
        return cell.cell.chunks > 1 && !(narrow && m_sameChunks)
            ? tr("%1 ÷ %2").arg(cell.cell.batchSize).arg(cell.cell.chunks)
            : QString::number(cell.cell.batchSize);
    case Need:
        return cell.needBytes > 0 ? toQt(bytesInWords(cell.needBytes)) : QString();
    case Time:
        if (narrow && cell.skipped)
            return tr("skipped");
        return !cell.skipped && cell.estimatedNs > 0 ? toQt(durationInWords(cell.estimatedNs)) : QString();
    case NoteColumn:
        return shortNote(cell);
    case Columns:
        break;
    }
    return {};
}

int PlanModel::tone(const PlannedCell& cell, Column column) const
{
    const bool tooLarge = cell.skipped && cell.skipped->kind == SkipKind::NeedsMemory;
    if (tooLarge && (column == Need || column == NoteColumn))
        return int(Tone::Bad);
    if (cell.skipped)
        return int(Tone::Secondary);
    if (column == NoteColumn)
        return int(Tone::Caution);
    return int(column == Number ? Tone::Secondary : Tone::Plain);
}

QVariant PlanModel::data(const QModelIndex& index, int role) const
{
    const PlannedCell& cell = m_plan.cells[std::size_t(index.row())];
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(cell, column, m_narrow);
    case Qt::TextAlignmentRole:
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ToneRole:
        return tone(cell, column);
    case IconRole:
        if (column != (m_narrow ? Time : NoteColumn) || (!cell.skipped && cell.notes.empty()))
            return {};
        return cell.skipped ? QStringLiteral("skipped") : QStringLiteral("caution");
    case IconToneRole:
        return tone(cell, NoteColumn);
    case SpanLeftRole:
        return column == NoteColumn && cell.skipped.has_value();
    case Qt::ToolTipRole: {
        return QStringList{explanation(index.row()), splitText(index.row()), noteFormulas(cell)}
            .join('\n')
            .trimmed()
            .toHtmlEscaped();
    }
    case KeyRole:
        return cell.index;
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Batch)
        return tr("Rows of a batch ÷ chunks that it is cut into");
    if (m_narrow && role == Qt::DisplayRole && (section == Ranks || section == Prompts))
        return section == Ranks ? tr("R") : tr("P");
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const QStringList titles{tr("#"), tr("Model"), tr("Precision"), tr("Mode"), tr("Ranks"), tr("Prompts"), tr("B"),
        tr("Need"), tr("Time"), tr("Note")};
    return titles.value(section);
}

QString planTotals(const Plan& plan, TotalsDetail detail)
{
    int64_t ns = 0;
    int skipped = 0;
    for (const PlannedCell& cell : plan.cells) {
        skipped += cell.skipped.has_value();
        ns += cell.skipped ? 0 : cell.estimatedNs;
    }
    QStringList parts{PlanModel::tr("%n cell", "%n cells", int(plan.cells.size()))};
    if (detail == TotalsDetail::Cells)
        return parts.first();
    if (skipped > 0)
        parts << PlanModel::tr("%n skipped", "%n skipped", skipped);
    const bool whole = detail == TotalsDetail::Whole;
    const QString time = toQt(durationInWords(roughEstimate(ns)));
    if (ns > 0)
        parts << (whole ? PlanModel::tr("about %1").arg(time) : time);
    const LargestNeed largest = largestNeed(plan);
    if (detail != TotalsDetail::Time && largest.needBytes > 0 && largest.availableBytes > 0) {
        QString need = toQt(bytesInWords(largest.needBytes));
        const QString available = toQt(bytesInWords(largest.availableBytes));
        if (const QString unit = available.section(QLatin1Char(' '), 1); need.endsWith(QLatin1Char(' ') + unit))
            need.chop(unit.size() + 1); // once, where both have the same
        parts << (whole ? PlanModel::tr("needs %1 of %2") : PlanModel::tr("%1 of %2")).arg(need, available);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace throughline
