// SPDX-License-Identifier: GPL-3.0-or-later
// Figures that others published of the reference workloads, laid beside one's own with their source. None was measured
// by this program.
#pragma once

#include <plots/charts/shown_cells.h>

namespace throughline {

/// Adds the figures whose model, work and prompt count a panel of the chart shows, and their source to the sentence.
void addPublished(ChartData& chart, const std::vector<ShownCell>& cells);

} // namespace throughline
