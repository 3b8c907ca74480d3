// SPDX-License-Identifier: GPL-3.0-or-later
// Weights, KV cache, buffers of a step, tokens, workspace: each line is an allocation of the CUDA worker's.
#include <core/gpu_memory.h>

#include <core/metrics.h>

#include <algorithm>

namespace throughline {

namespace {

// As the CUDA worker has them: whoever changes one there changes it here.
constexpr int64_t rowMultiple = 32;                   // values that rows of matrices and activations are padded to
constexpr int64_t headMultiple = 16;                  // … and heads
constexpr int64_t mostBlockTokens = 8192;             // that go through the layers at once
constexpr int64_t tokensPerTile = 64;                 // of the prefill's attention
constexpr int64_t workspaceBytes = int64_t{64} << 20; // of the matrix library
constexpr int64_t longPositions = 512;                // longer rows are shared by blocks, in 16 bits
constexpr int64_t sharedPartBytes = (int64_t{4} << 20) + int64_t{4} * 4096;
constexpr int64_t messageHeader = 16; // values before those of a pipeline's message
constexpr int64_t wide = 4;           // bytes of norms, biases, positions, the residual, logits, messages and token ids

int64_t roundedUp(int64_t count, int64_t multiple) { return (count + multiple - 1) / multiple * multiple; }
int64_t rowOf(int64_t width) { return roundedUp(width, rowMultiple); }

/// Lengths, in values, of what lies in rows.
struct GpuWidths {
    explicit GpuWidths(const ModelFacts& facts)
        : head(roundedUp(facts.headDim, headMultiple))
        , hidden(rowOf(facts.hidden))
        , qkv((facts.heads + int64_t{2} * facts.kvHeads) * head)
        , attended(rowOf(facts.heads * head))
        , inner(rowOf(facts.intermediate))
        , up(facts.gatedMlp ? 2 * inner : facts.intermediate)
    { }
    int64_t head;
    int64_t hidden;
    int64_t qkv;
    int64_t attended;
    int64_t inner;
    int64_t up; // of a gated layer gate and up, one behind the other
};

/// Norms and biases of a layer: all that is no matrix.
int64_t layerVectors(const ModelFacts& facts)
{
    const int64_t queries = int64_t{facts.heads} * facts.headDim;
    const int64_t keysAndValues = int64_t{2} * facts.kvHeads * facts.headDim;
    const int64_t inner = int64_t{facts.gatedMlp ? 3 : 2} * facts.intermediate;
    return facts.layerParameters - facts.hidden * (2 * queries + keysAndValues + inner);
}

int64_t layerBytes(const ModelFacts& facts, int64_t width)
{
    const GpuWidths widths(facts);
    const int64_t matrices = (widths.qkv + widths.up) * widths.hidden + facts.hidden * (widths.attended + widths.inner);
    return matrices * width + layerVectors(facts) * wide;
}

bool isLast(const ModelFacts& facts, const GpuRankWork& work) { return work.endLayer == facts.layers; }

/// Outputs of the head that this rank holds.
int64_t headOutputs(const ModelFacts& facts, const GpuRankWork& work)
{
    if (!isLast(facts, work))
        return 0;
    return work.outputHead ? facts.vocab : work.labels;
}

int64_t weightBytesOf(const ModelFacts& facts, const GpuRankWork& work, int64_t width)
{
    const int64_t vocabulary = int64_t{facts.vocab} * facts.hidden;
    int64_t bytes = (work.endLayer - work.firstLayer) * layerBytes(facts, width);
    bytes += headOutputs(facts, work) * rowOf(facts.hidden) * width;
    if (work.firstLayer == 0) {
        const bool inHead = facts.tiedHead && work.outputHead && isLast(facts, work);
        bytes += (facts.embeddingParameters - vocabulary) * wide + (inHead ? 0 : vocabulary * width);
    }
    if (isLast(facts, work))
        bytes += (facts.headParameters - vocabulary) * wide; // the final norm
    return bytes;
}

int64_t blockTokens(const GpuRankWork& work)
{
    return std::max<int64_t>(work.rows, std::min(mostBlockTokens, int64_t{work.rows} * work.positions));
}

int64_t cacheBytes(const ModelFacts& facts, const GpuRankWork& work, int64_t width)
{
    const int64_t cached = int64_t{2} * (work.endLayer - work.firstLayer) * work.rows * facts.kvHeads * work.positions
        * roundedUp(facts.headDim, headMultiple);
    const bool rotary = facts.embeddingParameters == int64_t{facts.vocab} * facts.hidden;
    const int64_t turns = rotary ? int64_t{2} * (facts.headDim / 2) * work.positions : 0; // cosines and sines
    return cached * width + turns * wide;
}

/// What a layer's operations write for each other, and the logits.
int64_t stepBytesOf(const ModelFacts& facts, const GpuRankWork& work, int64_t width)
{
    const GpuWidths widths(facts);
    const int64_t mlp = facts.gatedMlp ? widths.up : widths.inner;
    const int64_t perToken = widths.hidden + rowOf(widths.qkv) + widths.attended + mlp;
    return blockTokens(work) * perToken * width + work.rows * rowOf(headOutputs(facts, work)) * wide;
}

/// Of the rows of one batch or micro-batch: ids, positions, places, and the tiles of attention.
int64_t tokenBytes(const GpuRankWork& work, int64_t tokens, int64_t rows)
{
    const int64_t tiles = tokens / tokensPerTile + rows + 2 * (tokens / blockTokens(work) + 1);
    return (3 * tokens + 5 * rows + 3 + 4 * tiles) * wide;
}

/// The residual stream, which is also what stages send each other, and what tells its tokens.
int64_t streamBytes(const ModelFacts& facts, const GpuRankWork& work)
{
    const int64_t hidden = rowOf(facts.hidden);
    if (work.chunks == 0) {
        const int64_t tokens = std::max<int64_t>(work.rows, work.promptTokens);
        return tokens * hidden * wide + tokenBytes(work, tokens, work.rows);
    }
    const int64_t rows = (work.rows + work.chunks - 1) / work.chunks;
    const int64_t tokens = std::max(rows, work.promptTokens);
    const int64_t messages =
        3 * messageHeader + (tokens + rows) * hidden + rows; // even steps, odd steps, chosen tokens
    return std::min(work.chunks, work.rows) * (messages * wide + tokenBytes(work, tokens, rows));
}

/// What the last rank picks out of the last layer's rows.
int64_t outputBytes(const ModelFacts& facts, const GpuRankWork& work)
{
    if (!isLast(facts, work))
        return 0;
    const int64_t rows = work.chunks == 0 ? work.rows : (work.rows + work.chunks - 1) / work.chunks;
    const int64_t headless = headOutputs(facts, work) == 0 ? facts.hidden : 0; // the rows themselves, as fp32
    return rows * (rowOf(facts.hidden) + headless) * wide;
}

/// What blocks that share a row's positions leave each other.
int64_t sharedBytes(const GpuRankWork& work, int64_t width)
{
    return work.positions > longPositions && width < wide ? sharedPartBytes : 0;
}

} // namespace

int64_t gpuRankBytes(const ModelFacts& facts, const GpuRankWork& work)
{
    const int64_t width = bytesPerValue(work.precision);
    return weightBytesOf(facts, work, width) + cacheBytes(facts, work, width) + stepBytesOf(facts, work, width)
        + streamBytes(facts, work) + outputBytes(facts, work) + work.gatheredValues * wide + sharedBytes(work, width)
        + workspaceBytes;
}

} // namespace throughline
