// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes come from what the panels hold.
#include <plots/report/report_pictures.h>

#include <plots/drawing/chart_state.h>
#include <plots/picture.h>
#include <plots/report/compact_svg.h>

#include <QFontMetricsF>

#include <algorithm>
#include <future>

namespace throughline {

namespace {

constexpr int tallest = 780; // what a page has room for, heading and sentence beside it
constexpr int soloHeight = 280;
constexpr int panelPictureHeight = 230;
constexpr int legendRowHeight = 20;
constexpr std::size_t mostPictures = 6;

/// Panels side by side, as a chart arranges them in this width.
std::size_t columnsOf(const ChartData& chart)
{
    return chart.kind == ChartKind::Timeline || chart.columns == 1 ? 1 : 2;
}

int heightOfPanel(const ChartData& chart, const Panel& panel)
{
    constexpr int row = 28;
    constexpr int surroundings = 84; // head, axis and its title
    if (!panel.rows.empty())
        return surroundings + row * static_cast<int>(panel.rows.size() + panel.rowGroups.size());
    return chart.panels.size() == 1 ? soloHeight : panelPictureHeight;
}

/// Where the legend's entries flow, roughly as they are drawn.
int legendHeight(const ChartData& chart)
{
    ChartState state;
    state.data = chart;
    const QFontMetricsF metrics(themeFont(12));
    double x = 0;
    int rows = 0;
    for (const LegendEntry& entry : legendEntries(state)) {
        const double width = 46 + metrics.horizontalAdvance(entry.text);
        if (rows == 0 || x + width > reportWidth) {
            ++rows;
            x = 0;
        }
        x += width;
    }
    return rows * legendRowHeight + 8;
}

/// Of `count` panels from `begin` on.
int heightOfPanels(const ChartData& chart, std::size_t begin, std::size_t count)
{
    const std::size_t end = std::min(chart.panels.size(), begin + count);
    int height = 0;
    for (std::size_t first = begin; first < end; first += columnsOf(chart)) {
        int tallestOfRow = 0;
        for (std::size_t i = first; i < std::min(end, first + columnsOf(chart)); ++i)
            tallestOfRow = std::max(tallestOfRow, heightOfPanel(chart, chart.panels[i]));
        height += tallestOfRow;
    }
    return height;
}

} // namespace

QSize reportPictureSize(const ChartData& chart)
{
    return {reportWidth, legendHeight(chart) + heightOfPanels(chart, 0, chart.panels.size())};
}

std::vector<ChartData> cutIntoPictures(const ChartData& chart)
{
    const int room = tallest - legendHeight(chart);
    std::vector<ChartData> pictures;
    ChartData frame = chart;
    frame.panels.clear();
    std::size_t first = 0;
    do {
        std::size_t count = std::min<std::size_t>(1, chart.panels.size());
        while (first + count < chart.panels.size() && heightOfPanels(chart, first, count + 1) <= room)
            ++count;
        pictures.push_back(frame);
        const auto begin = chart.panels.begin() + static_cast<std::ptrdiff_t>(first);
        pictures.back().panels.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
        if (pictures.size() > 1)
            pictures.back().id += "-" + std::to_string(pictures.size());
        first += count;
    } while (first < chart.panels.size() && pictures.size() < mostPictures);
    return pictures;
}

QByteArray drawReportPicture(const ChartData& chart)
{
    Picture picture{chart, {}, {}, {}};
    picture.framed = false;
    return renderSvg(picture, reportPictureSize(chart));
}

QByteArray reportPicture(const QByteArray& drawn) { return compactSvg(drawn); }

ReportPictures picturesOf(const Report& report)
{
    // Only drawing is tied to this thread.
    std::map<std::string, std::future<QByteArray>> coming;
    for (const ReportSection& section : report.sections)
        for (const ChartData& chart : section.pictures)
            coming[chart.id] = std::async(std::launch::async, reportPicture, drawReportPicture(chart));
    ReportPictures pictures;
    for (auto& [id, picture] : coming)
        pictures[id] = picture.get();
    return pictures;
}

} // namespace throughline
