// SPDX-License-Identifier: GPL-3.0-or-later
// What part of the plane a chart shows before anybody zooms.
#pragma once

#include <plots/chart_data.h>

#include <qcustomplot.h>

namespace throughline {

struct PanelRange {
    QCPRange x;
    QCPRange y;
    bool operator==(const PanelRange& other) const { return x == other.x && y == other.y; }
};

/// One per panel. Panels of one quantity share their ranges, so that they can be compared by eye.
std::vector<PanelRange> fullRanges(const ChartData& data);

} // namespace throughline
