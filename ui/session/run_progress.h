// SPDX-License-Identifier: GPL-3.0-or-later
// How far a run is: cells by count, the bar by time.
#pragma once

#include <core/run_result.h>
#include <core/time_left.h>

#include <QString>

namespace throughline {

struct RunProgress {
    int cells = 0; // that will run: skipped ones not counted
    int ended = 0;
    int runningCell = -1; // index in the plan
    double fraction = 0;  // of the run's time
    int64_t leftNs = 0;   // 0 = unknown
    bool atLeast = false; // the running cell takes longer than was thought: nobody knows how much
    int flagged = 0;      // cells that failed, or repeats with a flag
};
RunProgress progressOf(const RunResult& run, const TimeLeft& timeLeft, int64_t nowNs);

/// "40 s left", "more than 3 min left", "1 h 20 min left": no more exact than it is known, and rounded up. Empty when
/// nothing is known.
QString leftInWords(const RunProgress& progress);

} // namespace throughline
