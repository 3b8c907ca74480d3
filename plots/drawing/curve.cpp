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

} // namespace

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
