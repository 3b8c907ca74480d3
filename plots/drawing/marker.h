// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes that tell series apart when printed in grey.
#pragma once

#include <plots/chart_data.h>

#include <QPainterPath>

namespace throughline {

enum class Marker { Circle, Square, Diamond, TriangleUp, TriangleDown };

/// Devices within a mode: circle, square, diamond from fewest to most. Where colour is the run: one shape per mode.
Marker markerOf(const SeriesStyle& style);
/// A closed shape around `centre` that looks as large as a circle of `radius`.
QPainterPath markerShape(Marker marker, QPointF centre, double radius);

} // namespace throughline
