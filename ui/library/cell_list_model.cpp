// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/library/cell_list_model.h>
#include <ui/run/cell_words.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>

namespace throughline {

namespace {

StateLook lookOfListed(const CellInfo& cell)
{
    CellResult made; // its words are those of the Run page
    made.state = cell.state;
    if (cell.state == CellState::Done && !cell.valid)
        return {"caution", Tone::Caution, CellListModel::tr("done, not valid")};
    return lookOf(made);
}

bool isRight(CellColumn column) { return column >= CellColumn::Batch; }

} // namespace

CellListModel::CellListModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void CellListModel::setListing(CellListingPtr listing)
{
    beginResetModel();
    m_listing = std::move(listing);
    endResetModel();
}

const CellListing::Row* CellListModel::row(const QModelIndex& index) const
{
    return index.isValid() && m_listing ? &m_listing->rows[std::size_t(index.row())] : nullptr;
}

QModelIndex CellListModel::indexOf(const std::string& runId, int cell) const
{
    if (!m_listing)
        return {};
    const auto& rows = m_listing->rows;
    const auto found = std::find_if(
        rows.begin(), rows.end(), [&](const auto& one) { return one.cell->index == cell && one.run->runId == runId; });
    return found == rows.end() ? QModelIndex() : index(int(found - rows.begin()), 0);
}

void CellListModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= cellColumns)
        return;
    m_order = {CellColumn(column), order};
    emit orderWanted();
}

int CellListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_listing ? 0 : int(m_listing->rows.size());
}

int CellListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : cellColumns; }

QString CellListModel::text(const CellListing::Row& row, CellColumn column)
{
    const CellInfo& cell = *row.cell;
    switch (column) {
    case CellColumn::Run:
        return toQt(row.run->name);
    case CellColumn::Model:
        return toQt(cell.model);
    case CellColumn::Mode: {
        Cell axes;
        axes.mode = cell.mode;
        axes.ranks = cell.ranks;
        return modeWords(axes);
    }
    case CellColumn::Precision:
        return toQt(nameOf(cell.precision));
    case CellColumn::Batch:
        return cell.mode == Mode::Pipeline ? tr("%1 ÷ %2").arg(cell.batchSize).arg(cell.chunks)
                                           : QString::number(cell.batchSize);
    case CellColumn::Prompts:
        return QString::number(cell.promptCount);
    case CellColumn::Repeats:
        return cell.repeats > 0 ? QString::number(cell.repeats) : QString();
    case CellColumn::Wall:
        return cell.wallSeconds > 0 ? secondsInWords(cell.wallSeconds) : QString();
    case CellColumn::Rate:
        return cell.tokensPerSecond > 0 ? toQt(numberInWords(cell.tokensPerSecond)) : QString();
    case CellColumn::Speedup:
        return cell.speedup > 0 ? ratioWords(cell.speedup, 2) : QString();
    }
    return {};
}

QVariant CellListModel::data(const QModelIndex& index, int role) const
{
    const CellListing::Row* listed = row(index);
    if (!listed)
        return {};
    const auto column = CellColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(*listed, column);
    case Qt::TextAlignmentRole:
        return int((isRight(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case IconRole:
        return column == CellColumn::Run ? lookOfListed(*listed->cell).icon : QVariant();
    case IconToneRole:
        return int(lookOfListed(*listed->cell).tone);
    case ToneRole:
        return int(column == CellColumn::Repeats || column == CellColumn::Precision ? Tone::Secondary : Tone::Plain);
    case KeyRole:
        return toQt(listed->run->runId);
    case Qt::ToolTipRole:
        return QString(text(*listed, column) + QStringLiteral(" · ") + lookOfListed(*listed->cell).word)
            .toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return column == CellColumn::Run ? tr("%1, %2").arg(toQt(listed->run->name), lookOfListed(*listed->cell).word)
                                         : QVariant();
    default:
        return {};
    }
}

QVariant CellListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isRight(CellColumn(section)) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Run"), tr("Model"), tr("Mode"), tr("Precision"), tr("B"), tr("Prompts"), tr("Repeats"),
        tr("Time"), tr("tok/s"), tr("Speed-up")};
    return titles.value(section);
}

} // namespace throughline
