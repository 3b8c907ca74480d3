// SPDX-License-Identifier: GPL-3.0-or-later
// Counting by place.
#include <plots/drawing/binned_scatter.h>

#include <core/sentence.h>
#include <core/words.h>

#include <cmath>
#include <map>

namespace throughline {

std::vector<Bin> binned(const std::vector<QPointF>& points, const QRectF& area)
{
    std::map<std::pair<int, int>, int> counts; // row, column
    for (const QPointF& point : points)
        if (area.contains(point))
            ++counts[{static_cast<int>((point.y() - area.top()) / binPixels),
                static_cast<int>((point.x() - area.left()) / binPixels)}];
    std::vector<Bin> bins;
    for (const auto& [place, count] : counts) {
        const QPointF corner = area.topLeft() + QPointF(place.second, place.first) * binPixels;
        bins.push_back({QRectF(corner, QSizeF(binPixels, binPixels)).intersected(area), count});
    }
    return bins;
}

double strengthOf(int count, int most)
{
    constexpr double least = 0.25; // a single point is seen
    return most <= 1 ? 1 : least + (1 - least) * std::log(count) / std::log(most);
}

QString binsInWords(std::size_t points, std::size_t bins, int most)
{
    return QString::fromStdString(Sentence::tr("%1 in %2, up to %3 in one",
        {counted(static_cast<int64_t>(points), "point"), counted(static_cast<int64_t>(bins), "square"),
            numberInWords(most)}));
}

} // namespace throughline
