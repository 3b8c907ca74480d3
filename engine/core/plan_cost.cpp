// SPDX-License-Identifier: GPL-3.0-or-later
// Time of a cell from its model's shape. Its memory: plan_memory.cpp.
#include <core/plan_cost.h>

#include <core/metrics.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

namespace throughline {

namespace {

constexpr double processStartSeconds = 0.5;
constexpr double gpuProcessStartSeconds = 3;  // the CUDA libraries and a context
constexpr double gpuLoadBytesPerSecond = 5e9; // from the file or made, and over the bus

struct ExpectedRates {
    double bytesPerSecond = 0;
    double operationsPerSecond = 0;
};

/// A GPU's matrix units take 16 bits at the full rate, TF32 at half of it; fp32 is left to its other units.
ExpectedRates ratesOf(const PlannedCell& planned, const Capabilities& can)
{
    if (planned.gpuOfRank.empty())
        return {can.readBytesPerSecond, can.operationsPerSecond};
    const Precision precision = planned.cell.precision;
    const double slower = precision == Precision::Fp32 ? 8 : precision == Precision::Tf32 ? 2 : 1;
    return {can.gpuReadBytesPerSecond, can.gpuOperationsPerSecond / slower};
}

/// Seconds for `rows` rows over all layers at `positions` of context: the larger of the two ceilings' times.
double stepSeconds(
    const PlannedCell& planned, const ModelFacts& facts, const Capabilities& can, int rows, double positions)
{
    const ExpectedRates rates = ratesOf(planned, can);
    return std::max(stepBytes(facts, planned.cell.precision, rows, positions) / rates.bytesPerSecond,
        stepOperations(facts, rows, positions) / rates.operationsPerSecond);
}

/// A batch of the prompts [first, first + rows), as `chunks` micro-batches through `stages` stages.
double batchSeconds(const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can,
    int first, int rows)
{
    const int chunks = std::min(planned.cell.chunks, rows);
    const int stages = std::max<int>(1, static_cast<int>(planned.stageEnds.size()));
    // Stages share the device's cores: one stage's part takes as long as the whole would, and with fewer chunks than
    // stages some cores are idle.
    double turns = stages > 1 ? std::max(chunks, stages) : 1;
    if (!planned.gpuOfRank.empty()) // each has a device of its own, and its part is that much shorter
        turns /= stages;
    const int chunkRows = (rows + chunks - 1) / chunks;
    const auto begin = work.computedTokens.begin() + first;
    const double tokens = std::accumulate(begin, begin + rows, 0.0);
    const int steps = *std::max_element(work.newTokens.begin() + first, work.newTokens.begin() + first + rows);
    const double prefill = stepSeconds(planned, facts, can, std::max(1, static_cast<int>(tokens / chunks)), 0);
    const double decode =
        steps > 1 ? (steps - 1) * stepSeconds(planned, facts, can, chunkRows, tokens / rows + steps / 2.0) : 0;
    return turns * (prefill + decode);
}

} // namespace

int cachedPositions(const Workload& work)
{
    int positions = 0;
    for (std::size_t i = 0; i < work.promptTokens.size(); ++i)
        positions = std::max({positions, work.promptTokens[i] + work.newTokens[i], work.computedTokens[i]});
    return positions;
}

std::vector<RankShape> shapesOf(const PlannedCell& planned, const ModelFacts& facts)
{
    std::vector<RankShape> shapes;
    if (planned.cell.mode == Mode::Pipeline) {
        int first = 0;
        for (const int end : planned.stageEnds)
            shapes.push_back({std::exchange(first, end), end, 0, planned.cell.promptCount});
        return shapes;
    }
    int first = 0;
    for (const int prompts : planned.promptsPerRank)
        shapes.push_back({0, facts.layers, std::exchange(first, first + prompts), prompts});
    return shapes;
}

double passSeconds(const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can)
{
    std::map<std::string, double> secondsOfDevice; // its ranks take turns
    const bool replicas = planned.cell.mode != Mode::Pipeline;
    const std::vector<int> parts = replicas ? planned.promptsPerRank : std::vector<int>{planned.cell.promptCount};
    int first = 0;
    for (std::size_t rank = 0; rank < parts.size(); ++rank) {
        double& seconds = secondsOfDevice[planned.gpuOfRank.empty() ? std::string() : planned.gpuOfRank[rank]];
        const int end = first + parts[rank];
        for (; first < end; first += planned.cell.batchSize)
            seconds += batchSeconds(planned, facts, work, can, first, std::min(planned.cell.batchSize, end - first));
        first = end;
    }
    double slowest = 0;
    for (const auto& [device, seconds] : secondsOfDevice)
        slowest = std::max(slowest, seconds);
    return slowest;
}

/// Ranks load at the same time, each over its own way to its GPU.
static double gpuLoadSeconds(const PlannedCell& planned, const ModelFacts& facts)
{
    int64_t most = 0;
    for (const RankShape& shape : shapesOf(planned, facts))
        most =
            std::max(most, weightBytes(facts, shape.firstLayer, shape.endLayer, bytesPerValue(planned.cell.precision)));
    return gpuProcessStartSeconds + static_cast<double>(most) / gpuLoadBytesPerSecond;
}

double loadSeconds(const PlannedCell& planned, const ModelFacts& facts, const Capabilities& can)
{
    if (!planned.gpuOfRank.empty())
        return gpuLoadSeconds(planned, facts);
    double seconds = processStartSeconds;
    for (const RankShape& shape : shapesOf(planned, facts)) {
        const int64_t bytes = weightBytes(facts, shape.firstLayer, shape.endLayer, 4);
        seconds += 8.0 * static_cast<double>(bytes) / can.readBytesPerSecond; // read, converted, packed: several passes
    }
    return seconds;
}

} // namespace throughline
