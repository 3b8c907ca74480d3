// SPDX-License-Identifier: GPL-3.0-or-later
// Cells × runs: the reference's tokens/s, and per other run ratio, interval and verdict. The first row is the mean of
// all matched cells.
#pragma once

#include <ui/compare/comparison.h>

#include <QAbstractTableModel>

#include <optional>

namespace throughline {

class CellTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Name to Reference stand once; Ratio to Verdict once per other run.
    enum Column {
        Name,
        Batch,
        Reference,
        Ratio,
        IntervalColumn,
        VerdictColumn,
        FixedColumns = Ratio,
        PerRunColumns = 3
    };

    explicit CellTableModel(QObject* parent = nullptr);

    /// May be null.
    void setComparison(const ComparisonPtr& comparison);
    /// Only cells of one prompt count; none = all.
    void setPromptCount(std::optional<int> count);
    std::vector<int> promptCounts() const;
    bool hasChunks() const; // a batch is told with the chunks that it is cut into
    /// Place among the runs; that of the reference in its own column; -1: a column of no run.
    int runOfColumn(int column) const;
    /// Place among the reference's cells; -1: the row of the mean.
    int cellOfRow(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rebuild();
    const CellResult& cell(int row) const;
    QString fixedText(int row, int column) const;
    QVariant fixedData(int row, int column, int role) const;
    QVariant runData(const CellComparison& comparison, int column, int role) const;
    QVariant meanData(const RunComparison& comparison, int column, int role) const;

    ComparisonPtr m_comparison;
    std::optional<int> m_promptCount;
    std::vector<int> m_rows;   // places among the reference's cells
    std::vector<int> m_others; // places of the runs that are held against it
};

} // namespace throughline
