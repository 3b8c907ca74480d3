// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 11: what more tokens a second in all cost each reader: throughput against the time between tokens, by batch.
#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>
#include <plots/charts/panels.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

std::optional<Point> tradeoffPoint(const ShownCell& shown)
{
    const auto& rate = shown.summary->outputTokensPerSecond;
    const auto& latency = shown.summary->tpotSeconds;
    if (!rate || !latency || latency->median <= 0)
        return std::nullopt;
    Point point = summaryPoint(shown, latency->median * 1e3, *rate);
    point.label.clear(); // a line may end anywhere
    point.mark = isBaseline(shown) ? "" : countInWords(static_cast<int64_t>(batchOf(shown)));
    point.note = isBaseline(shown) ? Sentence::tr("one by one")
                                   : Sentence::tr("batch %1", {countInWords(static_cast<int64_t>(batchOf(shown)))});
    return point;
}

/// Along a line the batch grows, even where latency does not.
void sortByBatch(Series& series, const std::vector<ShownCell>& cells)
{
    const auto batch = [&](const Point& point) {
        for (const ShownCell& shown : cells)
            if (shown.result->planned.index == point.cell && shown.runIndex == series.style.run)
                return batchOf(shown);
        return 0.0;
    };
    std::stable_sort(series.points.edit().begin(), series.points.edit().end(),
        [&](const Point& a, const Point& b) { return batch(a) < batch(b); });
}

void fillTradeoffTable(ChartData& chart)
{
    chart.tableHeader = {Sentence::tr("panel"), Sentence::tr("series"), Sentence::tr("batch"), chart.xTitle,
        chart.yTitle, Sentence::tr("low"), Sentence::tr("high"), Sentence::tr("repeats")};
    for (const Panel& panel : chart.panels)
        for (const Series& series : panel.series)
            for (const Point& point : series.points)
                chart.tableRows.push_back({panel.title, series.name, point.note, exactNumber(point.x),
                    exactNumber(point.y), point.low ? exactNumber(*point.low) : "",
                    point.high ? exactNumber(*point.high) : "", std::to_string(point.samples.size())});
}

} // namespace

void makeTradeoffChart(ChartData& chart, const ChartInput& input)
{
    constexpr double spreadForLogY = 30; // as the batch-size effect
    chart.xTitle = Sentence::tr("median TPOT, ms");
    chart.yTitle = Sentence::tr("output tokens/s");
    chart.panels = makePanels(input.cells, input.words, {}, tradeoffPoint);
    const bool logarithmic = spreadOf(chart.panels) > spreadForLogY;
    for (Panel& panel : chart.panels) {
        panel.logX = true;
        panel.logY = logarithmic;
        for (Series& series : panel.series)
            sortByBatch(series, input.cells);
    }
    if (chart.panels.empty())
        chart.notApplicable = input.cells.empty()
            ? whyNoCell(input.runs)
            : Sentence::tr("No cell generates two tokens or more per prompt: there is no time between tokens.");
    chart.sentence =
        Sentence::tr(
            "Generated tokens of real prompts ÷ wall time against the median time per output token, (last token "
            "− first) ÷ (tokens − 1); up and to the left is better. Numbers are batch sizes.")
        + " " + howMeasured(cellsIn(chart, input.cells));
    fillTradeoffTable(chart);
}

} // namespace throughline
