// SPDX-License-Identifier: GPL-3.0-or-later
// Which shape, and its outline.
#include <plots/drawing/marker.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

Marker markerOfMode(Mode mode)
{
    switch (mode) {
    case Mode::Sequential:
        return Marker::TriangleDown;
    case Mode::DataParallel:
        return Marker::Circle;
    case Mode::Pipeline:
        return Marker::TriangleUp;
    case Mode::TensorParallel:
        return Marker::Diamond;
    }
    return Marker::Circle;
}

QPainterPath polygon(std::initializer_list<QPointF> corners, QPointF centre)
{
    QPolygonF points;
    for (const QPointF& corner : corners)
        points.append(centre + corner);
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return path;
}

} // namespace

Marker markerOf(const SeriesStyle& style)
{
    constexpr std::array bySteps{Marker::Circle, Marker::Square, Marker::Diamond};
    constexpr std::array byVariants{Marker::TriangleUp, Marker::Square, Marker::Diamond, Marker::Circle};
    if (style.reference)
        return Marker::Diamond;
    if (style.hollow && style.run < 0)
        return Marker::Circle;
    if (style.run >= 0 || style.mode == Mode::Sequential)
        return markerOfMode(style.mode);
    if (style.mode == Mode::Pipeline)
        return byVariants[static_cast<std::size_t>(style.variant) % byVariants.size()];
    return bySteps[static_cast<std::size_t>(std::clamp(style.step, 0, 2))];
}

QPainterPath markerShape(Marker marker, QPointF centre, double radius)
{
    const double side = radius * 0.9;
    const double tip = radius * 1.3;
    const double wing = radius * 1.15;
    QPainterPath path;
    switch (marker) {
    case Marker::Circle:
        path.addEllipse(centre, radius, radius);
        return path;
    case Marker::Square:
        return polygon({{-side, -side}, {side, -side}, {side, side}, {-side, side}}, centre);
    case Marker::Diamond:
        return polygon({{0, -tip}, {tip, 0}, {0, tip}, {-tip, 0}}, centre);
    case Marker::TriangleUp:
        return polygon({{0, -wing}, {wing, side}, {-wing, side}}, centre);
    case Marker::TriangleDown:
        return polygon({{0, wing}, {wing, -side}, {-wing, -side}}, centre);
    }
    return path;
}

} // namespace throughline
