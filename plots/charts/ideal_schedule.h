// SPDX-License-Identifier: GPL-3.0-or-later
// The schedule that a pipeline's work would have on equal stages with free communication.
#pragma once

#include <core/run_result.h>

#include <vector>

namespace throughline {

/// One stage's work on one chunk at one step; milliseconds.
struct StageWork {
    int stage = 0;
    int chunk = 0;
    int step = 0;
    int round = 0; // how often this stage had this chunk and step before: another batch
    double start = 0;
    double end = 0;
    bool operator==(const StageWork&) const = default;
};

/// A repeat's spans on one clock, milliseconds since the earliest go; by stage, then by start.
std::vector<StageWork> measuredWork(const Repeat& repeat);
/// The same work in the same order per stage, each piece as long as the mean over stages and chunks of its step and
/// round, begun as soon as its stage is free and its input is there: a chunk's next token needs the last stage's.
std::vector<StageWork> idealSchedule(const std::vector<StageWork>& measured);
/// Per stage: time idle while another stage works ÷ `wall`, the definition of the bubble.
std::vector<double> bubbles(const std::vector<StageWork>& work, double wall);

} // namespace throughline
