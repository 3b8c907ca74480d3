// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/compare/cell_table_model.h>
#include <ui/run/cell_words.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>
#include <set>

namespace throughline {

namespace {

constexpr int ratioDecimals = 3; // else "same" and "undecided" look alike

struct VerdictLook {
    QString icon;
    Tone tone = Tone::Secondary;
};
VerdictLook lookOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Faster:
        return {"faster", Tone::Good};
    case Verdict::Slower:
        return {"slower", Tone::Bad};
    case Verdict::Same:
        return {"same", Tone::Secondary};
    case Verdict::Undecided:
        return {"undecided", Tone::Secondary};
    case Verdict::NotComparable:
        break;
    }
    return {"skipped", Tone::Secondary};
}

QString verdictText(const CellComparison& comparison)
{
    if (comparison.cell < 0)
        return CellTableModel::tr("no match");
    return toQt(nameOf(comparison.verdict));
}

QString runText(const CellComparison& comparison, int column)
{
    if (column == CellTableModel::VerdictColumn)
        return verdictText(comparison);
    if (comparison.cell < 0 || comparison.ratio <= 0)
        return {};
    if (column == CellTableModel::Ratio)
        return ratioWords(comparison.ratio, ratioDecimals);
    return comparison.interval ? QStringLiteral("%1–%2")
                                     .arg(comparison.interval->low, 0, 'f', ratioDecimals)
                                     .arg(comparison.interval->high, 0, 'f', ratioDecimals)
                               : QString();
}

} // namespace

CellTableModel::CellTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void CellTableModel::setComparison(const ComparisonPtr& comparison)
{
    beginResetModel();
    m_comparison = comparison;
    rebuild();
    endResetModel();
}

void CellTableModel::setPromptCount(std::optional<int> count)
{
    if (count == m_promptCount)
        return;
    beginResetModel();
    m_promptCount = count;
    rebuild();
    endResetModel();
}

void CellTableModel::rebuild()
{
    m_rows.clear();
    if (!m_comparison)
        return;
    const auto& cells = m_comparison->runs[0].digest->run->cells;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!m_promptCount || cells[i].planned.cell.promptCount == *m_promptCount)
            m_rows.push_back(int(i));
}

std::vector<int> CellTableModel::promptCounts() const
{
    std::set<int> counts;
    if (m_comparison)
        for (const CellResult& one : m_comparison->runs[0].digest->run->cells)
            counts.insert(one.planned.cell.promptCount);
    return {counts.begin(), counts.end()};
}

int CellTableModel::matched() const
{
    int most = 0;
    if (m_comparison)
        for (const RunComparison& other : m_comparison->others)
            most = std::max(most, other.matched);
    return most;
}

int CellTableModel::runOfColumn(int column) const
{
    return column < Reference ? -1 : column == Reference ? 0 : 1 + (column - FixedColumns) / PerRunColumns;
}

const CellResult& CellTableModel::cell(int row) const
{
    return m_comparison->runs[0].digest->run->cells[std::size_t(m_rows[std::size_t(row)])];
}

int CellTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int CellTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : FixedColumns + PerRunColumns * int(m_comparison->others.size());
}

QString CellTableModel::fixedText(int row, int column) const
{
    const Cell& axes = cell(row).planned.cell;
    if (column == Batch)
        return axes.mode == Mode::Pipeline ? tr("%1 ÷ %2").arg(axes.batchSize).arg(axes.chunks)
                                           : QString::number(axes.batchSize);
    if (column == Name)
        return m_promptCount ? modeWords(axes) : tr("%1 · %2 prompts").arg(modeWords(axes)).arg(axes.promptCount);
    const CellSummary& summary = m_comparison->runs[0].digest->cells[std::size_t(m_rows[std::size_t(row)])];
    if (summary.outputTokensPerSecond && summary.generatedTokens > 0)
        return toQt(numberInWords(summary.outputTokensPerSecond->median));
    return summary.wallSeconds ? secondsInWords(summary.wallSeconds->median) : QString();
}

QVariant CellTableModel::fixedData(int row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return fixedText(row, column);
    case Qt::TextAlignmentRole:
        return int((column == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return toQt(label(cell(row).planned.cell)).toHtmlEscaped();
    case KeyRole:
        return cell(row).planned.index;
    default:
        return {};
    }
}

QVariant CellTableModel::runData(const CellComparison& comparison, int column, int role) const
{
    const VerdictLook look = lookOf(comparison.verdict);
    const bool verdict = column == VerdictColumn;
    switch (role) {
    case Qt::DisplayRole:
        return runText(comparison, column);
    case Qt::TextAlignmentRole:
        return int((verdict ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case WeightRole:
        return column == Ratio ? 600 : 400;
    case ToneRole:
        return int(verdict ? look.tone : column == IntervalColumn ? Tone::Secondary : Tone::Plain);
    case IconRole:
        return verdict ? look.icon : QVariant();
    case IconToneRole:
        return int(look.tone);
    case Qt::ToolTipRole:
        return toQt(comparison.why).toHtmlEscaped();
    default:
        return {};
    }
}

QVariant CellTableModel::data(const QModelIndex& index, int role) const
{
    if (index.column() < FixedColumns)
        return fixedData(index.row(), index.column(), role);
    const auto run = std::size_t(index.column() - FixedColumns) / PerRunColumns;
    const int column = FixedColumns + (index.column() - FixedColumns) % PerRunColumns;
    return runData(m_comparison->others[run].cells[std::size_t(m_rows[std::size_t(index.row())])], column, role);
}

QVariant CellTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const int column = section < FixedColumns ? section : FixedColumns + (section - FixedColumns) % PerRunColumns;
    const bool left = column == Name || column == VerdictColumn;
    if (role == Qt::TextAlignmentRole)
        return int((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == SwatchRole && (column == Reference || column == Ratio))
        return runOfColumn(section);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Cell"), tr("B"), tr("tok/s"), tr("ratio"), tr("interval"), tr("verdict")};
    return titles.value(column);
}

} // namespace throughline
