// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around a chart: the model and where it ran, how it was measured, why there is nothing, and the table.
#pragma once

#include <plots/charts/shown_cells.h>

namespace throughline {

/// "tiny, random weights · fp32 · total length 50 · Intel Xeon, 2 cores".
std::string subtitleOf(const std::vector<const RunResult*>& runs);
/// "Medians of 5 repeats, bars are 95 % bootstrap intervals. Outputs agree with the baseline."
std::string howMeasured(const std::vector<ShownCell>& cells);
/// Why a chart that needs `modes` (or any but sequential when empty) has nothing to show yet or at all.
std::string whyNothing(const std::vector<const RunResult*>& runs, const std::set<Mode>& modes);
/// The same of charts that show cells of any mode.
std::string whyNoCell(const std::vector<const RunResult*>& runs);
/// Charts 1, 2 and 4 lay parallel cells beside the baseline: not applicable when there is none and none to come.
void requireParallel(ChartData& chart, const std::vector<const RunResult*>& runs);
/// One row per measured point, exact values.
void fillTable(ChartData& chart);
/// The shortest text that reads back as the same number.
std::string exactNumber(double value);
/// Cells that are the source of the chart's points.
std::vector<ShownCell> cellsIn(const ChartData& chart, const std::vector<ShownCell>& cells);

} // namespace throughline
