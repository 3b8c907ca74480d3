// SPDX-License-Identifier: GPL-3.0-or-later
// A chart whose names may have come from anywhere, made fit for files: a control character would make an SVG that no
// program opens.
#pragma once

#include <plots/chart_data.h>

namespace throughline {

/// All texts with control characters written as escapes.
ChartData harmlessChart(ChartData chart);

} // namespace throughline
