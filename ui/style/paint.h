// SPDX-License-Identifier: GPL-3.0-or-later
// How controls are drawn: shared by the style (Qt's own widgets) and by this program's widgets. No widget here.
#pragma once

#include <plots/theme.h>

#include <QStyleOptionButton>

class QPainter;

namespace throughline {

enum class ButtonKind { Secondary, Primary, Flat, Stop, Link };

struct ButtonLook {
    ButtonKind kind = ButtonKind::Secondary;
    QString icon; // empty = none
    QString hint; // its shortcut, drawn lighter after the text
};
void paintButton(QPainter& painter, const QStyleOptionButton& option, const ButtonLook& look);
QSize buttonSize(const QStyleOptionButton& option, const ButtonLook& look);

struct FieldState {
    bool enabled = true;
    bool hovered = false;
    bool focused = false;
    bool error = false;
};
FieldState fieldState(const QStyleOption& option, const QWidget* widget);
/// Ground and border of a field; one pixel of border, two in accent or bad.
void paintField(QPainter& painter, const QRect& rect, const FieldState& state, const Theme& theme);
QColor fieldText(const FieldState& state, const Theme& theme);

void paintTick(QPainter& painter, const QStyleOption& option, const QWidget* widget);
void paintRadio(QPainter& painter, const QStyleOption& option, const QWidget* widget);

/// A crisp rounded rectangle; `border` may be invalid for none.
void paintRounded(QPainter& painter, const QRect& rect, int radius, const QColor& fill, const QColor& border = {},
    int borderWidth = 1);

} // namespace throughline
