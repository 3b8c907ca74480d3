// SPDX-License-Identifier: GPL-3.0-or-later
// Memory and time of a cell from its model's shape.
#include <core/plan_cost.h>

#include <core/metrics.h>

#include <algorithm>
#include <numeric>

namespace throughline {

namespace {

/// A worker's own memory beside the model: libtorch and its threads.
constexpr int64_t processBytes = int64_t{160} << 20;
constexpr double processStartSeconds = 0.5;

struct RankShape {
    int firstLayer = 0;
    int endLayer = 0;
    int firstPrompt = 0; // of those that this rank holds rows for
    int prompts = 0;
};

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

int longest(const std::vector<int>& lengths) { return *std::max_element(lengths.begin(), lengths.end()); }

int64_t rankBytes(
    const RankShape& shape, const PlannedCell& planned, const ModelFacts& facts, const Workload& work, int batchSize)
{
    const int64_t rows = std::min(batchSize, shape.prompts);
    const int width = bytesPerValue(planned.cell.precision);
    const int64_t weights = weightBytes(facts, shape.firstLayer, shape.endLayer, width);
    const bool generates = planned.cell.settings.task == Task::Generate;
    const int64_t cached = generates ? rows * cachedPositions(work) : 0;
    const int64_t cache = cached * kvBytesPerPosition(facts, shape.endLayer - shape.firstLayer, width);
    // In prefill, per position: the residual, its norm, queries, keys, values, and the four times wider inner layer.
    const int64_t chunkRows = (rows + planned.cell.chunks - 1) / planned.cell.chunks;
    const int64_t activations = chunkRows * longest(work.computedTokens) * facts.hidden * 10 * 4;
    const int64_t logits = shape.endLayer == facts.layers ? chunkRows * facts.vocab * 4 : 0;
    return processBytes + weights + cache + activations + logits;
}

/// Seconds for `rows` rows over all layers at `positions` of context: the larger of the two ceilings' times.
double stepSeconds(
    const PlannedCell& planned, const ModelFacts& facts, const Capabilities& can, int rows, double positions)
{
    return std::max(stepBytes(facts, planned.cell.precision, rows, positions) / can.readBytesPerSecond,
        stepOperations(facts, rows, positions) / can.operationsPerSecond);
}

/// A batch of the prompts [first, first + rows), as `chunks` micro-batches through `stages` stages on one device.
double batchSeconds(const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can,
    int first, int rows)
{
    const int chunks = std::min(planned.cell.chunks, rows);
    const int stages = std::max<int>(1, static_cast<int>(planned.stageEnds.size()));
    // Stages share the device's cores: one stage's part takes as long as the whole would, and with fewer chunks than
    // stages some cores are idle.
    const int turns = stages > 1 ? std::max(chunks, stages) : 1;
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

int64_t neededBytes(const PlannedCell& planned, const ModelFacts& facts, const Workload& work, int batchSize)
{
    int64_t bytes = 0;
    for (const RankShape& shape : shapesOf(planned, facts))
        bytes += rankBytes(shape, planned, facts, work, batchSize);
    return bytes;
}

int largestBatchThatFits(
    const PlannedCell& planned, const ModelFacts& facts, const Workload& work, int64_t availableBytes)
{
    int fits = 0;
    int tooLarge = planned.cell.batchSize;
    while (tooLarge - fits > 1) {
        const int middle = fits + (tooLarge - fits) / 2;
        (neededBytes(planned, facts, work, middle) <= availableBytes ? fits : tooLarge) = middle;
    }
    return fits;
}

double passSeconds(const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can)
{
    double seconds = 0; // ranks share the device, so their times add up
    const bool replicas = planned.cell.mode != Mode::Pipeline;
    const std::vector<int> parts = replicas ? planned.promptsPerRank : std::vector<int>{planned.cell.promptCount};
    int first = 0;
    for (const int prompts : parts) {
        const int end = first + prompts;
        for (; first < end; first += planned.cell.batchSize)
            seconds += batchSeconds(planned, facts, work, can, first, std::min(planned.cell.batchSize, end - first));
        first = end;
    }
    return seconds;
}

double loadSeconds(const PlannedCell& planned, const ModelFacts& facts, const Capabilities& can)
{
    double seconds = processStartSeconds;
    for (const RankShape& shape : shapesOf(planned, facts)) {
        const int64_t bytes = weightBytes(facts, shape.firstLayer, shape.endLayer, 4);
        seconds += 8.0 * static_cast<double>(bytes) / can.readBytesPerSecond; // read, converted, packed: several passes
    }
    return seconds;
}

} // namespace throughline
