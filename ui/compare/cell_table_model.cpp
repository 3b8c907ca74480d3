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
    return toQt(inWords(comparison.verdict));
}

QString intervalText(const std::optional<Interval>& interval)
{
    return interval
        ? QStringLiteral("%1–%2").arg(interval->low, 0, 'f', ratioDecimals).arg(interval->high, 0, 'f', ratioDecimals)
        : QString();
}

QString runText(const CellComparison& comparison, int column)
{
    if (column == CellTableModel::VerdictColumn)
        return verdictText(comparison);
    if (comparison.cell < 0 || comparison.ratio <= 0)
        return {};
    if (column == CellTableModel::Ratio)
        return ratioWords(comparison.ratio, ratioDecimals);
    return intervalText(comparison.interval);
}

QString meanText(const RunComparison& comparison, int column)
{
    if (column == CellTableModel::VerdictColumn)
        return CellTableModel::tr("%1 of %2").arg(comparison.matched).arg(comparison.cells.size());
    if (!comparison.geometricMean)
        return {};
    return column == CellTableModel::Ratio ? ratioWords(*comparison.geometricMean, ratioDecimals)
                                           : intervalText(comparison.geometricMeanInterval);
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
    m_others.clear();
    if (!m_comparison)
        return;
    const auto& cells = m_comparison->referenceRun().cells;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!m_promptCount || cells[i].planned.cell.promptCount == *m_promptCount)
            m_rows.push_back(int(i));
    for (int run = 0; run < int(m_comparison->runs.size()); ++run)
        if (run != m_comparison->reference)
            m_others.push_back(run);
}

std::vector<int> CellTableModel::promptCounts() const
{
    std::set<int> counts;
    if (m_comparison)
        for (const CellResult& one : m_comparison->referenceRun().cells)
            counts.insert(one.planned.cell.promptCount);
    return {counts.begin(), counts.end()};
}

bool CellTableModel::hasChunks() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [this](int place) {
        return m_comparison->referenceRun().cells[std::size_t(place)].planned.cell.mode == Mode::Pipeline;
    });
}

int CellTableModel::runOfColumn(int column) const
{
    if (!m_comparison || column < Reference)
        return -1;
    return column == Reference ? m_comparison->reference : m_others[std::size_t(column - FixedColumns) / PerRunColumns];
}

int CellTableModel::cellOfRow(int row) const { return row == 0 ? -1 : m_rows[std::size_t(row - 1)]; }

const CellResult& CellTableModel::cell(int row) const
{
    return m_comparison->referenceRun().cells[std::size_t(cellOfRow(row))];
}

int CellTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : int(m_rows.size()) + 1;
}

int CellTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : FixedColumns + PerRunColumns * int(m_others.size());
}

QString CellTableModel::fixedText(int row, int column) const
{
    if (row == 0)
        return column == Name ? tr("Geometric mean") : QString();
    const Cell& axes = cell(row).planned.cell;
    if (column == Batch)
        return axes.mode == Mode::Pipeline ? tr("%1 ÷ %2").arg(axes.batchSize).arg(axes.chunks)
                                           : QString::number(axes.batchSize);
    if (column == Name) {
        const QString mode = modeWords(cell(row).planned);
        return m_promptCount ? mode : tr("%1 · %2 prompts").arg(mode).arg(axes.promptCount);
    }
    const CellSummary& summary = m_comparison->cells[std::size_t(cellOfRow(row))];
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
        return row == 0 ? tr("Of the ratios of all matched cells, whatever is shown below")
                        : toQt(label(cell(row).planned.cell)).toHtmlEscaped();
    case KeyRole:
        return cellOfRow(row);
    case WeightRole:
        return row == 0 ? 500 : 400;
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
        return toQt(whyInWords(comparison.why)).toHtmlEscaped();
    default:
        return {};
    }
}

QVariant CellTableModel::meanData(const RunComparison& comparison, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return meanText(comparison, column);
    case Qt::TextAlignmentRole:
        return int((column == VerdictColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case WeightRole:
        return column == Ratio ? 600 : 400;
    case ToneRole:
        return int(column == Ratio ? Tone::Plain : Tone::Secondary);
    case Qt::ToolTipRole:
        return column == VerdictColumn ? tr("Cells that both runs have and that did the same work") : QString();
    default:
        return {};
    }
}

QVariant CellTableModel::data(const QModelIndex& index, int role) const
{
    if (index.column() < FixedColumns)
        return fixedData(index.row(), index.column(), role);
    const RunComparison& against = m_comparison->against[std::size_t(runOfColumn(index.column()))];
    const int column = FixedColumns + (index.column() - FixedColumns) % PerRunColumns;
    if (index.row() == 0)
        return meanData(against, column, role);
    return runData(against.cells[std::size_t(cellOfRow(index.row()))], column, role);
}

QVariant CellTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_comparison || section >= columnCount())
        return {};
    const int column = section < FixedColumns ? section : FixedColumns + (section - FixedColumns) % PerRunColumns;
    const bool left = column == Name || column == VerdictColumn;
    const int run = runOfColumn(section);
    const QStringList titles{tr("Cell"), tr("B"), tr("tok/s"), tr("ratio"), tr("interval"), tr("verdict")};
    switch (role) {
    case Qt::TextAlignmentRole:
        return int((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case SwatchRole:
        return column == Reference || column == Ratio ? QVariant(run) : QVariant();
    case Qt::DisplayRole:
        return titles.value(column);
    case Qt::AccessibleTextRole: // swatches are not heard, and not copied
        return run < 0 ? titles.value(column)
                       : QStringLiteral("%1: %2").arg(m_comparison->runs[std::size_t(run)].name, titles.value(column));
    case Qt::ToolTipRole:
        return run < 0 ? QVariant() : m_comparison->runs[std::size_t(run)].name.toHtmlEscaped();
    default:
        return {};
    }
}

} // namespace throughline
