// SPDX-License-Identifier: GPL-3.0-or-later
// Where the parts of the device strips stand, in pixels. Only for device_strips*.cpp.
#pragma once

namespace throughline::strips {

inline constexpr double leastRow = 56; // with its label and the gap under it
inline constexpr double mostRow = 128;
inline constexpr int labelHeight = 24;
inline constexpr int rowGap = 16;
inline constexpr int tickWidth = 56;
inline constexpr int rightMargin = 8;
inline constexpr int axisHeight = 36; // times, and the cells under them

} // namespace throughline::strips
