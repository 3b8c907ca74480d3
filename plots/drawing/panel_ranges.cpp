// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges by kind of chart and axis. QCustomPlot's own rescaling knows neither bounds nor log padding.
#include <plots/drawing/panel_ranges.h>

#include <plots/drawing/number_text.h>
#include <plots/drawing/timeline_content.h>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

struct Extent {
    double low = 1e300;
    double high = -1e300;
    void take(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    bool empty() const { return low > high; }
};

QCPRange padded(const Extent& extent, bool logarithmic, double share)
{
    if (extent.empty())
        return {logarithmic ? 0.5 : 0, 2};
    if (logarithmic) {
        const double factor = std::pow(std::max(extent.high / extent.low, 1.5), share);
        return {extent.low / factor, extent.high * factor};
    }
    const double span = extent.high > extent.low ? extent.high - extent.low : std::max(1.0, std::abs(extent.high));
    return {extent.low - span * share, extent.high + span * share};
}

/// From zero to the round number above the highest value.
QCPRange fromZero(const Extent& extent, double headroom)
{
    if (extent.empty() || extent.high <= 0)
        return {0, 1};
    const double top = extent.high * headroom;
    const double step = niceStep(top, 5);
    return {0, std::ceil(top / step - 1e-9) * step};
}

/// A log axis shows at least a factor of three, or it has no round number to write down.
QCPRange logY(const Extent& extent)
{
    QCPRange range = padded(extent, true, 0.08);
    const double missing = std::sqrt(3.0 / (range.upper / range.lower));
    if (missing > 1)
        range = {range.lower / missing, range.upper * missing};
    return range;
}

void takeX(const Panel& panel, Extent& x)
{
    for (const double tick : panel.xTicks)
        x.take(tick);
    for (const Series& series : panel.series)
        for (const Point& point : series.points)
            if (!series.level)
                x.take(point.x);
}

void takeValues(const Panel& panel, Extent& x, Extent& y)
{
    takeX(panel, x);
    for (const Series& series : panel.series)
        for (const Point& point : series.points) {
            for (const double value : {point.y, point.low.value_or(point.y), point.high.value_or(point.y)})
                if (!panel.logY || value > 0)
                    y.take(value);
            for (const double sample : point.samples)
                y.take(sample);
        }
}

std::vector<PanelRange> timelineRanges(const ChartData& data)
{
    Extent ends;
    for (const Panel& panel : data.panels) {
        for (const TimelineBlock& block : panel.blocks)
            if (!panel.xEnd)
                ends.take(block.end);
        if (panel.xEnd)
            ends.take(*panel.xEnd);
    }
    std::vector<PanelRange> ranges;
    for (const Panel& panel : data.panels)
        ranges.push_back({{0, ends.empty() ? 1 : ends.high * 1.02}, {0, placesOf(panel)}});
    return ranges;
}

/// Each panel its own: cells of other wall times are not to be compared by length.
std::vector<PanelRange> stackRanges(const ChartData& data)
{
    std::vector<PanelRange> ranges;
    for (const Panel& panel : data.panels) {
        std::vector<double> sums(panel.rows.size());
        for (const Series& series : panel.series)
            for (std::size_t row = 0; row < series.points.size() && row < sums.size(); ++row)
                sums[row] += series.points[row].y;
        const double longest = sums.empty() ? 0 : *std::max_element(sums.begin(), sums.end());
        ranges.push_back({{0, longest > 0 ? longest * 1.02 : 1}, {0, placesOf(panel)}});
    }
    return ranges;
}

QCPRange yRange(const Panel& panel, const Extent& y)
{
    if (panel.yEnd)
        return {0, *panel.yEnd};
    if (panel.logY)
        return logY(y);
    return panel.fromZero ? fromZero(y, 1.03) : padded(y, false, 0.08);
}

PanelRange barRange(const Panel& panel, const Extent& y)
{
    return {{-0.6, std::max(1.0, static_cast<double>(panel.xTicks.size())) - 0.4}, fromZero(y, 1.08)};
}

} // namespace

std::vector<PanelRange> fullRanges(const ChartData& data)
{
    if (data.kind == ChartKind::Timeline)
        return timelineRanges(data);
    if (data.stacked)
        return stackRanges(data);
    std::vector<PanelRange> ranges;
    for (const Panel& panel : data.panels) {
        Extent x;
        Extent y;
        if (data.kind == ChartKind::Speedup)
            y.take(1); // what a speed-up is held against
        for (const Panel& other : data.panels)
            if (other.yTitle == panel.yTitle && (!data.ownX || &other == &panel))
                takeValues(other, x, y);
            else if (!data.ownX)
                takeX(other, x);
        if (data.bars)
            ranges.push_back(barRange(panel, y));
        else
            ranges.push_back({padded(x, panel.logX, 0.07), yRange(panel, y)});
    }
    return ranges;
}

} // namespace throughline
