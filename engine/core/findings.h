// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences that the data supports, as kind and values; each names the cells it rests on.
#pragma once

#include <core/metrics.h>

#include <string>
#include <vector>

namespace throughline {

enum class FindingKind {
    BestSpeedup,      // {label, ratio, low, high}
    BestBatch,        // {label, batch, tokens/s}
    GainFlattens,     // {batch, next batch, gain in %}
    StartupCost,      // {label, seconds, share in %}
    BreakEven,        // {label, prompts}
    RanksShareDevice, // {ranks, "gpu"; none: one CPU}
    PipelineBubble,   // {label, measured %, ideal %}
    OutputsAgree,     // {cells}
    OutputsDiffer,    // {label, prompts, first prompt, first token}
    OutOfMemory,      // {label, batch}
    CellsFailed,      // {count, reason of the first}
    ClocksHeldDown,   // {cells, reasons}
    ForeignProcesses, // {cells, processes in words}
    FirstLook,        // {}: quick protocol, no intervals
    Invalid,          // {count, reasons}
};
struct Finding {
    FindingKind kind = FindingKind::BestSpeedup;
    std::vector<std::string> values;
    std::vector<int> cells;
    bool operator==(const Finding&) const = default;
};

std::vector<Finding> findings(const RunResult& run);

/// "60 prompts, 2,520 tokens, 12.3 s, 205 tokens/s; best speed-up 3.1× (2.9–3.3) with …": the line that ends a run.
struct SummaryLine {
    int64_t prompts = 0; // over all repeats of all cells
    int64_t tokens = 0;
    double seconds = 0;         // wall time of the repeats
    double tokensPerSecond = 0; // of the best cell
    std::optional<double> speedup;
    std::optional<Interval> interval;
    int cell = -1; // of the best speed-up
    int done = 0;
    int failed = 0;
    int skipped = 0;
    bool operator==(const SummaryLine&) const = default;
};
SummaryLine summaryLine(const RunResult& run);
std::string inWords(const SummaryLine& line, const RunResult& run);

} // namespace throughline
