// SPDX-License-Identifier: GPL-3.0-or-later
// Fields, ticks and rounded grounds.
#include <ui/style/icons.h>
#include <ui/style/paint.h>
#include <ui/style/tokens.h>

#include <QPainter>
#include <QVariant>
#include <QWidget>

namespace throughline {

void paintRounded(
    QPainter& painter, const QRect& rect, int radius, const QColor& fill, const QColor& border, int borderWidth)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF inner(rect);
    if (border.isValid()) {
        painter.setPen(QPen(border, borderWidth));
        const qreal half = borderWidth / 2.0;
        inner.adjust(half, half, -half, -half);
    } else {
        painter.setPen(Qt::NoPen);
    }
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = border.isValid() ? borderWidth / 2.0 : 0;
    painter.drawRoundedRect(inner, radius - inset, radius - inset);
    painter.restore();
}

FieldState fieldState(const QStyleOption& option, const QWidget* widget)
{
    FieldState state;
    state.enabled = option.state & QStyle::State_Enabled;
    state.hovered = option.state & QStyle::State_MouseOver;
    state.focused = option.state & QStyle::State_HasFocus;
    state.error = widget && widget->property("error").toBool();
    return state;
}

void paintField(QPainter& painter, const QRect& rect, const FieldState& state, const Theme& theme)
{
    const QColor fill = !state.enabled ? theme.window : state.hovered && !state.focused ? theme.hover : theme.surface;
    const bool strong = state.enabled && (state.error || state.focused);
    const QColor border = !state.enabled ? theme.line
        : state.error                    ? theme.bad
        : state.focused                  ? theme.accent
                                         : theme.border;
    paintRounded(painter, rect, metric::radius, fill, border, strong ? 2 : 1);
}

QColor fieldText(const FieldState& state, const Theme& theme) { return state.enabled ? theme.text : theme.disabled; }

namespace {

struct IndicatorColors {
    QColor fill, border, mark;
};
IndicatorColors indicatorColors(const QStyleOption& option, bool on, const Theme& theme)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (!enabled)
        return {theme.window, theme.line, theme.disabled};
    if (on) {
        const QColor fill = hovered ? theme.accentHover : theme.accent;
        return {fill, fill, theme.onAccent};
    }
    return {hovered ? theme.hover : theme.surface, theme.border, theme.accent};
}

bool showsFocus(const QStyleOption& option)
{
    return option.state & QStyle::State_HasFocus && option.state & QStyle::State_Enabled;
}

} // namespace

void paintTick(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    const Theme& theme = themeOf(option.palette);
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    IndicatorColors colors = indicatorColors(option, on, theme);
    if (widget && widget->property("error").toBool())
        colors.border = theme.bad;
    paintRounded(painter, option.rect, metric::tickRadius, colors.fill, colors.border);
    if (on)
        drawIcon(painter, option.rect, option.state & QStyle::State_NoChange ? "skipped" : "done", colors.mark, 12);
    if (showsFocus(option))
        paintRounded(painter, option.rect.adjusted(-3, -3, 3, 3), metric::radius, {}, theme.accent, 2);
}

void paintRadio(QPainter& painter, const QStyleOption& option, const QWidget*)
{
    const Theme& theme = themeOf(option.palette);
    const bool on = option.state & QStyle::State_On;
    IndicatorColors colors = indicatorColors(option, false, theme);
    if (on && option.state & QStyle::State_Enabled)
        colors.border = colors.mark = option.state & QStyle::State_MouseOver ? theme.accentHover : theme.accent;
    paintRounded(painter, option.rect, option.rect.width() / 2, colors.fill, colors.border);
    if (on)
        paintRounded(painter, option.rect.adjusted(4, 4, -4, -4), 4, colors.mark);
    if (showsFocus(option)) {
        const QRect around = option.rect.adjusted(-3, -3, 3, 3);
        paintRounded(painter, around, around.width() / 2, {}, theme.accent, 2);
    }
}

} // namespace throughline
