// SPDX-License-Identifier: GPL-3.0-or-later
// Sorts cells into panels and series. What a point's x and y are is the chart's own business.
#pragma once

#include <plots/charts/shown_cells.h>

namespace throughline {

struct Grouping {
    bool byPromptCount = true; // a panel per prompt count
    bool byRanks = true;       // a series per rank count; else ranks are what x is
    /// Whether a cell's value holds for every x. None of them when empty.
    std::function<bool(const ShownCell&)> level;
    /// Added to the series' name: "batch 16".
    std::function<std::string(const ShownCell&)> suffix;
};

/// Cells that `pointOf` has no point for are left out. Points ascend in x, panels in prompt count.
std::vector<Panel> makePanels(const std::vector<ShownCell>& cells, const SeriesWords& words, const Grouping& grouping,
    const std::function<std::optional<Point>(const ShownCell&)>& pointOf);

/// A median with its interval, or its range below 5 repeats.
Point summaryPoint(const ShownCell& shown, double x, const Summary& summary);
/// Batch size, or the size of a group.
double batchOf(const ShownCell& shown);
bool isBaseline(const ShownCell& shown);
/// Generated tokens per second; of a forward pass, which generates none, prompts per second.
const std::optional<Summary>& rateOf(const ShownCell& shown);
std::string rateTitle(const ShownCell& shown);
/// Gives each panel the rate's title and the batch sizes as ticks. A panel holds one task.
void nameRates(ChartData& chart, const std::vector<ShownCell>& cells, const SeriesWords& words);
/// "Generated tokens of real prompts ÷ wall time": what the named rates are.
std::string rateInWords(const ChartData& chart);
std::vector<double> ascending(const std::set<double>& values);
/// Highest ÷ lowest median of all panels; 1 when there is none above zero.
double spreadOf(const std::vector<Panel>& panels);

} // namespace throughline
