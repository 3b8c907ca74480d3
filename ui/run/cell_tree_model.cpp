// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/run/cell_tree_model.h>
#include <ui/run/cell_words.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>
#include <map>
#include <set>

namespace throughline {

namespace {

QString groupTitle(const PlannedCell& planned, bool withModel, bool withPrecision)
{
    const Cell& cell = planned.cell;
    QString title = modeWords(planned);
    if (withModel)
        title.prepend(toQt(cell.model).section('/', -1) + QStringLiteral(" · "));
    if (withPrecision)
        title += QStringLiteral(" · ") + toQt(nameOf(cell.precision));
    return title;
}

} // namespace

CellTreeModel::CellTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
{ }

bool CellTreeModel::samePlan(const RunResult& run) const
{
    return m_runId == run.started.runId
        && std::equal(m_cells.begin(), m_cells.end(), run.cells.begin(), run.cells.end(),
            [](const Shown& a, const CellResult& b) { return a.planned.cell.mode == b.planned.cell.mode; });
}

bool CellTreeModel::update(Shown& shown, const CellResult& now) const
{
    if (shown.state == now.state && shown.repeats == now.repeats.size())
        return false;
    shown.state = now.state;
    shown.reason = now.planned.skipped ? sentence(*now.planned.skipped) : now.ended.reason;
    shown.repeats = now.repeats.size();
    shown.flagged = isFlagged(now);
    shown.outOfMemory = now.ended.outOfMemory;
    return true;
}

void CellTreeModel::setRun(const RunResult& run)
{
    if (!samePlan(run)) {
        rebuild(run);
        return;
    }
    std::set<std::size_t> groups;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        if (!update(m_cells[i], run.cells[i]))
            continue;
        const QModelIndex first = indexOf(int(i));
        emit dataChanged(first, first.siblingAtColumn(Columns - 1));
        groups.insert(m_cells[i].group);
    }
    for (const std::size_t group : groups)
        emit dataChanged(index(int(group), 0), index(int(group), Columns - 1));
}

void CellTreeModel::rebuild(const RunResult& run)
{
    beginResetModel();
    m_cells.clear();
    m_groups.clear();
    m_digest.reset();
    m_runId = run.started.runId;
    std::set<std::string> models;
    std::set<Precision> precisions;
    for (const CellResult& cell : run.cells) {
        models.insert(cell.planned.cell.model);
        precisions.insert(cell.planned.cell.precision);
    }
    std::map<QString, std::size_t> groups;
    for (const CellResult& cell : run.cells) {
        Shown& shown = m_cells.emplace_back();
        shown.planned = cell.planned;
        update(shown, cell);
        const QString title = groupTitle(cell.planned, models.size() > 1, precisions.size() > 1);
        const auto [known, fresh] = groups.try_emplace(title, m_groups.size());
        if (fresh)
            m_groups.push_back({title, {}});
        shown.group = known->second;
        shown.row = int(m_groups[shown.group].cells.size());
        m_groups[shown.group].cells.push_back(int(m_cells.size()) - 1);
    }
    endResetModel();
}

void CellTreeModel::setDigest(const RunDigestPtr& digest)
{
    m_digest = digest;
    for (int row = 0; row < int(m_groups.size()); ++row) {
        const QModelIndex group = index(row, 0);
        emit dataChanged(index(0, Value, group), index(rowCount(group) - 1, Value, group));
    }
}

QModelIndex CellTreeModel::indexOf(int cell) const
{
    if (cell < 0 || cell >= int(m_cells.size()))
        return {};
    const Shown& shown = m_cells[std::size_t(cell)];
    return createIndex(shown.row, 0, quintptr(shown.group) + 1);
}

int CellTreeModel::cellOf(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return -1;
    return m_groups[index.internalId() - 1].cells[std::size_t(index.row())];
}

bool CellTreeModel::hasChunks() const
{
    return std::any_of(
        m_cells.begin(), m_cells.end(), [](const Shown& shown) { return shown.planned.cell.mode == Mode::Pipeline; });
}

int CellTreeModel::runningCell() const
{
    for (std::size_t i = 0; i < m_cells.size(); ++i)
        if (m_cells[i].state == CellState::Running)
            return int(i);
    return -1;
}

// Groups have the internal id 0; a cell has that of its group's row + 1.
QModelIndex CellTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= Columns || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex CellTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(int(child.internalId() - 1), 0, quintptr(0));
}

int CellTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return int(m_groups[std::size_t(parent.row())].cells.size());
}

int CellTreeModel::columnCount(const QModelIndex&) const { return Columns; }

Qt::ItemFlags CellTreeModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

QVariant CellTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return groupData(m_groups[std::size_t(index.row())], index.column(), role);
    return cellData(m_cells[std::size_t(cellOf(index))], index.column(), role);
}

QVariant CellTreeModel::groupData(const Group& group, int column, int role) const
{
    const auto done = std::count_if(group.cells.begin(), group.cells.end(),
        [this](int cell) { return m_cells[std::size_t(cell)].state == CellState::Done; });
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? group.title
            : column == Value ? tr("%1 of %2").arg(done).arg(group.cells.size())
                              : QString();
    case SpanRightRole:
        return column == Name;
    case Qt::ToolTipRole: // the model and the precision make it long
        return group.title.toHtmlEscaped();
    case WeightRole:
        return column == Name ? 500 : 400;
    case ToneRole:
        return int(column == Name ? Tone::Plain : Tone::Secondary);
    case Qt::TextAlignmentRole:
        return int((column == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString CellTreeModel::value(const Shown& cell) const
{
    const auto place = std::size_t(cell.planned.index);
    if (cell.state == CellState::Running) {
        const int asked = withDefaults(cell.planned.cell.settings.protocol).repeats;
        return tr("%1 of %2").arg(cell.repeats).arg(qMax(asked, int(cell.repeats)));
    }
    if (!m_digest || place >= m_digest->cells.size() || !m_digest->cells[place].outputTokensPerSecond) {
        // A forward pass generates no tokens: its wall time says what it is worth.
        if (m_digest && place < m_digest->cells.size() && m_digest->cells[place].wallSeconds)
            return secondsInWords(m_digest->cells[place].wallSeconds->median);
        return {};
    }
    const double rate = m_digest->cells[place].outputTokensPerSecond->median;
    if (rate <= 0 && m_digest->cells[place].wallSeconds)
        return secondsInWords(m_digest->cells[place].wallSeconds->median);
    return toQt(numberInWords(rate));
}

QString CellTreeModel::cellText(const Shown& cell, int column) const
{
    const Cell& axes = cell.planned.cell;
    if (column == Name)
        return tr("%n prompt", "%n prompts", axes.promptCount);
    if (column == Value)
        return value(cell);
    if (axes.mode == Mode::Pipeline)
        return tr("B %1 ÷ %2").arg(axes.batchSize).arg(axes.chunks);
    return tr("B %1").arg(axes.batchSize);
}

QVariant CellTreeModel::cellData(const Shown& cell, int column, int role) const
{
    const StateLook look = cell.look();
    const bool pending = cell.state == CellState::Planned || cell.state == CellState::Skipped;
    switch (role) {
    case Qt::DisplayRole:
        return cellText(cell, column);
    case IconRole:
        return column == Name ? look.icon : QVariant();
    case IconToneRole:
        return int(look.tone);
    case ToneRole:
        return int(cell.state == CellState::Running && column == Value ? Tone::Accent
                : pending                                              ? Tone::Secondary
                                                                       : Tone::Plain);
    case Qt::TextAlignmentRole:
        return int((column == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return column == Name ? look.word + QLatin1Char(' ') + cellText(cell, column) : QVariant();
    case Qt::ToolTipRole: {
        const QString reason = toQt(cell.reason);
        return (reason.isEmpty() ? look.word : tr("%1: %2").arg(look.word, reason)).toHtmlEscaped();
    }
    case KeyRole:
        return cell.planned.index;
    default:
        return {};
    }
}

} // namespace throughline
