// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts from their source to token ids: typed, built-in, from .txt, .jsonl or .csv, or random ids of a length.
#pragma once

#include <checkpoint/tokenizer/tokenizer.h>

#include <core/experiment.h>

#include <string>
#include <vector>

namespace throughline {

struct PromptSet {
    std::vector<std::string> texts;    // as read, before repetition; empty strings for random ids
    std::vector<std::vector<int>> ids; // [count], repeated to the asked count
    std::vector<std::string> textOf;   // [count]; for random ids "⟨random 3⟩", counted from 1
    std::string hash;                  // SHA-256 (hex) over the ids
};

/// The source repeated (or cut) to `count`. On a preset the built-in prompts are random ids of the listed lengths, from
/// the source's seed and the index modulo the list; random prompts likewise, each its own. File formats: see
/// prompt_file.h. Applies truncateTo, keeping the beginning. An empty source, an empty prompt (no ids), an id beyond
/// the model's vocabulary, an unknown name or an unreadable file is an error with file and line.
Result<PromptSet> makePrompts(
    const ModelSource& model, const Tokenizer& tokenizer, const Settings& settings, int count);

/// Names of the built-in sets: "ten-openings", …; with their lengths in tokens for presets.
struct BuiltInPrompts {
    std::string name;
    std::string description;
    std::vector<std::string> texts;
    std::vector<int> lengths;
};
const std::vector<BuiltInPrompts>& builtInPrompts();

} // namespace throughline
