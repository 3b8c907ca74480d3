// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 8: how long prompts waited for their first token and tokens for the next: the share that had come by then.
#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>
#include <plots/charts/panels.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr double millisecondsPerSecond = 1e3;
constexpr std::size_t mostSteps = 1'000; // of a line; of more values order statistics a thousandth apart

using SamplesOf = std::optional<Summary> CellSummary::*;

/// The empirical distribution: y % of the values are at most x.
std::vector<Point> distributionOf(const std::vector<double>& sorted, int cell)
{
    std::vector<Point> points;
    const std::size_t steps = std::min(sorted.size(), mostSteps);
    for (std::size_t i = 1; i <= steps; ++i) {
        const std::size_t upTo = i * sorted.size() / steps; // values, at least i of them
        Point point;
        point.x = sorted[upTo - 1] * millisecondsPerSecond;
        point.y = 100.0 * static_cast<double>(upTo) / static_cast<double>(sorted.size());
        point.cell = cell;
        points.push_back(point);
    }
    return points;
}

/// The smallest value that at least this share of all is not above.
double quantileOf(const std::vector<double>& sorted, double share)
{
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size()) - 1e-9));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1] * millisecondsPerSecond;
}

/// The prompt count is said where the cells differ in it.
std::string nameAmong(const std::vector<ShownCell>& cells, const ShownCell& shown, const SeriesWords& words)
{
    const int count = shown.cell().promptCount;
    const bool one = std::all_of(
        cells.begin(), cells.end(), [count](const ShownCell& other) { return other.cell().promptCount == count; });
    const std::string name = words.cellName(shown);
    return one ? name.substr(0, name.rfind(", ")) : name;
}

Panel panelOfLatency(ChartData& chart, const std::vector<ShownCell>& cells, const SeriesWords& words, SamplesOf samples,
    const std::string& name)
{
    Panel panel;
    panel.title = name;
    panel.logX = true;
    for (const ShownCell& shown : cells) {
        const auto& summary = (*shown.summary).*samples;
        if (!summary)
            continue;
        std::vector<double> sorted = summary->samples;
        std::sort(sorted.begin(), sorted.end());
        Series series;
        series.name = nameAmong(cells, shown, words);
        series.style = words.style(shown);
        series.markers = false;
        series.points = distributionOf(sorted, shown.result->planned.index);
        panel.series.push_back(series);
        std::vector<std::string> row{name, words.cellName(shown), std::to_string(sorted.size())};
        for (const double share : {0.0, 0.5, 0.9, 0.95, 0.99, 1.0})
            row.push_back(exactNumber(quantileOf(sorted, share)));
        chart.tableRows.push_back(row);
    }
    return panel;
}

bool hasTokens(const ShownCell& shown) { return shown.summary->ttftSeconds.has_value(); }

} // namespace

void makeLatencyChart(ChartData& chart, const ChartInput& input)
{
    chart.xTitle = Sentence::tr("milliseconds");
    chart.yTitle = Sentence::tr("share that had come by then");
    chart.yUnit = "\u00a0%";
    chart.ownX = true;
    std::vector<ShownCell> generating;
    std::copy_if(input.cells.begin(), input.cells.end(), std::back_inserter(generating), hasTokens);
    const auto cells = fullestCells(generating, [&](const ShownCell& shown) {
        return joined(input.words.panelParts(shown)) + "|" + input.words.seriesName(shown);
    });
    if (cells.empty()) {
        chart.notApplicable = input.cells.empty()
            ? whyNoCell(input.runs)
            : Sentence::tr("No cell generates tokens: a forward pass has no latency of its own.");
        return;
    }
    chart.tableHeader = {Sentence::tr("latency"), Sentence::tr("series"), Sentence::tr("values"),
        Sentence::tr("least, ms"), Sentence::tr("median, ms"), Sentence::tr("90 %, ms"), Sentence::tr("95 %, ms"),
        Sentence::tr("99 %, ms"), Sentence::tr("most, ms")};
    chart.panels = {
        panelOfLatency(chart, cells, input.words, &CellSummary::ttftSeconds, Sentence::tr("TTFT, time to first token")),
        panelOfLatency(chart, cells, input.words, &CellSummary::itlSeconds, Sentence::tr("ITL, between two tokens"))};
    if (chart.panels.back().series.empty()) // one token each has no gaps
        chart.panels.pop_back();
    for (Panel& panel : chart.panels) {
        panel.yTitle = chart.yTitle;
        panel.yEnd = 100;
    }
    chart.sentence = Sentence::tr(
        "Of all repeats together. TTFT: go → first token of a prompt, the wait for a place in a batch included; ITL: "
        "each gap between two tokens of a prompt. Of each way its largest cell; log axis.");
}

} // namespace throughline
