// SPDX-License-Identifier: GPL-3.0-or-later
// Line clipping by parameters, polylines piece by piece, shapes by intersection.
#include <plots/drawing/cut.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace throughline {

std::optional<QLineF> cutLine(const QLineF& line, const QRectF& rect)
{
    const double dx = line.dx();
    const double dy = line.dy();
    if (!std::isfinite(line.x1() + line.y1() + dx + dy))
        return std::nullopt;
    const std::array<double, 4> direction{-dx, dx, -dy, dy};
    const std::array<double, 4> distance{
        line.x1() - rect.left(), rect.right() - line.x1(), line.y1() - rect.top(), rect.bottom() - line.y1()};
    double from = 0;
    double to = 1;
    for (std::size_t side = 0; side < 4; ++side) {
        if (direction[side] == 0) {
            if (distance[side] < 0)
                return std::nullopt;
            continue;
        }
        const double at = distance[side] / direction[side];
        if (direction[side] < 0)
            from = std::max(from, at);
        else
            to = std::min(to, at);
    }
    if (from > to)
        return std::nullopt;
    return QLineF(line.x1() + from * dx, line.y1() + from * dy, line.x1() + to * dx, line.y1() + to * dy);
}

std::vector<QPolygonF> cutPolyline(const QPolygonF& points, const QRectF& rect)
{
    std::vector<QPolygonF> pieces;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const auto part = cutLine(QLineF(points[i - 1], points[i]), rect);
        if (!part)
            continue;
        if (pieces.empty() || pieces.back().last() != part->p1())
            pieces.push_back(QPolygonF{part->p1()});
        pieces.back().append(part->p2());
    }
    return pieces;
}

QPainterPath cutShape(const QPainterPath& shape, const QRectF& rect)
{
    const QRectF bounds = shape.boundingRect();
    if (rect.contains(bounds))
        return shape;
    if (!rect.intersects(bounds))
        return {};
    QPainterPath frame;
    frame.addRect(rect);
    return shape.intersected(frame);
}

} // namespace throughline
