// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a row of the list of contents: handle, tick, what it is, what it comes to.
#pragma once

#include <QStyledItemDelegate>

namespace throughline {

inline constexpr int contentsTickLeft = 28; // of a row
inline constexpr int contentsTextLeft = 52;

class ContentsDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ContentsDelegate(QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The view ticks: Qt would, where it thinks that the tick is.
    bool editorEvent(QEvent*, QAbstractItemModel*, const QStyleOptionViewItem&, const QModelIndex&) override
    {
        return false;
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace throughline
