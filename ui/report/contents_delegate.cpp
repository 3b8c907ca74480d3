// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/report/contents_delegate.h>
#include <ui/report/contents_model.h>
#include <ui/style/paint.h>
#include <ui/style/paint_items.h>
#include <ui/style/tokens.h>

#include <QPainter>
#include <QStyleOptionButton>

namespace throughline {

namespace {

constexpr int tickSize = 16;
constexpr int leastTitle = 120; // a long reason is cut before the title is

void paintHandle(QPainter& painter, const QRect& row, const QColor& ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const int x : {13, 17})
        for (const int y : {-4, 0, 4})
            painter.drawEllipse(QPointF(row.x() + x, row.center().y() + 0.5 + y), 1, 1);
}

void paintRowTick(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    QStyleOptionButton tick;
    tick.palette = option.palette;
    tick.rect = QRect(option.rect.x() + contentsTickLeft, option.rect.y() + (option.rect.height() - tickSize) / 2,
        tickSize, tickSize);
    if (index.flags() & Qt::ItemIsUserCheckable)
        tick.state |= QStyle::State_Enabled;
    tick.state |= index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
    paintTick(painter, tick, nullptr);
}

} // namespace

ContentsDelegate::ContentsDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
{ }

void ContentsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = themeOf(option.palette);
    painter->save();
    QStyleOptionViewItem ground = option;
    ground.viewItemPosition = QStyleOptionViewItem::OnlyOne;
    paintRowGround(*painter, ground);
    if (option.state & QStyle::State_HasFocus)
        paintRounded(*painter, option.rect, metric::radius, {}, theme.accent);
    paintHandle(*painter, option.rect, theme.text2);
    painter->setRenderHint(QPainter::Antialiasing, false);
    paintRowTick(*painter, option, index);
    const bool open = index.flags() & Qt::ItemIsUserCheckable;
    const QRect text = option.rect.adjusted(contentsTextLeft, 0, -metric::gap, 0);
    painter->setFont(themeFont(13));
    const QFontMetrics metrics = painter->fontMetrics();
    const int title = qMin(leastTitle, metrics.horizontalAdvance(index.data().toString()));
    const QString note = metrics.elidedText(
        index.data(ContentsModel::NoteRole).toString(), Qt::ElideRight, text.width() - title - metric::gapLarge);
    painter->setPen(open ? theme.text2 : theme.disabled);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignRight, note);
    const int left = text.width() - metrics.horizontalAdvance(note) - metric::gapLarge;
    painter->setPen(open ? theme.text : theme.disabled);
    painter->drawText(
        text, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(index.data().toString(), Qt::ElideRight, left));
    painter->restore();
}

QSize ContentsDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {contentsTextLeft + leastTitle, metric::control};
}

} // namespace throughline
