// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan fills in from a model: its special tokens, its lengths. In whole values and reasons, for people.
#pragma once

#include <core/model_defaults.h>
#include <core/plan.h>
#include <core/plan_cost.h>

namespace throughline {

/// The lengths that a block's prompts have on one model, over all of its cells that fit.
struct PromptSpan {
    int fewestTokens = 0; // of a prompt, once cut
    int mostTokens = 0;
    int positions = 0; // that a row needs: the prompt, and what follows it
    void take(const Workload& work);
};

/// "specialTokens", "endOfSequence", "paddingToken", "promptTokens" and "positions", as far as they apply.
std::vector<FilledIn> filledInByModel(
    const ModelFacts& facts, const ModelDefaults& defaults, const Settings& settings, const PromptSpan& span);

/// A value as people read it: the protocol's is JSON.
std::string valueInWords(const FilledIn& filledIn);

} // namespace throughline
