// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of all runs as a table. Filtering and sorting are listCells()'s.
#pragma once

#include <ui/library/cell_listing.h>

#include <QAbstractTableModel>

namespace throughline {

class CellListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit CellListModel(QObject* parent = nullptr);

    void setListing(CellListingPtr listing);
    const CellListing::Row* row(const QModelIndex& index) const; // null outside
    QModelIndex indexOf(const std::string& runId, int cell) const;
    CellOrder order() const { return m_order; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    void orderWanted(); // another listing is to be made

private:
    static QString text(const CellListing::Row& row, CellColumn column);

    CellListingPtr m_listing;
    CellOrder m_order;
};

} // namespace throughline
