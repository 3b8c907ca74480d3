// SPDX-License-Identifier: GPL-3.0-or-later
// How a cell's prompts fall on its ranks, and a rank's on batches. The plan shows it and the engine does it, both by
// this.
#pragma once

#include <core/cell.h>

#include <cstdint>
#include <vector>

namespace throughline {

/// By rank, prompts from 0, ascending. Ranks of other modes than data-parallel work on the same prompts: one entry.
/// `promptTokens` per prompt, once cut; none where they are not known, then all prompts count as equally long.
std::vector<std::vector<int>> promptsOfRanks(const Cell& cell, const std::vector<int>& promptTokens);
/// Token positions that each of one rank's prompts takes in prefill: with its padding, where the cell pads.
std::vector<int> computedLengths(const Cell& cell, const std::vector<int>& promptTokens);

/// What one rank is given, and how it goes through it.
struct PromptShare {
    std::vector<int> prompts;   // from 0, ascending
    int copies = 0;             // of its last prompt, so that all ranks hold as many (equaliseRanks)
    std::vector<int> batchRows; // of each of its batches, copies included: 16, 16, 2
    int64_t promptTokens = 0;   // of prompts and copies; 0 = not known
    int64_t computedTokens = 0; // of those in prefill: with padding
    bool operator==(const PromptShare&) const = default;
};
/// By rank, as promptsOfRanks().
std::vector<PromptShare> promptShares(const Cell& cell, const std::vector<int>& promptTokens);

} // namespace throughline
