// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 10: memory of a cell's ranks together by batch size: what the plan estimated, and what was observed.
#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>
#include <plots/charts/panels.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr double bytesPerGigabyte = 1e9;

/// Peaks of all ranks together, one per repeat, GB; empty where a rank has none.
std::vector<double> peaksOf(const ShownCell& shown, int64_t PassedEvent::*peak)
{
    std::vector<double> peaks;
    for (const Repeat& repeat : shown.result->repeats) {
        int64_t sum = 0;
        for (const RankPass& rank : repeat.ranks) {
            if (rank.passed.*peak <= 0)
                return {};
            sum += rank.passed.*peak;
        }
        peaks.push_back(static_cast<double>(sum) / bytesPerGigabyte);
    }
    return peaks;
}

/// The largest repeat: memory is what must be there.
std::optional<Point> peakPoint(const ShownCell& shown, int64_t PassedEvent::*peak)
{
    const auto peaks = peaksOf(shown, peak);
    if (peaks.empty())
        return std::nullopt;
    Point point;
    point.x = batchOf(shown);
    point.y = *std::max_element(peaks.begin(), peaks.end());
    point.samples = peaks;
    point.finished = shown.finished();
    point.cell = shown.result->planned.index;
    point.label = Sentence::tr("%1 GB", {numberInWords(point.y)});
    return point;
}

std::optional<Point> estimatePoint(const ShownCell& shown)
{
    if (shown.result->planned.needBytes <= 0)
        return std::nullopt;
    Point point;
    point.x = batchOf(shown);
    point.y = static_cast<double>(shown.result->planned.needBytes) / bytesPerGigabyte;
    point.cell = shown.result->planned.index;
    point.label = Sentence::tr("%1 GB", {numberInWords(point.y)});
    return point;
}

/// More prompts of the same lengths take no more memory once they fill a batch.
std::vector<ShownCell> withMostPrompts(const ChartInput& input)
{
    std::map<std::string, int> most;
    const auto wayOf = [&](const ShownCell& shown) {
        return joined(input.words.panelParts(shown)) + "|" + input.words.seriesName(shown);
    };
    for (const ShownCell& shown : input.cells)
        most[wayOf(shown)] = std::max(most[wayOf(shown)], shown.cell().promptCount);
    std::vector<ShownCell> cells;
    std::copy_if(input.cells.begin(), input.cells.end(), std::back_inserter(cells),
        [&](const ShownCell& shown) { return shown.cell().promptCount == most[wayOf(shown)]; });
    return cells;
}

/// Beside what was observed, in its colour, thin and broken.
void addEstimates(std::vector<Panel>& panels, const std::vector<Panel>& estimates)
{
    for (Panel& panel : panels)
        for (const Panel& other : estimates)
            if (other.title == panel.title)
                for (Series series : other.series) {
                    series.name = Sentence::tr("estimate"); // one entry of the legend for all
                    series.style.reference = series.style.ownColour = true;
                    panel.series.push_back(series);
                }
}

Panel named(Panel panel, const std::string& measure, const std::string& yTitle)
{
    panel.title = joined({panel.title, measure});
    panel.yTitle = yTitle;
    return panel;
}

void fillMemoryTable(ChartData& chart)
{
    chart.tableHeader = {Sentence::tr("panel"), Sentence::tr("series"), chart.xTitle, Sentence::tr("GB"),
        Sentence::tr("kind"), Sentence::tr("repeats")};
    for (const Panel& panel : chart.panels)
        for (const Series& series : panel.series)
            for (const Point& point : series.points)
                chart.tableRows.push_back({panel.title, series.name, exactNumber(point.x), exactNumber(point.y),
                    series.style.reference ? Sentence::tr("estimate") : Sentence::tr("observed"),
                    std::to_string(point.samples.size())});
}

} // namespace

void makeMemoryChart(ChartData& chart, const ChartInput& input)
{
    chart.xTitle = Sentence::tr("batch size");
    Grouping grouping;
    grouping.byPromptCount = false;
    grouping.level = isBaseline;
    const auto cells = withMostPrompts(input);
    const auto panelsOf = [&](const auto& pointOf) { return makePanels(cells, input.words, grouping, pointOf); };
    auto allocator = panelsOf([](const ShownCell& shown) { return peakPoint(shown, &PassedEvent::peakBytes); });
    auto device = panelsOf([](const ShownCell& shown) { return peakPoint(shown, &PassedEvent::residentPeakBytes); });
    const auto estimates = panelsOf(estimatePoint);
    addEstimates(allocator, estimates);
    addEstimates(device, estimates);
    // A work's two measures stand side by side.
    for (std::size_t i = 0; i < std::max(allocator.size(), device.size()); ++i) {
        if (i < allocator.size())
            chart.panels.push_back(named(allocator[i], Sentence::tr("allocator"), Sentence::tr("allocator peak, GB")));
        if (i < device.size())
            chart.panels.push_back(
                named(device[i], Sentence::tr("device level"), Sentence::tr("device-level peak, GB")));
    }
    chart.columns = !allocator.empty() && !device.empty() ? 2 : 0;
    chart.yTitle = chart.panels.empty() ? Sentence::tr("memory, GB") : chart.panels.front().yTitle;
    for (Panel& panel : chart.panels)
        panel.xTicks = ascending(input.words.batchSizes());
    if (chart.panels.empty())
        chart.notApplicable =
            input.cells.empty() ? whyNothing(input.runs, {}) : Sentence::tr("No rank told how much memory it took.");
    chart.sentence =
        Sentence::tr(
            "The largest of the repeats' peaks, all ranks of a cell together: what the program's allocator gave "
            "out, and what the device had in use (of a CPU the processes' resident memory); with the most "
            "prompts.")
        + " "
        + (estimates.empty() ? Sentence::tr("The plan had no estimate.")
                             : Sentence::tr("Broken: the plan's estimate of weights, KV cache and activations."));
    fillMemoryTable(chart);
}

} // namespace throughline
