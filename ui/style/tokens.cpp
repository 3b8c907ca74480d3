// SPDX-License-Identifier: GPL-3.0-or-later
// Which palette role carries which token.
#include <ui/style/tokens.h>

namespace throughline {

QColor colorOf(Tone tone, const Theme& theme)
{
    switch (tone) {
    case Tone::Plain:
        return theme.text;
    case Tone::Secondary:
        return theme.text2;
    case Tone::Accent:
        return theme.accent;
    case Tone::Good:
        return theme.good;
    case Tone::Caution:
        return theme.caution;
    case Tone::Bad:
        return theme.bad;
    case Tone::Disabled:
        return theme.disabled;
    }
    return theme.text;
}

QColor tintOf(Tone tone, const Theme& theme)
{
    switch (tone) {
    case Tone::Good:
        return theme.goodTint;
    case Tone::Caution:
        return theme.cautionTint;
    case Tone::Bad:
        return theme.badTint;
    default:
        return theme.selected;
    }
}

QPalette::ColorRole roleOf(Tone tone)
{
    switch (tone) {
    case Tone::Secondary:
        return QPalette::PlaceholderText;
    case Tone::Accent:
        return QPalette::Link;
    case Tone::Good:
        return QPalette::Shadow;
    case Tone::Caution:
        return QPalette::LinkVisited;
    case Tone::Bad:
        return QPalette::BrightText;
    case Tone::Disabled:
        return QPalette::Dark;
    case Tone::Plain:
        break;
    }
    return QPalette::WindowText;
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& color) {
        palette.setColor(QPalette::All, role, color);
    };
    set(QPalette::Window, theme.surface);
    set(QPalette::Base, theme.surface);
    set(QPalette::AlternateBase, theme.surface);
    set(QPalette::Button, theme.surface);
    set(QPalette::ToolTipBase, theme.surface);
    set(QPalette::ToolTipText, theme.text);
    set(QPalette::WindowText, theme.text);
    set(QPalette::Text, theme.text);
    set(QPalette::ButtonText, theme.text);
    set(QPalette::Highlight, theme.selected);
    set(QPalette::HighlightedText, theme.text);
    set(QPalette::Light, theme.hover);
    set(QPalette::Midlight, theme.pressed);
    set(QPalette::Mid, theme.line);
    for (const Tone tone : {Tone::Secondary, Tone::Accent, Tone::Good, Tone::Caution, Tone::Bad, Tone::Disabled})
        set(roleOf(tone), colorOf(tone, theme));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, theme.disabled);
    return palette;
}

const Theme& themeOf(const QPalette& palette)
{
    return palette.color(QPalette::Active, QPalette::ToolTipBase) == darkTheme().surface ? darkTheme() : lightTheme();
}

} // namespace throughline
