// SPDX-License-Identifier: GPL-3.0-or-later
// Why a cell can't run here. What deserves a word beside it is plan_advice.h; the expansion into cells is plan.cpp.
#pragma once

#include <core/plan.h>
#include <core/plan_cost.h>

namespace throughline {

/// Mode, settings, devices, precision: what needs no model.
std::optional<SkipReason> skipForBuild(const Cell& cell, const Capabilities& can);
/// Stages, split, ranks and chunks against the model's layers and the prompts.
std::optional<SkipReason> skipForShape(const Cell& cell, const ModelFacts& facts);
/// Cuts the prompts as the settings say and finds how many tokens follow each, or the prompt that is too long.
std::optional<SkipReason> fitLengths(
    const Cell& cell, const ModelFacts& facts, std::vector<int> promptTokens, Workload& work);
/// Lets the prompts fall on ranks (promptsPerRank) and pads them there, or says which padded prompt is too long.
std::optional<SkipReason> fallOnRanks(PlannedCell& planned, const ModelFacts& facts, Workload& work);
/// Needs stageEnds, promptsPerRank and gpuOfRank.
std::optional<SkipReason> skipForMemory(
    const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can);

} // namespace throughline
