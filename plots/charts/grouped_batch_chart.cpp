// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 4: the ways side by side at each batch size, as bars.
#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>
#include <plots/charts/panels.h>

#include <core/sentence.h>

namespace throughline {

void makeGroupedBatchChart(ChartData& chart, const ChartInput& input)
{
    chart.bars = true;
    chart.xTitle = Sentence::tr("batch size");
    Grouping grouping;
    grouping.level = isBaseline;
    chart.panels = makePanels(input.cells, input.words, grouping, [](const ShownCell& shown) -> std::optional<Point> {
        const auto& rate = rateOf(shown);
        return rate ? std::optional(summaryPoint(shown, batchOf(shown), *rate)) : std::nullopt;
    });
    nameRates(chart, input.cells, input.words);
    requireParallel(chart, input.runs);
    chart.sentence =
        Sentence::tr("%1, by batch size; the line across is the sequential baseline.", {rateInWords(chart)}) + " "
        + howMeasured(cellsIn(chart, input.cells));
}

} // namespace throughline
