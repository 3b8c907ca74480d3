// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 2: what the batch size does to the rate of tokens.
#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>
#include <plots/charts/panels.h>

#include <core/sentence.h>

namespace throughline {

void makeBatchSizeChart(ChartData& chart, const ChartInput& input)
{
    constexpr double spreadForLog = 30; // from here on the lower lines would lie on the axis
    chart.xTitle = Sentence::tr("batch size");
    Grouping grouping;
    grouping.level = isBaseline;
    chart.panels = makePanels(input.cells, input.words, grouping, [](const ShownCell& shown) -> std::optional<Point> {
        const auto& rate = rateOf(shown);
        return rate ? std::optional(summaryPoint(shown, batchOf(shown), *rate)) : std::nullopt;
    });
    nameRates(chart, input.cells, input.words);
    const bool logarithmic = spreadOf(chart.panels) > spreadForLog;
    for (Panel& panel : chart.panels) {
        panel.logY = logarithmic;
        panel.logX = panel.xTicks.size() > 3 && panel.xTicks.back() > spreadForLog * panel.xTicks.front();
    }
    requireParallel(chart, input.runs);
    chart.sentence =
        (logarithmic ? Sentence::tr(
             "%1, log axis. Large points are medians, small points single repeats.", {rateInWords(chart)})
                     : Sentence::tr("%1. Large points are medians, small points single repeats.", {rateInWords(chart)}))
        + " " + howMeasured(cellsIn(chart, input.cells));
}

} // namespace throughline
