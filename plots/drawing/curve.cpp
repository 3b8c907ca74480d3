// SPDX-License-Identifier: GPL-3.0-or-later
// Columns are told apart in the axis's own values: on a log axis no point needs a logarithm but those that are drawn.
#include <plots/drawing/curve.h>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

/// What shows of the points of one column.
struct Column {
    std::size_t first = 0, lowest = 0, highest = 0, last = 0;
    explicit Column(std::size_t index)
        : first(index)
        , lowest(index)
        , highest(index)
        , last(index)
    { }
};

double crossed(QPointF a, QPointF b) { return a.x() * b.y() - a.y() * b.x(); }

/// The directions in which a straight line from a point passes all points seen so far.
class Sleeve {
public:
    Sleeve(QPointF anchor, double tolerance)
        : m_anchor(anchor)
        , m_tolerance(tolerance)
    { }

    /// Whether the line may end here.
    bool reaches(QPointF point) const
    {
        const QPointF way = point - m_anchor;
        const double length = std::hypot(way.x(), way.y());
        return length >= m_farthest && (!m_bounded || (crossed(m_right, way) >= 0 && crossed(way, m_left) >= 0));
    }
    void pass(QPointF point)
    {
        const QPointF way = point - m_anchor;
        const double length = std::hypot(way.x(), way.y());
        m_farthest = std::max(m_farthest, length);
        if (length <= m_tolerance) // it is passed in any direction
            return;
        const double sine = m_tolerance / length;
        const double cosine = std::sqrt(1 - sine * sine);
        const QPointF right(way.x() * cosine + way.y() * sine, way.y() * cosine - way.x() * sine);
        const QPointF left(way.x() * cosine - way.y() * sine, way.y() * cosine + way.x() * sine);
        if (!m_bounded || crossed(m_right, right) > 0)
            m_right = right;
        if (!m_bounded || crossed(left, m_left) > 0)
            m_left = left;
        m_bounded = true;
    }

private:
    QPointF m_anchor;
    double m_tolerance;
    QPointF m_right, m_left; // its walls
    double m_farthest = 0;
    bool m_bounded = false;
};

} // namespace

QPolygonF straightened(const QPolygonF& line, double tolerance)
{
    if (line.size() < 3)
        return line;
    QPolygonF kept{line.first()};
    Sleeve sleeve(line.first(), tolerance);
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (!sleeve.reaches(line[i])) {
            kept.append(line[i - 1]);
            sleeve = Sleeve(line[i - 1], tolerance);
        }
        sleeve.pass(line[i]);
    }
    kept.append(line.last());
    return kept;
}

Curve::Curve(const Series& series)
{
    m_x.reserve(series.points.size());
    m_y.reserve(series.points.size());
    for (const Point& point : series.points) {
        const bool finite = std::isfinite(point.x) && std::isfinite(point.y);
        if (m_stretches.empty() || point.apart || !finite)
            m_stretches.push_back({m_x.size(), m_x.size()});
        if (!finite || !point.finished)
            continue;
        m_x.push_back(point.x);
        m_y.push_back(point.y);
        m_stretches.back().end = m_x.size();
    }
}

Curve::Stretch Curve::inView(const Stretch& whole, const QCPRange& x) const
{
    const auto begin = m_x.begin() + static_cast<std::ptrdiff_t>(whole.first);
    const auto end = m_x.begin() + static_cast<std::ptrdiff_t>(whole.end);
    auto first = std::lower_bound(begin, end, x.lower);
    auto last = std::upper_bound(first, end, x.upper);
    if (first != begin)
        --first;
    if (last != end)
        ++last;
    return {static_cast<std::size_t>(first - m_x.begin()), static_cast<std::size_t>(last - m_x.begin())};
}

std::size_t Curve::pointsIn(const QCPRange& x) const
{
    std::size_t count = 0;
    for (const Stretch& stretch : m_stretches) {
        const Stretch seen = inView(stretch, x);
        count += seen.end - seen.first;
    }
    return count;
}

QPolygonF Curve::thinned(const Stretch& seen, const QCPAxis& x, const QCPAxis& y) const
{
    QPolygonF line;
    const auto add = [&](std::size_t index) {
        const QPointF at(x.coordToPixel(m_x[index]), y.coordToPixel(m_y[index]));
        if (line.isEmpty() || line.last() != at)
            line.append(at);
    };
    const auto flush = [&](const Column& column) {
        add(column.first);
        add(std::min(column.lowest, column.highest));
        add(std::max(column.lowest, column.highest));
        add(column.last);
    };
    for (std::size_t i = seen.first; i < seen.end;) {
        const double nextColumn = x.pixelToCoord(std::floor(x.coordToPixel(m_x[i])) + 1);
        Column column(i);
        double low = m_y[i];
        double high = m_y[i];
        for (++i; i < seen.end && m_x[i] < nextColumn; ++i) {
            if (m_y[i] < low) {
                low = m_y[i];
                column.lowest = i;
            } else if (m_y[i] > high) {
                high = m_y[i];
                column.highest = i;
            }
        }
        column.last = i - 1;
        flush(column);
    }
    return line;
}

std::vector<QPolygonF> Curve::polylines(const QCPAxis& x, const QCPAxis& y) const
{
    std::vector<QPolygonF> lines;
    for (const Stretch& stretch : m_stretches)
        if (const Stretch seen = inView(stretch, x.range()); seen.end > seen.first + 1)
            lines.push_back(thinned(seen, x, y));
    return lines;
}

} // namespace throughline
