// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the library's two lists, runs and cells: computed from results and kept as text beside the events. Only a
// cache.
#pragma once

#include <core/run_result.h>

#include <optional>
#include <string>
#include <vector>

namespace throughline {

struct RunInfo {
    std::string runId; // "20261122-083300-ab12": sortable, unique
    std::string name;  // the experiment's, or the user's
    std::string startedUtc;
    RunState state = RunState::Running;
    std::string models; // joined by ", "
    std::string modes;
    int cells = 0;
    int done = 0;
    int failed = 0;
    int skipped = 0;
    double bestTokensPerSecond = 0;
    double bestSpeedup = 0; // 0 = none
    double seconds = 0;     // from the first to the last event
    std::string tags;
    std::string notes;
    std::string experiment; // its name, whatever the run is called
    std::string precisions; // joined by ", "
    std::string host;
    int gpus = 0;              // the most that a cell runs on; 0 = only the CPU
    int measured = 0;          // cells with a repeat
    int invalid = 0;           // of them: not VALID
    std::string tool;          // that measured it, where it was not this program
    std::string notComparable; // why not, of such a run
    std::string unreadable;    // why its events can't be read; empty: they can
    bool operator==(const RunInfo&) const = default;
};

/// A cell in the list of all runs' cells.
struct CellInfo {
    std::string runId;
    int index = 0; // place in the plan
    std::string model;
    Precision precision = Precision::Fp32;
    Mode mode = Mode::Sequential;
    int ranks = 1;
    int batchSize = 1;
    int chunks = 1;
    int promptCount = 0;
    CellState state = CellState::Planned;
    int repeats = 0;
    double tokensPerSecond = 0; // output; 0 = none
    double wallSeconds = 0;     // median
    double speedup = 0;         // 0 = none
    bool valid = true;
    bool operator==(const CellInfo&) const = default;
};

struct RunRows {
    RunInfo run; // without name, tags and notes, which are not in the events
    std::vector<CellInfo> cells;
};
RunRows rowsOf(const RunResult& run);

/// The computed part of a row, and back; nothing when it was made by another version of the computation.
std::string summaryText(const RunInfo& info);
std::optional<RunInfo> infoFromSummary(const std::string& text);
std::string cellsText(const std::vector<CellInfo>& cells);
std::optional<std::vector<CellInfo>> cellsFromText(const std::string& runId, const std::string& text);

} // namespace throughline
