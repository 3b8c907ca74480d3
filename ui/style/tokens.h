// SPDX-License-Identifier: GPL-3.0-or-later
// The token table (plots/theme.h) as Qt palettes, and the distances of the design. Not the colours themselves.
#pragma once

#include <plots/theme.h>

#include <QPalette>
#include <QWidget>

namespace throughline {

/// What a text or an icon says besides its words. Never the only carrier: an icon or a word stands beside it.
enum class Tone { Plain, Secondary, Accent, Good, Caution, Bad, Disabled };

QColor colorOf(Tone tone, const Theme& theme);
/// Labels take their colour through a role, so that a change of theme reaches them without a line of code.
QPalette::ColorRole roleOf(Tone tone);
/// Ground of an inline message.
QColor tintOf(Tone tone, const Theme& theme);

QPalette paletteOf(const Theme& theme);
/// The theme that a palette was made of: widgets derive it, nobody stores it.
const Theme& themeOf(const QPalette& palette);
inline const Theme& themeOf(const QWidget& widget) { return themeOf(widget.palette()); }

namespace metric {
inline constexpr int gapSmall = 4;  // icon to text, chips
inline constexpr int gap = 8;       // inside controls, table cells
inline constexpr int gapLarge = 16; // between groups, columns
inline constexpr int margin = 24;   // of a page
inline constexpr int radius = 6;
inline constexpr int tickRadius = 4;
inline constexpr int control = 28; // height of buttons, fields, rows
inline constexpr int hint = 16;    // the line under a field
inline constexpr int icon = 16;
inline constexpr int hintIcon = 12;
inline constexpr int rail = 144;
inline constexpr int statusBar = 32;
inline constexpr int menuBar = 28;
} // namespace metric

} // namespace throughline
