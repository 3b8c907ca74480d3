// SPDX-License-Identifier: GPL-3.0-or-later
// Sends each element to the function that draws it; what is not named here is Fusion's.
#include <ui/style/application_style.h>
#include <ui/style/icons.h>
#include <ui/style/paint.h>
#include <ui/style/paint_items.h>
#include <ui/style/tokens.h>

#include <QComboBox>
#include <QPainter>
#include <QStyleOption>

namespace throughline {

namespace {

void paintLineEdit(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option);
    if (frame && frame->lineWidth > 0)
        paintField(painter, option.rect, fieldState(option, widget), themeOf(option.palette));
}

void paintBranch(QPainter& painter, const QStyleOption& option)
{
    if (option.state & QStyle::State_Children)
        drawIcon(painter, option.rect, option.state & QStyle::State_Open ? "chevron-down" : "chevron-right",
            themeOf(option.palette).text);
}

void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option)
{
    const Theme& theme = themeOf(option.palette);
    const QRect bar(option.rect.x(), option.rect.center().y() - 2, option.rect.width(), 6);
    paintRounded(painter, bar, 3, theme.pressed);
    const int range = option.maximum - option.minimum;
    if (range <= 0 || option.progress <= option.minimum)
        return;
    const int width = int(qint64(bar.width()) * (option.progress - option.minimum) / range);
    paintRounded(painter, QRect(bar.topLeft(), QSize(qMax(6, width), 6)), 3, theme.accent);
}

} // namespace

void ApplicationStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Theme& theme = themeOf(option->palette);
    switch (element) {
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        return paintLineEdit(*painter, *option, widget);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paintTick(*painter, *option, widget);
    case PE_IndicatorRadioButton:
        return paintRadio(*painter, *option, widget);
    case PE_IndicatorBranch:
        return paintBranch(*painter, *option);
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
            paintRowGround(*painter, *item);
        return;
    case PE_PanelItemViewRow:
    case PE_FrameFocusRect: // each control draws its own focus
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
        return;
    case PE_FrameMenu:
    case PE_PanelMenu:
    case PE_PanelTipLabel:
    case PE_Frame:
        painter->fillRect(option->rect, element == PE_FrameMenu ? QBrush(Qt::NoBrush) : QBrush(theme.surface));
        painter->setPen(element == PE_Frame ? theme.line : theme.border);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelScrollAreaCorner:
        return painter->fillRect(option->rect, theme.surface);
    case PE_IndicatorArrowDown:
        return drawIcon(*painter, option->rect, "chevron-down", theme.text);
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ApplicationStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Theme& theme = themeOf(option->palette);
    const auto* menuItem = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    switch (element) {
    case CE_PushButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            const bool primary = button->features & QStyleOptionButton::DefaultButton;
            return paintButton(*painter, *button, {primary ? ButtonKind::Primary : ButtonKind::Secondary, {}, {}});
        }
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, theme.window);
        return painter->fillRect(QRect(option->rect.x(), option->rect.bottom(), option->rect.width(), 1), theme.line);
    case CE_MenuBarItem:
        return menuItem ? paintMenuBarItem(*painter, *menuItem) : void();
    case CE_MenuItem:
        // A combo box without its native popup draws its rows as menu items.
        return menuItem ? paintMenuItem(*painter, *menuItem) : void();
    case CE_HeaderEmptyArea:
    case CE_HeaderSection:
        painter->fillRect(option->rect, theme.surface);
        return painter->fillRect(QRect(option->rect.x(), option->rect.bottom(), option->rect.width(), 1), theme.line);
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            return paintHeaderLabel(*painter, *header);
        break;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && !combo->editable)
            return paintComboBoxLabel(*painter, *combo);
        break;
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            return paintProgress(*painter, *bar);
        break;
    case CE_Splitter:
        return painter->fillRect(option->rect, theme.line);
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ApplicationStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            const QRect thumb = subControlRect(control, option, SC_ScrollBarSlider, widget);
            const bool onWindow = widget && widget->property("onWindow").toBool();
            return paintScrollBar(*painter, *slider, thumb, onWindow);
        }
    }
    if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            return paintComboBox(*painter, *combo, widget);
    }
    if (control == CC_SpinBox)
        return paintField(*painter, option->rect, fieldState(*option, widget), themeOf(option->palette));
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace throughline
