// SPDX-License-Identifier: GPL-3.0-or-later
// Event streams made by hand, as an engine would send them. No figure in them was measured.
#pragma once

#include <core/event.h>

#include <string>
#include <vector>

namespace throughline::made {

Cell cell(Mode mode, int ranks = 1, int batchSize = 1, int promptCount = 4);

struct MeasuredCell {
    Cell cell;
    std::vector<int64_t> wallNs; // one per repeat
    CellState state = CellState::Done;
    std::string reason;                  // why it is not done
    std::vector<std::vector<int>> ids{}; // [prompt] generated; of those missing 7, 8, 9
    std::vector<std::string> prompts{};  // [prompt] texts; with `texts`, which a run may not have kept
    std::vector<std::string> texts{};
};

/// Two sequential and two data-parallel cells of 4 prompts, five repeats each; `factor` makes all wall times longer.
std::vector<MeasuredCell> fourCells(double factor = 1);

Plan planOf(const std::vector<MeasuredCell>& cells);
/// From run-started to run-ended.
std::vector<Event> stream(const std::string& runId, const std::string& name, const std::vector<MeasuredCell>& cells);

} // namespace throughline::made
