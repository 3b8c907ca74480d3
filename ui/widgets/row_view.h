// SPDX-License-Identifier: GPL-3.0-or-later
// The window's one kind of table and tree: no grid, rows of 28 px, hover and selection over the whole row.
#pragma once

#include <QTreeView>

namespace throughline {

class RowView : public QTreeView {
    Q_OBJECT
public:
    explicit RowView(const QString& accessibleName, QWidget* parent = nullptr);

    void setRowHeight(int pixels); // the log's rows are 24
    int rowHeight() const { return m_rowHeight; }
    /// Column widths in pixels; 0 = takes what is left.
    void setColumnWidths(const std::vector<int>& widths);
    /// Shown in the middle while there are no rows.
    void setEmptyText(const QString& text);
    /// Selected rows (or all) as tab-separated text, head first.
    virtual QString copied() const;
    /// The same onto the clipboard.
    virtual void copy() const;

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int m_rowHeight = 28;
    QString m_emptyText;
};

} // namespace throughline
