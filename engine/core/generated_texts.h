// SPDX-License-Identifier: GPL-3.0-or-later
// What each prompt generated in each cell, held against the cell's sequential baseline token by token. The texts
// themselves stay in the cells.
#pragma once

#include <core/run_result.h>

#include <cstddef>
#include <string_view>
#include <vector>

namespace throughline {

/// How a cell's output for a prompt stands to its baseline's.
enum class TextStanding {
    Baseline, // it is one
    Equal,    // all token ids are
    Differs,
    NotCompared, // it has no baseline, or the token ids of one of the two were not kept
};

struct TextOutcome {
    int cell = -1;     // place in the run
    int baseline = -1; // that of the sequential cell it is held against; -1 = none
    TextStanding standing = TextStanding::NotCompared;
    int token = -1; // the first generated one that differs, from 0
    bool operator==(const TextOutcome&) const = default;
};

/// A prompt and the cells that kept what they made of it, in the plan's order.
struct PromptOutputs {
    int prompt = 0; // its place among each cell's prompts
    std::vector<TextOutcome> cells;
    int differing() const;
    int compared() const;
    int firstToken() const; // the earliest that differs in any cell; -1 = none
    bool operator==(const PromptOutputs&) const = default;
};

/// By prompt, from 0; a place at which cells have different prompts (those of different blocks) appears once for each
/// of them.
std::vector<PromptOutputs> promptOutputs(const RunResult& run);

/// `baseline` as baselineOf() finds it; without the places of cells.
TextOutcome textOutcome(const CellResult& cell, const CellResult* baseline, int prompt);

/// How many bytes two texts have in common at their beginning, up to a character's start in both.
std::size_t commonBeginning(std::string_view a, std::string_view b);

/// The rank that had a prompt's output: a pipeline's outputs are on its last stage, a replica has those of its own
/// prompts.
int rankWithOutput(const CellResult& cell, int prompt);

} // namespace throughline
