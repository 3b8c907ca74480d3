// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers beside axes: short, locale-free, thousands by commas. (Values in words are core's numberInWords.)
#pragma once

#include <QString>

namespace throughline {

/// 10000 → "10,000", 0.5 → "0.5", 2.5e-05 → "0.000025".
QString tickText(double value);
/// The step of 1, 2, 2.5 or 5 times a power of ten that gives about `count` ticks over `span`.
double niceStep(double span, int count);

} // namespace throughline
