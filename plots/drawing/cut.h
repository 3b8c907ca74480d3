// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts geometry to a rectangle before it is drawn, because an SVG written by Qt has no clipping.
#pragma once

#include <QLineF>
#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

#include <optional>
#include <vector>

namespace throughline {

/// The part of `line` inside `rect` (Liang & Barsky 1984); none when it lies outside.
std::optional<QLineF> cutLine(const QLineF& line, const QRectF& rect);
/// The pieces of an open polyline inside `rect`.
std::vector<QPolygonF> cutPolyline(const QPolygonF& points, const QRectF& rect);
/// The part of a closed shape inside `rect`; empty when it lies outside.
QPainterPath cutShape(const QPainterPath& shape, const QRectF& rect);

} // namespace throughline
