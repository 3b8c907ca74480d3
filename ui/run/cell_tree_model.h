// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of a run, grouped by model, precision, mode and ranks, with their states. Two levels.
#pragma once

#include <ui/run/cell_words.h>
#include <ui/session/run_digest.h>

#include <QAbstractItemModel>

namespace throughline {

class CellTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Rows, Value, Columns };

    explicit CellTreeModel(QObject* parent = nullptr);

    /// Another plan resets the model; the same plan only says which cells changed.
    void setRun(const RunResult& run);
    /// Values of finished cells.
    void setDigest(const RunDigestPtr& digest);
    QModelIndex indexOf(int cell) const;        // invalid when there is no such cell
    int cellOf(const QModelIndex& index) const; // -1 for a group
    bool hasChunks() const;                     // a batch is told with the chunks that it is cut into
    int runningCell() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    /// What is shown of a cell; passes, tokens and texts stay behind.
    struct Shown {
        PlannedCell planned;
        CellState state = CellState::Planned;
        std::string reason; // why it is not done
        std::size_t repeats = 0;
        bool flagged = false;
        bool outOfMemory = false;
        std::size_t group = 0; // where it stands
        int row = 0;
        StateLook look() const { return lookOf(state, flagged, outOfMemory); }
    };
    struct Group {
        QString title;
        std::vector<int> cells; // places in m_cells
    };
    bool update(Shown& shown, const CellResult& now) const; // whether it changed
    bool samePlan(const RunResult& run) const;
    void rebuild(const RunResult& run);
    QVariant groupData(const Group& group, int column, int role) const;
    QString cellText(const Shown& cell, int column) const;
    QString value(const Shown& cell) const;
    QVariant cellData(const Shown& cell, int column, int role) const;

    std::vector<Shown> m_cells; // by index in the plan
    std::vector<Group> m_groups;
    std::string m_runId;
    RunDigestPtr m_digest;
};

} // namespace throughline
