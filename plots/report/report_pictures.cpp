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
std::size_t columnsOf(const ChartData& chart) { return chart.kind == ChartKind::Timeline ? 1 : 2; }

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

int heightOfPanels(const ChartData& chart)
{
    int height = 0;
    for (std::size_t first = 0; first < chart.panels.size(); first += columnsOf(chart)) {
        int tallestOfRow = 0;
        for (std::size_t i = first; i < std::min(chart.panels.size(), first + columnsOf(chart)); ++i)
            tallestOfRow = std::max(tallestOfRow, heightOfPanel(chart, chart.panels[i]));
        height += tallestOfRow;
    }
    return height;
}

QByteArray wholePicture(const ChartData& chart)
{
    Picture picture{chart, {}, {}};
    picture.framed = false;
    return renderSvg(picture, reportPictureSize(chart));
}

} // namespace

QSize reportPictureSize(const ChartData& chart) { return {reportWidth, legendHeight(chart) + heightOfPanels(chart)}; }

std::vector<ChartData> cutIntoPictures(const ChartData& chart)
{
    std::vector<ChartData> pictures;
    ChartData picture = chart;
    picture.panels.clear();
    for (const Panel& panel : chart.panels) {
        ChartData longer = picture;
        longer.panels.push_back(panel);
        if (!picture.panels.empty() && reportPictureSize(longer).height() > tallest) {
            pictures.push_back(picture);
            picture.panels.clear();
        }
        picture.panels.push_back(panel);
    }
    pictures.push_back(picture);
    if (pictures.size() > mostPictures)
        pictures.resize(mostPictures);
    for (std::size_t i = 1; i < pictures.size(); ++i)
        pictures[i].id += "-" + std::to_string(i + 1);
    return pictures;
}

QByteArray reportPicture(const ChartData& chart) { return compactSvg(wholePicture(chart)); }

ReportPictures picturesOf(const Report& report)
{
    // Only drawing is tied to this thread.
    std::map<std::string, std::future<QByteArray>> coming;
    for (const ReportSection& section : report.sections)
        for (const ChartData& chart : section.pictures)
            coming[chart.id] = std::async(std::launch::async, compactSvg, wholePicture(chart));
    ReportPictures pictures;
    for (auto& [id, picture] : coming)
        pictures[id] = picture.get();
    return pictures;
}

} // namespace throughline
