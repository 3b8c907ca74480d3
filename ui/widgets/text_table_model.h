// SPDX-License-Identifier: GPL-3.0-or-later
// A table of plain texts: a chart's data-table twin, settings, facts of a cell. Read only.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace throughline {

class TextTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit TextTableModel(QObject* parent = nullptr);

    void setTable(const QStringList& head, const std::vector<QStringList>& rows);
    /// The first column is what the others are about: drawn in text2.
    void setFirstIsLabel(bool label) { m_firstIsLabel = label; }
    /// Of the first columns: texts, even where they begin with a digit.
    void setTextColumns(int columns) { m_textColumns = columns; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isNumeric(int column) const;

    QStringList m_head;
    std::vector<QStringList> m_rows;
    bool m_firstIsLabel = false;
    int m_textColumns = 0;
};

} // namespace throughline
