// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/icons.h>
#include <ui/style/paint.h>
#include <ui/style/paint_items.h>
#include <ui/style/tokens.h>

#include <QPainter>
#include <QStyleOption>

namespace throughline {

void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    const Theme& theme = themeOf(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled;
    if (!selected && !hovered)
        return;
    using Position = QStyleOptionViewItem::ViewItemPosition;
    const bool first = option.viewItemPosition == Position::Beginning || option.viewItemPosition == Position::OnlyOne
        || option.viewItemPosition == Position::Invalid;
    const bool last = option.viewItemPosition == Position::End || option.viewItemPosition == Position::OnlyOne
        || option.viewItemPosition == Position::Invalid;
    const QRect whole = option.rect.adjusted(first ? 0 : -2 * metric::radius, 0, last ? 0 : 2 * metric::radius, 0);
    painter.save();
    painter.setClipRect(option.rect, Qt::IntersectClip);
    paintRounded(painter, whole, metric::radius, selected ? theme.selected : theme.hover);
    painter.restore();
}

void paintHeaderLabel(QPainter& painter, const QStyleOptionHeader& option)
{
    const Theme& theme = themeOf(option.palette);
    QRect rect = option.rect.adjusted(metric::gap, 0, -metric::gap, 0);
    const bool right = option.textAlignment & Qt::AlignRight;
    painter.save();
    painter.setPen(theme.text2);
    if (option.sortIndicator != QStyleOptionHeader::None) {
        const QString icon = option.sortIndicator == QStyleOptionHeader::SortDown ? "chevron-up" : "chevron-down";
        const int textWidth = option.fontMetrics.horizontalAdvance(option.text);
        const int x = right ? rect.right() - metric::hintIcon + 1
                            : qMin(rect.x() + textWidth + metric::gapSmall, rect.right() - metric::hintIcon);
        drawIcon(painter, QRect(x, rect.y(), metric::hintIcon, rect.height()), icon, theme.text2, metric::hintIcon);
        if (right)
            rect.adjust(0, 0, -metric::hintIcon - metric::gapSmall, 0);
    }
    const QString text = option.fontMetrics.elidedText(option.text, Qt::ElideRight, rect.width() + 2);
    painter.drawText(rect, int(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft)), text);
    painter.restore();
}

void paintMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& option)
{
    const Theme& theme = themeOf(option.palette);
    painter.fillRect(option.rect, theme.window);
    painter.fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), theme.line);
    const bool open = option.state & QStyle::State_Sunken;
    if (open || option.state & QStyle::State_Selected)
        paintRounded(
            painter, option.rect.adjusted(0, 3, 0, -3), metric::tickRadius, open ? theme.pressed : theme.hover);
    painter.setPen(option.state & QStyle::State_Enabled ? theme.text : theme.disabled);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, option.text);
}

QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), 9};
    return {contents.width() + 40 + (option.menuHasCheckableItems ? 24 : 0), metric::control};
}

void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& option)
{
    const Theme& theme = themeOf(option.palette);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(option.rect.x() + 8, option.rect.center().y(), option.rect.width() - 16, 1), theme.line);
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    if (enabled && option.state & QStyle::State_Selected)
        paintRounded(painter, option.rect.adjusted(4, 0, -4, 0), metric::tickRadius, theme.selected);
    QRect rect = option.rect.adjusted(12, 0, -12, 0);
    if (option.menuHasCheckableItems) {
        if (option.checked)
            drawIcon(painter, QRect(rect.x(), rect.y(), 16, rect.height()), "done", theme.accent, 14);
        rect.adjust(24, 0, 0, 0);
    }
    const QStringList parts = option.text.split('\t');
    painter.setPen(enabled ? theme.text : theme.disabled);
    painter.drawText(rect, Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, parts.value(0));
    painter.setPen(enabled ? theme.text2 : theme.disabled);
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, parts.value(1));
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        drawIcon(painter, QRect(rect.right() - 15, rect.y(), 16, rect.height()), "chevron-right", theme.text2);
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider, bool onWindow)
{
    const Theme& theme = themeOf(option.palette);
    painter.fillRect(option.rect, onWindow ? theme.window : theme.surface);
    if (option.maximum <= option.minimum)
        return;
    const bool active = option.state & QStyle::State_MouseOver || option.state & QStyle::State_Sunken;
    paintRounded(painter, slider.adjusted(2, 2, -2, -2), 4, active ? theme.disabled : theme.pressed);
}

void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option, const QWidget* widget)
{
    const Theme& theme = themeOf(option.palette);
    const FieldState state = fieldState(option, widget);
    paintField(painter, option.rect, state, theme);
    const QRect arrow(option.rect.right() - 8 - metric::icon + 1, option.rect.y(), metric::icon, option.rect.height());
    drawIcon(painter, arrow, "chevron-down", fieldText(state, theme));
}

void paintComboBoxLabel(QPainter& painter, const QStyleOptionComboBox& option)
{
    const Theme& theme = themeOf(option.palette);
    const QRect rect = option.rect.adjusted(9, 0, -metric::icon - 12, 0);
    painter.setPen(option.state & QStyle::State_Enabled ? theme.text : theme.disabled);
    painter.drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine,
        option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, rect.width()));
}

} // namespace throughline
