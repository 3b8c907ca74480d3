// SPDX-License-Identifier: GPL-3.0-or-later
// Memory of a cell from its model's shape, device by device.
#include <core/plan_cost.h>

#include <core/gpu_memory.h>
#include <core/metrics.h>

#include <algorithm>
#include <map>
#include <set>

namespace throughline {

namespace {

/// A CPU worker's own memory beside the model: libtorch and its threads. (On a GPU the context is not the allocator's.)
constexpr int64_t processBytes = int64_t{160} << 20;

int longest(const std::vector<int>& lengths) { return *std::max_element(lengths.begin(), lengths.end()); }

int64_t cpuRankBytes(
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

/// Prompt tokens of the fullest micro-batch when these prompts go in batches of `rows`, each cut into as many chunks as
/// evenly as rows allow, larger first.
int64_t mostPackedTokens(const std::vector<int>& prompts, const Workload& work, int rows, int chunks)
{
    int64_t most = 0;
    const int count = static_cast<int>(prompts.size());
    for (int first = 0; first < count; first += rows) {
        const int batch = std::min(rows, count - first);
        const int cut = std::min(chunks, batch);
        for (int chunk = 0, at = first; chunk < cut; ++chunk) {
            int64_t tokens = 0;
            for (const int end = at + batch / cut + (chunk < batch % cut ? 1 : 0); at < end; ++at)
                tokens += work.computedTokens[static_cast<std::size_t>(prompts[static_cast<std::size_t>(at)])];
            most = std::max(most, tokens);
        }
    }
    return most;
}

/// Of the longest of these prompts.
int mostPositions(const std::vector<int>& prompts, const Workload& work)
{
    int most = 0;
    for (const int prompt : prompts) {
        const auto i = static_cast<std::size_t>(prompt);
        most = std::max({most, work.promptTokens[i] + work.newTokens[i], work.computedTokens[i]});
    }
    return most;
}

/// What every stage gets of the outputs of so many prompts: see OutputLayer::messageValues.
int64_t gatheredValues(const Settings& settings, const ModelFacts& facts, const Workload& work, int prompts)
{
    if (settings.gather != Gather::AllRanks)
        return 0;
    if (settings.task == Task::Generate)
        return prompts * (1 + int64_t{longest(work.newTokens)});
    constexpr int64_t keptValues = (int64_t{64} << 20) / 4;
    const int64_t width = settings.head == Head::LastLogits ? facts.vocab
        : settings.head == Head::Classification             ? settings.labels
                                                            : facts.hidden;
    return std::min<int64_t>(prompts, std::max<int64_t>(1, keptValues / width)) * width;
}

int64_t gpuBytesOfRank(const RankShape& shape, const std::vector<int>& prompts, const PlannedCell& planned,
    const ModelFacts& facts, const Workload& work, int batchSize)
{
    const Settings& settings = planned.cell.settings;
    const bool pipeline = planned.cell.mode == Mode::Pipeline;
    const bool generates = settings.task == Task::Generate;
    GpuRankWork rank;
    rank.precision = planned.cell.precision;
    rank.firstLayer = shape.firstLayer;
    rank.endLayer = shape.endLayer;
    rank.outputHead = generates || settings.head == Head::LastLogits;
    rank.labels = !generates && settings.head == Head::Classification ? settings.labels : 0;
    rank.rows = std::max(1, std::min(batchSize, shape.prompts));
    rank.positions = mostPositions(prompts, work);
    rank.promptTokens = mostPackedTokens(prompts, work, rank.rows, pipeline ? planned.cell.chunks : 1);
    rank.chunks = pipeline ? planned.cell.chunks : 0;
    rank.gatheredValues = pipeline ? gatheredValues(settings, facts, work, shape.prompts) : 0;
    return gpuRankBytes(facts, rank);
}

/// By rank.
std::vector<int64_t> bytesOfRanks(
    const PlannedCell& planned, const ModelFacts& facts, const Workload& work, int batchSize)
{
    std::vector<int64_t> bytes;
    for (const RankShape& shape : shapesOf(planned, facts)) {
        const std::size_t part = planned.cell.mode == Mode::Pipeline ? 0 : bytes.size();
        bytes.push_back(planned.gpuOfRank.empty()
                ? cpuRankBytes(shape, planned, facts, work, batchSize)
                : gpuBytesOfRank(shape, work.promptsOfRank[part], planned, facts, work, batchSize));
    }
    return bytes;
}

const GpuFacts* gpuOf(const std::string& uuid, const Capabilities& can)
{
    const auto found =
        std::find_if(can.gpus.begin(), can.gpus.end(), [&](const GpuFacts& gpu) { return gpu.uuid == uuid; });
    return found == can.gpus.end() ? nullptr : &*found;
}

} // namespace

int64_t neededBytes(const PlannedCell& planned, const ModelFacts& facts, const Workload& work, int batchSize)
{
    int64_t sum = 0;
    for (const int64_t bytes : bytesOfRanks(planned, facts, work, batchSize))
        sum += bytes;
    return sum;
}

DeviceNeed tightestNeed(
    const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can, int batchSize)
{
    if (planned.gpuOfRank.empty())
        return {neededBytes(planned, facts, work, batchSize), can.cpuMemoryBytes};
    const auto bytes = bytesOfRanks(planned, facts, work, batchSize);
    std::map<std::string, int64_t> needOfGpu;
    for (std::size_t rank = 0; rank < bytes.size(); ++rank)
        needOfGpu[planned.gpuOfRank[rank]] += bytes[rank];
    DeviceNeed tightest;
    for (const auto& [uuid, need] : needOfGpu) {
        const GpuFacts* const gpu = gpuOf(uuid, can);
        if (!gpu || gpu->freeMemoryBytes <= 0)
            continue;
        if (tightest.device.empty() || gpu->freeMemoryBytes - need < tightest.availableBytes - tightest.needBytes)
            tightest = {need, gpu->freeMemoryBytes, "gpu:" + std::to_string(gpu->index)};
    }
    return tightest;
}

int64_t gpuBytesTogether(const PlannedCell& planned, const Capabilities& can)
{
    int64_t sum = 0;
    for (const std::string& uuid : std::set<std::string>(planned.gpuOfRank.begin(), planned.gpuOfRank.end())) {
        const GpuFacts* const gpu = gpuOf(uuid, can);
        if (!gpu || gpu->freeMemoryBytes <= 0)
            return 0;
        sum += gpu->freeMemoryBytes;
    }
    return sum;
}

int largestBatchThatFits(
    const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can)
{
    int fits = 0;
    int tooLarge = planned.cell.batchSize;
    while (tooLarge - fits > 1) {
        const int middle = fits + (tooLarge - fits) / 2;
        (tightestNeed(planned, facts, work, can, middle).fits() ? fits : tooLarge) = middle;
    }
    return fits;
}

} // namespace throughline
