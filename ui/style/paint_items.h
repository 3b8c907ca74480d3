// SPDX-License-Identifier: GPL-3.0-or-later
// Rows, table heads, menus, scroll bars and choices as the style draws them. No widget here.
#pragma once

#include <QStyleOptionComplex>

class QPainter;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionViewItem;

namespace throughline {

/// Ground of one cell of a row: hovered or selected, rounded at the row's two ends.
void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option);
void paintHeaderLabel(QPainter& painter, const QStyleOptionHeader& option);
void paintMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& option);
void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& option);
QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents);
/// `onWindow`: beside something that is not a surface.
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider, bool onWindow);
void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option, const QWidget* widget);
void paintComboBoxLabel(QPainter& painter, const QStyleOptionComboBox& option);

} // namespace throughline
