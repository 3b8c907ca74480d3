// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 1: wall time by prompt count, sequential against parallel.
#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>
#include <plots/charts/panels.h>

#include <core/sentence.h>
#include <core/words.h>

namespace throughline {

namespace {

std::string wayOf(const ShownCell& shown, const SeriesWords& words)
{
    return joined(words.panelParts(shown)) + "|" + words.seriesName(shown);
}

/// Each way is shown at one batch size: the one measured at most prompt counts, of these the largest.
std::map<std::string, int> batchOfWays(const ChartInput& input)
{
    std::map<std::string, std::map<int, std::set<int>>> counts; // way → batch → prompt counts
    for (const ShownCell& shown : input.cells)
        counts[wayOf(shown, input.words)][static_cast<int>(batchOf(shown))].insert(shown.cell().promptCount);
    std::map<std::string, int> chosen;
    for (const auto& [way, batches] : counts) {
        std::size_t most = 0;
        for (const auto& [batch, promptCounts] : batches) // ascending: an equal later one is larger
            if (promptCounts.size() >= most) {
                most = promptCounts.size();
                chosen[way] = batch;
            }
    }
    return chosen;
}

} // namespace

void makeTimeChart(ChartData& chart, const ChartInput& input)
{
    chart.xTitle = Sentence::tr("prompts");
    chart.yTitle = Sentence::tr("wall time, s");
    const auto batches = batchOfWays(input);
    Grouping grouping;
    grouping.byPromptCount = false;
    grouping.suffix = [](const ShownCell& shown) {
        return isBaseline(shown) ? "" : Sentence::tr("batch %1", {std::to_string(static_cast<int>(batchOf(shown)))});
    };
    chart.panels = makePanels(input.cells, input.words, grouping, [&](const ShownCell& shown) -> std::optional<Point> {
        if (static_cast<int>(batchOf(shown)) != batches.at(wayOf(shown, input.words)))
            return std::nullopt;
        Point point = summaryPoint(shown, shown.cell().promptCount, *shown.summary->wallSeconds);
        point.label = Sentence::tr("%1 s", {point.label});
        return point;
    });
    for (Panel& panel : chart.panels) {
        panel.xTicks = ascending(input.words.promptCounts());
        panel.logY = true;
    }
    requireParallel(chart, input.runs);
    chart.sentence =
        Sentence::tr("Wall time from go to the last token on the host, log axis; of each way its largest batch.") + " "
        + howMeasured(cellsIn(chart, input.cells));
}

} // namespace throughline
