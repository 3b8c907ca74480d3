// SPDX-License-Identifier: GPL-3.0-or-later
// Draws one cell of a RowView: icon, swatch, text in its tone. Edits nothing.
#pragma once

#include <QStyledItemDelegate>

namespace throughline {

class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RowDelegate(class RowView* view);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    RowView* m_view = nullptr;
};

} // namespace throughline
