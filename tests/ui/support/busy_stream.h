// SPDX-License-Identifier: GPL-3.0-or-later
// Event streams of a busy run, made by hand: many ranks, many batches, progress ten times a second. No figure in them
// was measured.
#pragma once

#include <core/event.h>

#include <vector>

namespace throughline::made {

struct BusyRun {
    int cells = 24;
    int ranks = 8;
    int repeats = 5;
    int batches = 16;               // of a rank and pass, each of four rows with 128 tokens
    int progressEvents = 5;         // of a rank and pass
    int logLines = 3;               // of a pass
    int spans = 500;                // of a rank and pass
    int64_t wallNs = 1'000'000'000; // of a pass
};

/// Each entry is what comes at once: the plan; then a cell's beginning, each of its passes, its end.
std::vector<std::vector<Event>> busyStream(const BusyRun& busy);

} // namespace throughline::made
