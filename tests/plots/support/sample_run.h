// SPDX-License-Identifier: GPL-3.0-or-later
// Results made up for tests: cells with given wall times, and everything that charts read filled in to match.
#pragma once

#include <core/run_result.h>

#include <vector>

namespace throughline::test {

struct SampleCell {
    Mode mode = Mode::Sequential;
    int ranks = 1;
    int batch = 1;
    int prompts = 10;
    std::vector<double> wallMs; // one per repeat
    int chunks = 1;
    CellState state = CellState::Done;
};
struct SampleOptions {
    std::string runId = "run-1";
    std::string name = "sample";
    std::string startedUtc = "2026-11-22T08:33:00.123Z";
    ProtocolName protocol = ProtocolName::Standard;
    bool gpu = false;
    int newTokens = 20;
    Task task = Task::Generate;
    int pipelineSteps = 4; // prefill and decode steps that spans are made for
};

/// Cells in the order given, index = place. Every prompt has 8 tokens.
RunResult sampleRun(const std::vector<SampleCell>& cells, const SampleOptions& options = {});
/// `count` wall times around `middle`, spread by up to `share` to either side, the median exactly `middle` for odd
/// counts. The same numbers every time.
std::vector<double> around(double middle, int count, double share = 0.01);

/// As the reference workload on two cores: 10, 50, 100 prompts, batch 1, 4, 8, 16, one and two ranks, a pipeline.
RunResult cpuRun(int repeats = 5, const SampleOptions& options = {});

} // namespace throughline::test
