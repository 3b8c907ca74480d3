// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 5: how a way of computing gains from more devices: speed-up over itself on one, and that ÷ devices.
#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>
#include <plots/charts/panels.h>
#include <plots/charts/summary_memo.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

/// The same cell on one rank, once it has a repeat.
const CellResult* aloneOf(const ShownCell& shown)
{
    Cell alone = shown.cell();
    alone.ranks = 1;
    for (const CellResult& other : shown.run->cells)
        if (sameAxes(other.planned.cell, alone) && isOnGpu(other.planned.cell.settings) == isOnGpu(alone.settings)
            && !other.repeats.empty())
            return &other;
    return nullptr;
}

std::optional<Point> overOneDevice(const ShownCell& shown)
{
    const CellResult* const alone = shown.cell().mode == Mode::Sequential ? nullptr : aloneOf(shown);
    const auto before = alone ? rememberedSummary(*shown.run, *alone)->wallSeconds : std::nullopt;
    const auto& now = shown.summary->wallSeconds;
    if (!before || !now)
        return std::nullopt;
    Point point = summaryPoint(shown, shown.cell().ranks, *now);
    point.y = before->median / now->median;
    for (double& sample : point.samples)
        sample = before->median / sample;
    point.low.reset();
    point.high.reset();
    if (const auto interval = ratioInterval(before->samples, now->samples)) {
        point.low = interval->low;
        point.high = interval->high;
    } else if (point.samples.size() > 1 || before->samples.size() > 1) { // the range of either side
        point.low = before->low / now->high;
        point.high = before->high / now->low;
    }
    point.label = numberInWords(point.y) + "×";
    return point;
}

/// Of each way the smallest and the largest batch: a line each, told apart by hollow and filled.
class EndsOfBatches {
public:
    EndsOfBatches(const ChartInput& input)
        : m_words(input.words)
    {
        for (const ShownCell& shown : input.cells)
            if (shown.cell().ranks > 1 && overOneDevice(shown))
                m_batches[wayOf(shown)].insert(shown.cell().batchSize);
    }
    bool shows(const ShownCell& shown) const
    {
        const auto found = m_batches.find(wayOf(shown));
        const int batch = shown.cell().batchSize;
        return found != m_batches.end() && (batch == *found->second.begin() || batch == *found->second.rbegin());
    }
    bool hollow(const ShownCell& shown) const
    {
        const auto& batches = m_batches.at(wayOf(shown));
        return batches.size() > 1 && shown.cell().batchSize == *batches.begin();
    }
    bool many() const
    {
        return std::any_of(m_batches.begin(), m_batches.end(), [](const auto& way) { return way.second.size() > 2; });
    }
    bool empty() const { return m_batches.empty(); }

private:
    std::string wayOf(const ShownCell& shown) const
    {
        return joined(m_words.panelParts(shown)) + "|" + m_words.seriesName(shown, false) + "|"
            + std::to_string(shown.cell().promptCount);
    }
    const SeriesWords& m_words;
    std::map<std::string, std::set<int>> m_batches;
};

void markHollow(Panel& panel, const ChartInput& input, const EndsOfBatches& ends)
{
    for (Series& series : panel.series)
        for (const ShownCell& shown : input.cells)
            if (shown.runIndex == series.style.run && shown.result->planned.index == series.points.front().cell)
                series.style.hollow = ends.hollow(shown);
}

Series idealOf(const Panel& panel, bool efficiency)
{
    Series ideal;
    ideal.name = Sentence::tr("ideal");
    ideal.style.reference = true;
    for (const double devices : panel.xTicks) {
        Point point;
        point.x = devices;
        point.y = efficiency ? 1 : devices;
        ideal.points.push_back(point);
    }
    return ideal;
}

/// The same lines ÷ devices, in percent.
Panel efficiencyOf(const Panel& speedups)
{
    constexpr double percent = 100;
    Panel panel = speedups;
    panel.yTitle = Sentence::tr("efficiency");
    panel.yUnit = "\u00a0%";
    for (Series& series : panel.series)
        for (Point& point : series.points.edit()) {
            const double share = percent / point.x;
            point.y *= share;
            for (double& sample : point.samples)
                sample *= share;
            for (auto* bound : {&point.low, &point.high})
                if (*bound)
                    **bound *= share;
            point.label = numberInWords(point.y) + panel.yUnit;
        }
    panel.series.push_back(idealOf(panel, true));
    for (Point& point : panel.series.back().points.edit())
        point.y *= percent;
    return panel;
}

std::string whyNoScaling(const ChartInput& input)
{
    const bool measured =
        std::any_of(input.cells.begin(), input.cells.end(), [](const ShownCell& shown) { return !isBaseline(shown); });
    return measured ? Sentence::tr("No mode was measured both on one device and on several, with all else equal.")
                    : whyNothing(input.runs, {});
}

} // namespace

void makeScalingChart(ChartData& chart, const ChartInput& input)
{
    const EndsOfBatches ends(input);
    Grouping grouping;
    grouping.byRanks = false;
    grouping.suffix = [](const ShownCell& shown) {
        return Sentence::tr("batch %1", {countInWords(shown.cell().batchSize)});
    };
    const auto panels = makePanels(input.cells, input.words, grouping,
        [&](const ShownCell& shown) { return ends.shows(shown) ? overOneDevice(shown) : std::nullopt; });
    bool shared = false;
    for (const ShownCell& shown : input.cells)
        shared = shared || (ends.shows(shown) && ranksShareDevice(shown));
    chart.xTitle = shared ? Sentence::tr("ranks") : Sentence::tr("GPUs");
    chart.yTitle = shared ? Sentence::tr("speed-up over 1 rank") : Sentence::tr("speed-up over 1 GPU");
    chart.yUnit = "×";
    chart.columns = shared ? 0 : 2;
    for (Panel panel : panels) {
        markHollow(panel, input, ends);
        std::set<double> ticks;
        for (const Series& series : panel.series)
            for (const Point& point : series.points)
                ticks.insert(point.x);
        panel.xTicks = ascending(ticks);
        panel.yTitle = chart.yTitle;
        panel.yUnit = chart.yUnit;
        chart.panels.push_back(panel);
        if (!shared) {
            chart.panels.back().series.push_back(idealOf(panel, false));
            chart.panels.push_back(efficiencyOf(panel));
        }
    }
    if (ends.empty())
        chart.notApplicable = whyNoScaling(input);
    chart.sentence = joined(
        {shared ? Sentence::tr("Wall time of the same mode, batch and prompts on one rank ÷ wall time on more. Ranks "
                               "share one device, so that more of them have no ideal, and efficiency is unavailable.")
                : Sentence::tr("Wall time of the same mode, batch and prompts on one GPU ÷ wall time on more; "
                               "efficiency is that ÷ GPUs."),
            ends.many() ? Sentence::tr("Of each way its smallest and its largest batch.") : "",
            howMeasured(cellsIn(chart, input.cells))},
        " ");
}

} // namespace throughline
