// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of one line of any length, and what tests ask of a chart that is drawn.
#pragma once

#include "plot_events.h"
#include "svg_shapes.h"

#include <plots/picture.h>

namespace throughline::test {

inline QCPAxis& axisOf(ChartView& view, QCPAxis::AxisType type, int panel = 0)
{
    return *plotOf(view).axisRect(panel)->axis(type);
}
inline QRectF areaOf(ChartView& view, int panel = 0) { return QRectF(plotOf(view).axisRect(panel)->rect()); }

inline ChartData lineOf(std::size_t points, bool joined)
{
    ChartData chart;
    chart.kind = ChartKind::Repeats;
    chart.id = "line";
    chart.title = "Line";
    chart.xTitle = "seconds";
    chart.panels.resize(1);
    Series series;
    series.name = "line";
    series.style.palette = 0;
    series.joined = joined;
    series.markers = !joined;
    series.points.edit().resize(points);
    for (std::size_t i = 0; i < points; ++i) {
        series.points.edit()[i].x = double(i);
        series.points.edit()[i].y = 10 + double(i % 7);
    }
    chart.panels[0].series = {series};
    return chart;
}

inline SvgPicture drawn(const Picture& picture) { return readSvg(renderSvg(picture, {960, 600})); }

} // namespace throughline::test
