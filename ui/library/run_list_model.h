// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of the library as a table. Filtering and sorting are a proxy's.
#pragma once

#include <host/run_library.h>

#include <QAbstractTableModel>

#include <vector>

namespace throughline {

class RunListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Models, Cells, BestRate, BestSpeedup, Started, Columns };

    explicit RunListModel(QObject* parent = nullptr);

    /// Rows of runs that are still there keep their place in selections.
    void setRuns(const std::vector<RunInfo>& runs);
    const RunInfo& run(int row) const { return m_runs[std::size_t(row)]; }
    int rowOf(const QString& runId) const; // -1 = none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void renameWanted(const QString& runId, const QString& name);

private:
    QString text(const RunInfo& run, int column) const;
    QVariant sortKey(const RunInfo& run, int column) const;

    std::vector<RunInfo> m_runs;
};

/// All that a free text is looked for in.
QString searchText(const RunInfo& run);

} // namespace throughline
