// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/report/contents_delegate.h>
#include <ui/report/contents_model.h>
#include <ui/report/contents_view.h>
#include <ui/style/tokens.h>

#include <QKeyEvent>
#include <QMouseEvent>

namespace throughline {

ContentsView::ContentsView(ContentsModel& model, QWidget* parent)
    : QListView(parent)
    , m_model(model)
{
    setModel(&model);
    setItemDelegate(new ContentsDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFont(themeFont(13));
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, [this] { updateGeometry(); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { updateGeometry(); });
}

QSize ContentsView::sizeHint() const { return {352, qMax(1, m_model.rowCount()) * metric::control}; }

QRect ContentsView::handleOf(int row) const
{
    const QRect rect = visualRect(m_model.index(row));
    return {rect.x(), rect.y(), contentsTickLeft - 2, rect.height()};
}

QRect ContentsView::tickOf(int row) const
{
    const QRect rect = visualRect(m_model.index(row));
    return {rect.x() + contentsTickLeft, rect.y(), contentsTextLeft - contentsTickLeft, rect.height()};
}

void ContentsView::toggle(const QModelIndex& index)
{
    if (!index.isValid() || !(index.flags() & Qt::ItemIsUserCheckable))
        return;
    const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_model.setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void ContentsView::mousePressEvent(QMouseEvent* event)
{
    QListView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid() || event->button() != Qt::LeftButton)
        return;
    setCurrentIndex(index); // greyed rows too: they can be ordered
    if (tickOf(index.row()).contains(event->pos()))
        toggle(index);
    m_dragging = handleOf(index.row()).contains(event->pos());
}

void ContentsView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragging) {
        const QModelIndex index = indexAt(event->pos());
        const bool onHandle = index.isValid() && handleOf(index.row()).contains(event->pos());
        viewport()->setCursor(onHandle ? Qt::OpenHandCursor : Qt::ArrowCursor);
        QListView::mouseMoveEvent(event);
        return;
    }
    const QModelIndex under = indexAt(QPoint(contentsTextLeft, event->pos().y()));
    if (under.isValid())
        moveTo(under.row());
}

void ContentsView::mouseReleaseEvent(QMouseEvent* event)
{
    m_dragging = false;
    QListView::mouseReleaseEvent(event);
}

/// The row that has the keys goes there, and keeps them.
void ContentsView::moveTo(int row)
{
    const int from = currentIndex().row();
    if (m_model.move(from, row))
        setCurrentIndex(m_model.index(row));
}

void ContentsView::keyPressEvent(QKeyEvent* event)
{
    const int row = currentIndex().row();
    const bool moves = event->modifiers() & Qt::AltModifier;
    if (event->key() == Qt::Key_Space)
        toggle(currentIndex());
    else if (moves && event->key() == Qt::Key_Up)
        moveTo(row - 1);
    else if (moves && event->key() == Qt::Key_Down)
        moveTo(row + 1);
    else if (event->key() == Qt::Key_Delete)
        m_model.removeProse(row);
    else
        QListView::keyPressEvent(event);
}

} // namespace throughline
