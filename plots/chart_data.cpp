// SPDX-License-Identifier: GPL-3.0-or-later
// The list of named charts, and what all of them have in common.
#include <plots/chart_data.h>

#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>
#include <plots/charts/published.h>

#include <core/sentence.h>

#include <array>

namespace throughline {

namespace {

struct NamedChart {
    ChartKind kind;
    std::string_view id;
    const char* title;
    void (*make)(ChartData&, const ChartInput&);
};

constexpr std::array<NamedChart, 13> namedCharts{{
    {ChartKind::Time, "time", Sentence::mark("Time, sequential against parallel"), makeTimeChart},
    {ChartKind::BatchSize, "batch-size", Sentence::mark("Batch-size effect"), makeBatchSizeChart},
    {ChartKind::Speedup, "speedup", Sentence::mark("Speed-up by batch and prompt count"), makeSpeedupChart},
    {ChartKind::GroupedBatch, "grouped-batch", Sentence::mark("Grouped batch comparison"), makeGroupedBatchChart},
    {ChartKind::Scaling, "scaling", Sentence::mark("Scaling"), makeScalingChart},
    {ChartKind::WhyNot, "why-not", Sentence::mark("Why not N×"), makeWhyNotChart},
    {ChartKind::Timeline, "timeline", Sentence::mark("Pipeline timeline"), makeTimelineChart},
    {ChartKind::Latency, "latency", Sentence::mark("Latency distribution"), makeLatencyChart},
    {ChartKind::Share, "share", Sentence::mark("Share per rank"), makeShareChart},
    {ChartKind::Memory, "memory", Sentence::mark("Memory by batch size"), makeMemoryChart},
    {ChartKind::Tradeoff, "throughput-latency", Sentence::mark("Throughput against latency"), makeTradeoffChart},
    {ChartKind::Repeats, "repeats", Sentence::mark("Repeats over time"), makeRepeatsChart},
    {ChartKind::Free, "free", Sentence::mark("Free chart"), makeDefaultFreeChart},
}};

const NamedChart& named(ChartKind kind) { return namedCharts[static_cast<std::size_t>(kind)]; }

} // namespace

const std::vector<ChartKind>& chartKinds()
{
    static const std::vector<ChartKind> kinds = [] {
        std::vector<ChartKind> list;
        for (const NamedChart& chart : namedCharts)
            list.push_back(chart.kind);
        return list;
    }();
    return kinds;
}

std::string_view idOf(ChartKind kind) { return named(kind).id; }
std::string titleOf(ChartKind kind) { return Sentence::tr(named(kind).title); }

bool hasRows(const ChartData& chart) { return chart.kind == ChartKind::Timeline || chart.stacked; }
const std::string& unitOf(const ChartData& chart, const Panel& panel)
{
    return panel.yUnit.empty() ? chart.yUnit : panel.yUnit;
}

/// Charts with a panel per cell: of fifty runs they could not be read. The table has all.
static void limitPanels(ChartData& chart)
{
    constexpr std::size_t mostPanels = 12;
    if ((!hasRows(chart) && chart.kind != ChartKind::Share) || chart.panels.size() <= mostPanels)
        return;
    chart.sentence += " "
        + Sentence::tr("Drawn are the first %1 of %2 cells; the table has all.",
            {std::to_string(mostPanels), std::to_string(chart.panels.size())});
    chart.panels.resize(mostPanels);
}

ChartData finishedChart(ChartKind kind, const std::vector<const RunResult*>& runs,
    const std::function<void(ChartData&, const ChartInput&)>& make)
{
    const auto cells = shownCells(runs);
    const SeriesWords words(runs, cells);
    ChartData chart;
    chart.kind = kind;
    chart.id = std::string(idOf(kind));
    chart.title = titleOf(kind);
    chart.subtitle = subtitleOf(runs);
    chart.runNames = words.runNames();
    make(chart, {runs, cells, words});
    if (!chart.notApplicable.empty())
        chart.panels.clear();
    addPublished(chart, cells);
    if (chart.tableHeader.empty())
        fillTable(chart);
    limitPanels(chart);
    return chart;
}

ChartData makeChart(ChartKind kind, const std::vector<const RunResult*>& runs)
{
    return finishedChart(kind, runs, named(kind).make);
}

} // namespace throughline
