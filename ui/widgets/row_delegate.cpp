// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/icons.h>
#include <ui/style/paint.h>
#include <ui/style/paint_items.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_delegate.h>
#include <ui/widgets/row_view.h>

#include <QPainter>

namespace throughline {

namespace {

Tone toneOf(const QModelIndex& index, int role)
{
    const QVariant tone = index.data(role);
    return tone.isValid() ? Tone(tone.toInt()) : Tone::Plain;
}

/// Draws what stands before the text, and returns what is left.
QRect paintLead(QPainter& painter, QRect rect, const QModelIndex& index, const Theme& theme)
{
    const QString icon = index.data(IconRole).toString();
    if (!icon.isEmpty()) {
        drawIcon(painter, QRect(rect.x(), rect.y(), metric::icon, rect.height()), icon,
            colorOf(toneOf(index, IconToneRole), theme), index.data(Qt::DisplayRole).toString().isEmpty() ? 16 : 14);
        rect.adjust(metric::icon + metric::gapSmall, 0, 0, 0);
    }
    const QColor swatch = index.data(SwatchRole).value<QColor>();
    if (swatch.isValid()) {
        paintRounded(painter, QRect(rect.x(), rect.center().y() - 4, 10, 10), 2, swatch);
        rect.adjust(10 + 6, 0, 0, 0);
    }
    return rect;
}

int leadWidth(const QModelIndex& index)
{
    return (index.data(IconRole).toString().isEmpty() ? 0 : metric::icon + metric::gapSmall)
        + (index.data(SwatchRole).isValid() ? 16 : 0);
}

} // namespace

RowDelegate::RowDelegate(RowView* view)
    : QStyledItemDelegate(view)
    , m_view(view)
{ }

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const Theme& theme = themeOf(option.palette);
    if (index.column() > 0 && index.siblingAtColumn(index.column() - 1).data(SpanRightRole).toBool()) {
        painter->restore(); // the cell to the left has drawn here
        return;
    }
    QStyleOptionViewItem ground = option;
    const int columns = index.model()->columnCount(index.parent());
    int last = index.column();
    for (; last + 1 < columns && index.siblingAtColumn(last).data(SpanRightRole).toBool(); ++last)
        ground.rect.setRight(ground.rect.right() + m_view->columnWidth(last + 1));
    if (index.column() == 0 && last > 0 && last + 1 == columns)
        ground.viewItemPosition = QStyleOptionViewItem::OnlyOne; // the whole row
    paintRowGround(*painter, ground);
    const QString text = index.data(Qt::DisplayRole).toString();
    const int weight = index.data(WeightRole).toInt();
    painter->setFont(weight ? themeFont(13, weight) : option.font);
    const Qt::Alignment alignment = index.data(Qt::TextAlignmentRole).isValid()
        ? Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt())
        : Qt::AlignLeft | Qt::AlignVCenter;
    QRect rect = ground.rect.adjusted(metric::gap, 0, -metric::gap, 0);
    if (index.data(SpanLeftRole).toBool() && index.column() > 0)
        rect.setLeft(rect.left() - m_view->columnWidth(index.column() - 1));
    // A row that can't be stood on but has a tone of its own is a head, not something that is out of order.
    const bool enabled = m_view->isEnabled() && (index.flags() & Qt::ItemIsEnabled || index.data(ToneRole).isValid());
    if (alignment & Qt::AlignRight) {
        const int needed = painter->fontMetrics().horizontalAdvance(text) + leadWidth(index);
        rect.setLeft(qMax(rect.left(), rect.right() - needed));
    }
    rect = paintLead(*painter, rect, index, theme);
    painter->setPen(enabled ? colorOf(toneOf(index, ToneRole), theme) : theme.disabled);
    const QString aside = index.data(AsideRole).toString();
    const int asideWidth = aside.isEmpty() ? 0 : QFontMetrics(option.font).horizontalAdvance(aside) + metric::gapLarge;
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width() - asideWidth + 1);
    painter->drawText(rect.adjusted(0, 0, 1, 0), int(alignment) | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (!aside.isEmpty()) {
        rect.setLeft(rect.left() + painter->fontMetrics().horizontalAdvance(shown) + metric::gapLarge);
        painter->setFont(option.font);
        painter->setPen(theme.text2);
        painter->drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine, aside);
    }
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int weight = index.data(WeightRole).toInt();
    const QFontMetrics metrics(weight ? themeFont(13, weight) : option.font);
    const QString text = index.data(Qt::DisplayRole).toString();
    return {metrics.horizontalAdvance(text) + leadWidth(index) + 2 * metric::gap + 2, m_view->rowHeight()};
}

} // namespace throughline
