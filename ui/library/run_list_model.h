// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of the library as a tree of two levels: groups and their runs, or runs alone. Filters, sorts and groups by
// itself: a proxy would ask 10,000 rows for QVariants on each keystroke.
#pragma once

#include <ui/library/reference_deltas.h>
#include <ui/library/run_arrangement.h>

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace throughline {

class RunListModel : public QAbstractItemModel {
    Q_OBJECT
public:
    /// `deltas` may be null: then nothing is pinned.
    explicit RunListModel(ReferenceDeltas* deltas, QObject* parent = nullptr);

    void setRuns(std::shared_ptr<const std::vector<RunInfo>> runs);
    void setQuery(const RunQuery& query);
    void setGrouping(RunGrouping grouping);
    RunGrouping grouping() const { return m_grouping; }
    RunOrder order() const { return m_order; }
    /// Once more: what it is sorted by has come.
    void arrangeAnew() { arrange(); }
    /// How a drag takes runs along: the model knows no library.
    using Carry = std::function<QMimeData*(const std::vector<RunInfo>& runs)>;
    void setCarry(Carry carry) { m_carry = std::move(carry); }

    int runs() const { return int(m_arranger.runs().size()); } // all
    int shown() const { return m_shown; }
    QStringList shownIds() const;                       // in their order
    const RunInfo* run(const QModelIndex& index) const; // null for a group
    QModelIndex indexOf(const QString& runId) const;    // invalid when it is not shown
    /// A group's title; of rows below it the same.
    bool isGroup(const QModelIndex& index) const;
    QString groupOf(const QModelIndex& index) const;
    /// For the chevron; the view does the folding.
    void setFolded(const QString& group, bool folded);
    bool isFolded(const QString& group) const { return m_folded.contains(group); }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    void sort(int column, Qt::SortOrder order) override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

signals:
    void renameWanted(const QString& runId, const QString& name);

private:
    std::vector<RunGroup> arranged() const;
    void put(std::vector<RunGroup> groups); // between begin and end of a reset
    void arrange();
    bool grouped() const { return m_grouping != RunGrouping::None; }
    QVariant groupData(const RunGroup& group, RunColumn column, int role) const;
    QVariant runData(const RunInfo& run, RunColumn column, int role) const;

    ReferenceDeltas* m_deltas = nullptr;
    RunArranger m_arranger;
    RunQuery m_query;
    RunOrder m_order;
    RunGrouping m_grouping = RunGrouping::None;
    std::vector<RunGroup> m_groups{RunGroup{}};              // never empty without grouping
    mutable QHash<QString, std::pair<int, int>> m_positions; // group and row by run id, once asked for
    QSet<QString> m_folded;
    Carry m_carry;
    int m_shown = 0;
};

} // namespace throughline
