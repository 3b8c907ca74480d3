// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of tokens (design/mock): colours of both themes, chart colours, type. Window and charts read it from
// here.
#pragma once

#include <core/names.h>

#include <QColor>
#include <QFont>

namespace throughline {

struct Theme {
    bool dark = false;
    QColor window, surface, hover, pressed, line, border, text, text2, disabled, accent, accentHover, accentPressed,
        onAccent, selected;
    QColor good, goodTint, caution, cautionTint, bad, badTint;

    QColor mode(Mode mode, int step = 1) const; // step: 0 fewest, 1 between, 2 most devices
    QColor run(int index) const;                // 0..7, then repeats
};

const Theme& lightTheme();
const Theme& darkTheme();
/// Registers "Throughline Sans" (Inter with tabular numerals) from the program's own resources; safe to call twice.
void loadFonts();
/// "Throughline Hangul" too: 1.4 MB that only Korean needs.
void loadHangul();
/// `pixels` 12, 13, 16 or 20; weight 400, 500 or 600.
QFont themeFont(int pixels, int weight = 400);

} // namespace throughline
