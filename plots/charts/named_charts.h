// SPDX-License-Identifier: GPL-3.0-or-later
// The named charts: one function each, in a file of its name. They fill in panels, titles of axes and the sentence;
// what all charts have is added by makeChart.
#pragma once

#include <plots/charts/shown_cells.h>

namespace throughline {

struct ChartInput {
    const std::vector<const RunResult*>& runs;
    const std::vector<ShownCell>& cells;
    const SeriesWords& words;
};

void makeTimeChart(ChartData& chart, const ChartInput& input);
void makeBatchSizeChart(ChartData& chart, const ChartInput& input);
void makeSpeedupChart(ChartData& chart, const ChartInput& input);
void makeGroupedBatchChart(ChartData& chart, const ChartInput& input);
void makeScalingChart(ChartData& chart, const ChartInput& input);
void makeWhyNotChart(ChartData& chart, const ChartInput& input);
void makeTimelineChart(ChartData& chart, const ChartInput& input);
void makeLatencyChart(ChartData& chart, const ChartInput& input);
void makeShareChart(ChartData& chart, const ChartInput& input);
void makeMemoryChart(ChartData& chart, const ChartInput& input);
void makeTradeoffChart(ChartData& chart, const ChartInput& input);
void makeRepeatsChart(ChartData& chart, const ChartInput& input);
void makeDefaultFreeChart(ChartData& chart, const ChartInput& input);

/// What all charts have, around what `make` fills in.
ChartData finishedChart(ChartKind kind, const std::vector<const RunResult*>& runs,
    const std::function<void(ChartData&, const ChartInput&)>& make);

} // namespace throughline
