// SPDX-License-Identifier: GPL-3.0-or-later
// How somebody wants to see a chart: what its data leave open. Files have it too.
#pragma once

#include <optional>

namespace throughline {

struct ChartLook {
    bool bands = false;       // intervals as bands along the lines instead of bars at the points
    bool repeats = true;      // single repeats beside their median
    bool published = true;    // figures that others published, and their source
    std::optional<bool> logX; // instead of what the chart has; an axis with values of zero and below stays linear
    std::optional<bool> logY;
    bool operator==(const ChartLook&) const = default;
};

} // namespace throughline
