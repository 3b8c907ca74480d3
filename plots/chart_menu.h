// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of a chart: how it is seen, and what can be done with it.
#pragma once

class QMenu;

namespace throughline {

class ChartView;

/// Entries that do nothing for the chart's kind are not there.
void fillChartMenu(QMenu& menu, ChartView& view);

} // namespace throughline
