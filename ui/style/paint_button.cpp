// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons: primary, secondary, flat and stopping, each normal, hovered, pressed, focused and disabled.
#include <ui/style/icons.h>
#include <ui/style/paint.h>
#include <ui/style/tokens.h>

#include <QPainter>

namespace throughline {

namespace {

constexpr int padding = 12;

struct ButtonColors {
    QColor fill, border, text, hint;
};

/// Ground and border only under the pointer.
bool isBare(ButtonKind kind) { return kind == ButtonKind::Flat || kind == ButtonKind::Link; }

QColor textColor(ButtonKind kind, const Theme& theme)
{
    if (kind == ButtonKind::Link)
        return theme.accent;
    return kind == ButtonKind::Stop ? theme.bad : theme.text;
}

ButtonColors disabledColors(ButtonKind kind, const Theme& theme)
{
    if (isBare(kind))
        return {{}, {}, theme.disabled, theme.disabled};
    if (kind == ButtonKind::Primary)
        return {theme.pressed, {}, theme.disabled, theme.disabled};
    return {theme.window, theme.line, theme.disabled, theme.disabled};
}

ButtonColors buttonColors(const QStyleOption& option, ButtonKind kind, const Theme& theme)
{
    if (!(option.state & QStyle::State_Enabled))
        return disabledColors(kind, theme);
    const bool pressed = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (kind == ButtonKind::Primary) {
        const QColor fill = pressed ? theme.accentPressed : hovered ? theme.accentHover : theme.accent;
        return {fill, {}, theme.onAccent, theme.onAccent};
    }
    const QColor resting = isBare(kind) ? QColor() : theme.surface;
    const QColor fill = pressed ? theme.pressed : hovered ? theme.hover : resting;
    const QColor border = isBare(kind) ? QColor() : theme.border;
    return {fill, border, textColor(kind, theme), theme.text2};
}

void paintFocus(QPainter& painter, const QRect& rect, ButtonKind kind, const Theme& theme)
{
    if (kind == ButtonKind::Primary)
        paintRounded(painter, rect.adjusted(2, 2, -2, -2), metric::radius - 2, {}, theme.onAccent, 2);
    else
        paintRounded(painter, rect, metric::radius, {}, theme.accent, 2);
}

QFont hintFont(const QFont& font)
{
    QFont hint = font;
    hint.setPixelSize(12);
    hint.setWeight(QFont::Normal);
    return hint;
}

/// Icon, text and hint, centred as one.
void paintContents(
    QPainter& painter, const QStyleOptionButton& option, const ButtonLook& look, const ButtonColors& colors)
{
    const QFont hint = hintFont(painter.font());
    const int textWidth =
        option.text.isEmpty() ? 0 : option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int hintWidth = look.hint.isEmpty() ? 0 : QFontMetrics(hint).horizontalAdvance(look.hint) + metric::gap;
    const int iconWidth = look.icon.isEmpty() ? 0 : metric::icon + (textWidth ? metric::gap : 0);
    int x = option.rect.x() + qMax(0, (option.rect.width() - textWidth - hintWidth - iconWidth) / 2);
    const int y = option.rect.y();
    const int height = option.rect.height();
    if (!look.icon.isEmpty())
        drawIcon(painter, QRect(x, y, metric::icon, height), look.icon, colors.text);
    x += iconWidth;
    painter.setPen(colors.text);
    painter.drawText(QRect(x, y, textWidth + 2, height), Qt::AlignVCenter | Qt::TextHideMnemonic, option.text);
    if (look.hint.isEmpty())
        return;
    painter.setFont(hint);
    painter.setPen(colors.hint);
    painter.drawText(QRect(x + textWidth + metric::gap, y, hintWidth, height), Qt::AlignVCenter, look.hint);
}

} // namespace

void paintButton(QPainter& painter, const QStyleOptionButton& option, const ButtonLook& look)
{
    const Theme& theme = themeOf(option.palette);
    const ButtonColors colors = buttonColors(option, look.kind, theme);
    if (colors.fill.isValid() || colors.border.isValid())
        paintRounded(painter, option.rect, metric::radius, colors.fill, colors.border);
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        paintFocus(painter, option.rect, look.kind, theme);
    paintContents(painter, option, look, colors);
}

QSize buttonSize(const QStyleOptionButton& option, const ButtonLook& look)
{
    if (option.text.isEmpty())
        return {metric::control, metric::control};
    int width = 2 * padding + option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    if (!look.icon.isEmpty())
        width += metric::icon + metric::gap;
    if (!look.hint.isEmpty())
        width += metric::gap + option.fontMetrics.horizontalAdvance(look.hint);
    return {width, metric::control};
}

} // namespace throughline
