// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell will need and about how long it will take, counted from shapes. Not measured: see Capabilities.
#pragma once

#include <core/plan.h>

namespace throughline {

/// The lengths that a cell's prompts have once cut, and how many tokens follow each.
struct Workload {
    std::vector<int> promptTokens;
    std::vector<int> newTokens;
    std::vector<int> computedTokens; // of the prompt in prefill: with its padding
};

/// Positions that a batch's cache must hold per row.
int cachedPositions(const Workload& work);
/// Weights + KV cache + activations of all ranks at `batchSize`.
int64_t neededBytes(const PlannedCell& planned, const ModelFacts& facts, const Workload& work, int batchSize);
/// The largest batch below the planned one that fits into `availableBytes`; 0 when none does.
int largestBatchThatFits(
    const PlannedCell& planned, const ModelFacts& facts, const Workload& work, int64_t availableBytes);
/// One pass over the prompts, in seconds: per step the larger of bytes ÷ bandwidth and operations ÷ rate.
double passSeconds(const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can);
/// Reading or making the weights of all ranks, in seconds.
double loadSeconds(const PlannedCell& planned, const ModelFacts& facts, const Capabilities& can);

} // namespace throughline
