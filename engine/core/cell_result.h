// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell's events fold into: the raw samples, never thinned. Summaries are computed from these (metrics.h).
#pragma once

#include <core/event.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

/// One rank's part of one pass.
struct RankPass {
    int rank = 0;
    PassedEvent passed;
    std::vector<BatchEvent> batches;
    std::vector<StageSpan> spans;
    std::optional<TelemetryEvent> telemetry; // of the rank's device; none of a CPU
    bool operator==(const RankPass&) const = default;
};

/// A measured pass (or a warm-up) over a cell's prompts.
struct Repeat {
    int pass = 0;
    bool warmup = false;
    int64_t wallNs = 0;
    std::vector<std::string> flags;
    std::vector<RankPass> ranks; // ascending rank
    bool operator==(const Repeat&) const = default;
};

struct RankLoad {
    int rank = 0;
    HelloEvent hello;
    LoadedEvent loaded;
    int64_t preparedNs = 0; // of this cell
    std::string kernels;
    std::vector<std::string> kernelTable; // per product's shape, where kernels were chosen by timing
    bool shared = false;                  // loaded for an earlier cell of the same group
    bool operator==(const RankLoad&) const = default;
};

struct CellResult {
    PlannedCell planned;
    CellState state = CellState::Planned;
    CellEndedEvent ended; // meaningful once the cell has ended
    std::vector<int> promptTokens;
    std::string promptsHash;
    std::string tokenizerHash;
    std::vector<std::vector<int>> promptsOfRank;
    int64_t tokenizeNs = 0; // ahead of all passes
    int usedBatchSize = 0;  // after it was halved for memory; 0 = as planned
    std::vector<RankLoad> loads;
    std::vector<Repeat> warmups;
    std::vector<Repeat> repeats;
    std::vector<std::vector<int>> tokens; // [prompt][generated id], in the order of the prompts; empty when unknown
    std::vector<std::string> promptTexts; // [prompt]
    std::vector<std::string> texts;       // [prompt] generated
    int64_t batchesDone = 0;              // inside the running pass, from progress
    int64_t batchesTotal = 0;
    std::string phase; // of the latest progress: "load", "prepare", "pass"
    bool operator==(const CellResult&) const = default;
};

} // namespace throughline
