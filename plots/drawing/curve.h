// SPDX-License-Identifier: GPL-3.0-or-later
// A line of many points: kept as bare numbers, and drawn by what shows of it in each column of pixels.
#pragma once

#include <plots/chart_data.h>

#include <qcustomplot.h>

#include <vector>

namespace throughline {

/// From so many points in view on a line is one pixel wide and not antialiased: a wide pen over 100,000 noisy points
/// takes seconds.
constexpr std::size_t mostWidePoints = 2'000;

class Curve {
public:
    explicit Curve(const Series& series);

    /// Polylines in pixels, not yet cut to the axes. Of more than four points in a column only the first, the lowest,
    /// the highest and the last are kept, in their order: no more than that can be seen.
    std::vector<QPolygonF> polylines(const QCPAxis& x, const QCPAxis& y) const;
    /// Points in view, and one to either side.
    std::size_t pointsIn(const QCPRange& x) const;

private:
    struct Stretch { // indices, end excluded
        std::size_t first = 0;
        std::size_t end = 0;
    };
    Stretch inView(const Stretch& whole, const QCPRange& x) const;
    QPolygonF thinned(const Stretch& seen, const QCPAxis& x, const QCPAxis& y) const;

    std::vector<double> m_x; // ascending
    std::vector<double> m_y;
    std::vector<Stretch> m_stretches; // between them nothing is joined
};

/// Without the points whose absence moves the line by at most `tolerance` pixels: a wide pen is drawn joint by joint.
QPolygonF straightened(const QPolygonF& line, double tolerance);

} // namespace throughline
