// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/experiment/plan_model.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace throughline {

namespace {

bool isNumber(int column)
{
    return column == PlanModel::Number || (column >= PlanModel::Ranks && column <= PlanModel::Time);
}

QString shortModel(const std::string& model) { return toQt(model).section('/', -1); }

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
    endResetModel();
}

void PlanModel::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
}

int PlanModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_plan.cells.size()); }

int PlanModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(Columns); }

bool PlanModel::columnVaries(Column column) const
{
    std::set<QString> texts;
    for (const PlannedCell& cell : m_plan.cells)
        texts.insert(text(cell, column));
    return texts.size() > 1;
}

std::vector<int> PlanModel::noted() const
{
    std::vector<int> rows;
    for (std::size_t i = 0; i < m_plan.cells.size(); ++i)
        if (m_plan.cells[i].skipped || !m_plan.cells[i].notes.empty())
            rows.push_back(int(i));
    return rows;
}

QString PlanModel::splitText(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const PlannedCell& cell = m_plan.cells[std::size_t(row)];
    QStringList parts;
    int first = 0;
    for (const int end : cell.stageEnds) {
        parts << (end - first > 1 ? QStringLiteral("%1–%2").arg(first + 1).arg(end) : QString::number(end));
        first = end;
    }
    if (!parts.isEmpty())
        return tr("Layers per stage: %1").arg(parts.join(" | "));
    if (cell.cell.mode == Mode::Sequential)
        return tr("All %1 prompts on one rank, one at a time").arg(cell.cell.promptCount);
    for (const int prompts : cell.promptsPerRank)
        parts << QString::number(prompts);
    return parts.isEmpty() ? QString() : tr("Prompts per rank: %1").arg(parts.join(" + "));
}

QString PlanModel::explanation(int row) const
{
    const PlannedCell& cell = m_plan.cells[std::size_t(row)];
    QStringList sentences;
    if (cell.skipped)
        sentences << toQt(sentence(*cell.skipped));
    for (const Note& one : cell.notes)
        sentences << toQt(sentence(one));
    return sentences.join(QLatin1Char(' '));
}

QString PlanModel::note(const PlannedCell& cell) const
{
    if (cell.skipped)
        return toQt(sentence(*cell.skipped));
    if (cell.notes.empty())
        return {};
    const auto& notes = cell.notes;
    const auto smaller = std::find_if(
        notes.begin(), notes.end(), [](const Note& one) { return one.kind == NoteKind::RunsAsSmallerBatch; });
    if (smaller != notes.end() && smaller->values.size() > 1)
        return tr("runs as %1").arg(toQt(smaller->values[1]));
    switch (notes.front().kind) {
    case NoteKind::RanksShareDevice:
        if (notes.front().values.size() < 2)
            return tr("one CPU");
        return notes.front().values[1] == "1" ? tr("one GPU") : tr("%1 GPUs").arg(toQt(notes.front().values[1]));
    case NoteKind::StagesRereadWeights:
        return tr("reads ×%1").arg(toQt(notes.front().values.empty() ? std::string() : notes.front().values[0]));
    case NoteKind::SlowPrecision:
        return tr("slow precision");
    case NoteKind::RunsAsSmallerBatch:
        break;
    }
    return toQt(sentence(notes.front()));
}

QString PlanModel::text(const PlannedCell& cell, Column column) const
{
    switch (column) {
    case Number:
        return QString::number(cell.index + 1);
    case Model:
        return shortModel(cell.cell.model);
    case PrecisionColumn:
        return toQt(nameOf(cell.cell.precision));
    case ModeColumn:
        return toQt(nameOf(cell.cell.mode));
    case Ranks:
        return QString::number(cell.cell.ranks);
    case Prompts:
        return QString::number(cell.cell.promptCount);
    case Batch:
        return cell.cell.chunks > 1 ? tr("%1 ÷ %2").arg(cell.cell.batchSize).arg(cell.cell.chunks)
                                    : QString::number(cell.cell.batchSize);
    case Need:
        return cell.needBytes > 0 ? toQt(bytesInWords(cell.needBytes)) : QString();
    case Time:
        return !cell.skipped && cell.estimatedNs > 0 ? toQt(durationInWords(cell.estimatedNs)) : QString();
    case NoteColumn:
        return note(cell);
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
        return text(cell, column);
    case Qt::TextAlignmentRole:
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ToneRole:
        return tone(cell, column);
    case IconRole:
        if (column != NoteColumn || (!cell.skipped && cell.notes.empty()))
            return {};
        return cell.skipped ? QStringLiteral("skipped") : QStringLiteral("caution");
    case IconToneRole:
        return tone(cell, column);
    case SpanLeftRole:
        return column == NoteColumn && cell.skipped.has_value();
    case Qt::ToolTipRole: {
        return QStringList{explanation(index.row()), splitText(index.row())}.join('\n').trimmed().toHtmlEscaped();
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

QString planTotals(const Plan& plan, bool brief)
{
    int64_t ns = 0;
    int skipped = 0;
    for (const PlannedCell& cell : plan.cells) {
        skipped += cell.skipped.has_value();
        if (cell.skipped)
            continue;
        ns += cell.estimatedNs;
    }
    const auto say = [](const char* text) { return QCoreApplication::translate("throughline::PlanModel", text); };
    QStringList parts{say("%1 cells").arg(plan.cells.size())};
    if (skipped > 0)
        parts << say("%1 skipped").arg(skipped);
    if (ns > 0)
        parts << (brief ? QStringLiteral("%1") : say("about %1")).arg(toQt(durationInWords(ns)));
    const LargestNeed largest = largestNeed(plan);
    if (!brief && largest.needBytes > 0 && largest.availableBytes > 0)
        parts << say("needs %1 of %2")
                     .arg(toQt(bytesInWords(largest.needBytes)), toQt(bytesInWords(largest.availableBytes)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace throughline
