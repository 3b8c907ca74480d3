// SPDX-License-Identifier: GPL-3.0-or-later
// How far a run is: cells by count, the bar by time. Derived from the results alone.
#pragma once

#include <core/run_result.h>

namespace throughline {

struct RunProgress {
    int cells = 0; // that will run: skipped ones not counted
    int ended = 0;
    int runningCell = -1; // index in the plan
    double fraction = 0;  // of the estimated time
    int64_t leftNs = 0;   // 0 = unknown
    int flagged = 0;      // cells that failed, or repeats with a flag
};
RunProgress progressOf(const RunResult& run);

} // namespace throughline
