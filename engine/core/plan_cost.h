// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell will need and about how long it will take, counted from shapes. Not measured: see Capabilities.
#pragma once

#include <core/plan.h>

namespace throughline {

/// The lengths that a cell's prompts have once cut, and how many tokens follow each.
struct Workload {
    std::vector<int> promptTokens;
    std::vector<int> newTokens;
    std::vector<int> computedTokens;               // of the prompt in prefill: with its padding
    std::vector<std::vector<int>> promptsOfRank{}; // data-parallel; else one entry with all
};

/// The part of a cell that one rank has.
struct RankShape {
    int firstLayer = 0;
    int endLayer = 0;
    int firstPrompt = 0; // of those that this rank holds rows for
    int prompts = 0;
};
/// By rank. Needs stageEnds and promptsPerRank.
std::vector<RankShape> shapesOf(const PlannedCell& planned, const ModelFacts& facts);
/// Positions that a batch's cache must hold per row.
int cachedPositions(const Workload& work);
/// Weights + KV cache + activations of all ranks at `batchSize`.
int64_t neededBytes(const PlannedCell& planned, const ModelFacts& facts, const Workload& work, int batchSize);
/// What the ranks on one device need of it.
struct DeviceNeed {
    int64_t needBytes = 0;
    int64_t availableBytes = 0; // 0 = unknown
    std::string device{};       // "gpu:0"; empty: the CPU
    bool fits() const { return availableBytes <= 0 || needBytes <= availableBytes; }
};
/// Of the device that has least left, or lacks most, at `batchSize`.
DeviceNeed tightestNeed(
    const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can, int batchSize);
/// Free memory of all GPUs that the ranks are on; 0 on the CPU or where one's is unknown.
int64_t gpuBytesTogether(const PlannedCell& planned, const Capabilities& can);
/// The largest batch below the planned one that fits everywhere; 0 when none does.
int largestBatchThatFits(
    const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can);
/// One pass over the prompts, in seconds: per step the larger of bytes ÷ bandwidth and operations ÷ rate. Ranks on one
/// device take turns, those on GPUs of their own work at the same time.
double passSeconds(const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can);
/// Reading or making the weights of all ranks, in seconds.
double loadSeconds(const PlannedCell& planned, const ModelFacts& facts, const Capabilities& can);

} // namespace throughline
