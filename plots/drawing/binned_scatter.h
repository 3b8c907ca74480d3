// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of points as squares that are darker the more of them lie there, with the counts in words.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

namespace throughline {

/// From so many points in view on they are binned, on screen and in files.
constexpr std::size_t mostSinglePoints = 5'000;
constexpr double binPixels = 6;

struct Bin {
    QRectF box; // cut to the area
    int count = 0;
    bool operator==(const Bin&) const = default;
};
/// Squares of binPixels from the area's top left, those that hold a point; points outside the area are left out. By
/// row, then by column.
std::vector<Bin> binned(const std::vector<QPointF>& points, const QRectF& area);
/// 1 for the fullest bin, at least 0.25: counts by their logarithm.
double strengthOf(int count, int most);
/// "12,000 points in 431 squares, up to 96 in one".
QString binsInWords(std::size_t points, std::size_t bins, int most);

} // namespace throughline
