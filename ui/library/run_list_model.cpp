// SPDX-License-Identifier: GPL-3.0-or-later
// The tree's shape. What stands in its rows is in run_list_rows.cpp.
#include <ui/library/run_list_model.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <QMimeData>

#include <algorithm>

namespace throughline {

RunListModel::RunListModel(ReferenceDeltas* deltas, QObject* parent)
    : QAbstractItemModel(parent)
    , m_deltas(deltas)
{
    if (!deltas)
        return;
    connect(deltas, &ReferenceDeltas::computed, this, [this](const QString& runId) {
        const QModelIndex row = indexOf(runId);
        if (row.isValid())
            emit dataChanged(row.siblingAtColumn(int(RunColumn::Delta)), row.siblingAtColumn(int(RunColumn::Matched)));
    });
}

void RunListModel::setRuns(std::shared_ptr<const std::vector<RunInfo>> runs)
{
    const auto& before = m_arranger.runs();
    const bool sameRuns = std::equal(before.begin(), before.end(), runs->begin(), runs->end(),
        [](const RunInfo& a, const RunInfo& b) { return a.runId == b.runId; });
    if (!sameRuns) { // places are others now
        beginResetModel();
        m_arranger.setRuns(std::move(runs));
        put(arranged());
        endResetModel();
        return;
    }
    m_arranger.setRuns(std::move(runs));
    arrange();
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex top = index(row, 0);
        if (grouped() && rowCount(top) > 0)
            emit dataChanged(index(0, 0, top), index(rowCount(top) - 1, runColumns - 1, top));
    }
    if (!grouped() && rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, runColumns - 1));
}

void RunListModel::setQuery(const RunQuery& query)
{
    m_query = query;
    arrange();
}

void RunListModel::setGrouping(RunGrouping grouping)
{
    if (grouping == m_grouping)
        return;
    beginResetModel(); // the same places may make another tree
    m_grouping = grouping;
    put(arranged());
    endResetModel();
}

void RunListModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= runColumns)
        return;
    m_order = {RunColumn(column), order};
    arrange();
}

std::vector<RunGroup> RunListModel::arranged() const
{
    const auto delta = [this](const RunInfo& run) -> std::optional<double> {
        const ReferenceDelta* known = m_deltas ? m_deltas->of(toQt(run.runId)) : nullptr;
        if (!known)
            return std::nullopt;
        if (m_order.column == RunColumn::Matched)
            return known->matched;
        if (known->kind == ReferenceDelta::Kind::Reference)
            return 0;
        return known->kind == ReferenceDelta::Kind::Compared ? std::optional(known->percent) : std::nullopt;
    };
    return m_arranger.arranged(m_query, m_order, m_grouping, delta);
}

void RunListModel::put(std::vector<RunGroup> groups)
{
    m_groups = std::move(groups);
    m_positions.clear();
    m_shown = 0;
    for (const RunGroup& group : m_groups)
        m_shown += int(group.runs.size());
}

void RunListModel::arrange()
{
    auto groups = arranged();
    if (groups == m_groups)
        return;
    beginResetModel();
    put(std::move(groups));
    endResetModel();
}

// Top rows have the internal id 0; a run below a group has that of its group's row + 1.
QModelIndex RunListModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= runColumns || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex RunListModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(int(child.internalId() - 1), 0, quintptr(0));
}

int RunListModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return grouped() ? int(m_groups.size()) : int(m_groups.front().runs.size());
    if (!isGroup(parent) || parent.column() != 0)
        return 0;
    return int(m_groups[std::size_t(parent.row())].runs.size());
}

int RunListModel::columnCount(const QModelIndex&) const { return runColumns; }

bool RunListModel::hasChildren(const QModelIndex& parent) const
{
    return parent.isValid() ? isGroup(parent) && parent.column() == 0 : rowCount() > 0;
}

bool RunListModel::isGroup(const QModelIndex& index) const
{
    return index.isValid() && grouped() && index.internalId() == 0;
}

QString RunListModel::groupOf(const QModelIndex& index) const
{
    if (!index.isValid() || !grouped())
        return {};
    return m_groups[index.internalId() == 0 ? std::size_t(index.row()) : index.internalId() - 1].title;
}

const RunInfo* RunListModel::run(const QModelIndex& index) const
{
    if (!index.isValid() || isGroup(index))
        return nullptr;
    const RunGroup& group = m_groups[grouped() ? index.internalId() - 1 : 0];
    return &m_arranger.runs()[std::size_t(group.runs[std::size_t(index.row())])];
}

QModelIndex RunListModel::indexOf(const QString& runId) const
{
    if (m_positions.isEmpty()) // asked for many at once, or not at all
        for (std::size_t group = 0; group < m_groups.size(); ++group)
            for (std::size_t row = 0; row < m_groups[group].runs.size(); ++row)
                m_positions.insert(
                    toQt(m_arranger.runs()[std::size_t(m_groups[group].runs[row])].runId), {int(group), int(row)});
    const auto found = m_positions.constFind(runId);
    if (found == m_positions.constEnd())
        return {};
    return createIndex(found->second, 0, grouped() ? quintptr(found->first) + 1 : quintptr(0));
}

QStringList RunListModel::shownIds() const
{
    QStringList ids;
    ids.reserve(m_shown);
    for (const RunGroup& group : m_groups)
        for (const int place : group.runs)
            ids << toQt(m_arranger.runs()[std::size_t(place)].runId);
    return ids;
}

void RunListModel::setFolded(const QString& group, bool folded)
{
    if (folded)
        m_folded.insert(group);
    else
        m_folded.remove(group);
    for (int row = 0; grouped() && row < rowCount(); ++row)
        if (m_groups[std::size_t(row)].title == group)
            emit dataChanged(index(row, 0), index(row, 0), {IconRole});
}

Qt::ItemFlags RunListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (isGroup(index))
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Qt::ItemFlags flags =
        Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    return index.column() == int(RunColumn::Name) ? flags | Qt::ItemIsEditable : flags;
}

bool RunListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const RunInfo* info = run(index);
    const QString name = value.toString().trimmed();
    if (!info || role != Qt::EditRole || index.column() != int(RunColumn::Name) || name.isEmpty()
        || name == toQt(info->name))
        return false;
    emit renameWanted(toQt(info->runId), name);
    return true; // the list comes back with the new name
}

QStringList RunListModel::mimeTypes() const
{
    return {QStringLiteral("text/uri-list"), QStringLiteral("text/plain"), QStringLiteral("text/csv")};
}

QMimeData* RunListModel::mimeData(const QModelIndexList& indexes) const
{
    std::vector<RunInfo> chosen;
    for (const QModelIndex& index : indexes)
        if (const RunInfo* info = run(index); info && index.column() == 0)
            chosen.push_back(*info);
    return m_carry && !chosen.empty() ? m_carry(chosen) : nullptr;
}

} // namespace throughline
