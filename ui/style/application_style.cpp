// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes, places and habits of controls. What they look like is in application_style_draw.cpp.
#include <ui/style/application_style.h>
#include <ui/style/paint.h>
#include <ui/style/paint_items.h>
#include <ui/style/tokens.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QStyleOption>

namespace throughline {

namespace {
constexpr int scrollBarExtent = 12;
constexpr int leastThumb = 32;

/// Without arrows: the whole bar is groove.
QRect scrollBarThumb(const QStyleOptionSlider& option)
{
    const bool vertical = option.orientation == Qt::Vertical;
    const int length = vertical ? option.rect.height() : option.rect.width();
    const int range = option.maximum - option.minimum;
    const int thumb = range > 0
        ? qBound(qMin(leastThumb, length), int(qint64(length) * option.pageStep / (range + option.pageStep)), length)
        : length;
    const int position = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown);
    return vertical ? QRect(option.rect.x(), option.rect.y() + position, option.rect.width(), thumb)
                    : QRect(option.rect.x() + position, option.rect.y(), thumb, option.rect.height());
}
} // namespace

ApplicationStyle::ApplicationStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{ }

void ApplicationStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    const bool hovers = qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget)
        || qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QAbstractButton*>(widget);
    if (hovers)
        widget->setAttribute(Qt::WA_Hover);
}

int ApplicationStyle::pixelMetric(PixelMetric which, const QStyleOption* option, const QWidget* widget) const
{
    switch (which) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
        return metric::icon;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_HeaderMargin:
        return metric::gap;
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_ScrollBarSliderMin:
        return leastThumb;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_MenuBarVMargin:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_MenuBarHMargin:
        return 6;
    case PM_MenuVMargin:
        return metric::gapSmall;
    case PM_MenuHMargin:
        return 0;
    case PM_SplitterWidth:
    case PM_DefaultFrameWidth:
    case PM_ComboBoxFrameWidth:
    case PM_SpinBoxFrameWidth:
    case PM_MenuPanelWidth:
        return 1;
    case PM_TreeViewIndentation:
        return 20;
    default:
        return QProxyStyle::pixelMetric(which, option, widget);
    }
}

int ApplicationStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_Transient:
        return hint == SH_ItemView_ShowDecorationSelected;
    case SH_MessageBox_TextInteractionFlags:
        return Qt::TextSelectableByMouse;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize ApplicationStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const
{
    const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            return buttonSize(*button, {});
        return size;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        return {size.width() + (type == CT_ComboBox ? 12 : 0), metric::control};
    case CT_MenuBarItem:
        return {size.width() + metric::gap, metric::menuBar};
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return menuItemSize(*item, contents);
        return size;
    case CT_ItemViewItem:
        return {size.width(), metric::control};
    case CT_HeaderSection:
        return {size.width() + metric::gap, metric::control};
    default:
        return size;
    }
}

QRect ApplicationStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        return frame && frame->lineWidth > 0 ? option->rect.adjusted(7, 1, -7, -1) : rect;
    }
    return rect;
}

QRect ApplicationStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl subControl, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!slider)
            return {};
        const QRect thumb = scrollBarThumb(*slider);
        const QRect whole = option->rect;
        const bool vertical = slider->orientation == Qt::Vertical;
        switch (subControl) {
        case SC_ScrollBarSlider:
            return thumb;
        case SC_ScrollBarGroove:
            return whole;
        case SC_ScrollBarSubPage:
            return vertical ? QRect(whole.topLeft(), QPoint(whole.right(), thumb.top() - 1))
                            : QRect(whole.topLeft(), QPoint(thumb.left() - 1, whole.bottom()));
        case SC_ScrollBarAddPage:
            return vertical ? QRect(QPoint(whole.left(), thumb.bottom() + 1), whole.bottomRight())
                            : QRect(QPoint(thumb.right() + 1, whole.top()), whole.bottomRight());
        default:
            return {};
        }
    }
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return option->rect.adjusted(1, 1, -metric::icon - 12, -1);
    if (control == CC_SpinBox && subControl == SC_SpinBoxEditField)
        return option->rect.adjusted(6, 2, -6, -2);
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

} // namespace throughline
