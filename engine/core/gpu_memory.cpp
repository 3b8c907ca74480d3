// SPDX-License-Identifier: GPL-3.0-or-later
// Weights, KV cache, buffers of a step, workspace.
#include <core/gpu_memory.h>

#include <core/metrics.h>

#include <algorithm>

namespace throughline {

namespace {

// As the CUDA worker has them: whoever changes one there changes it here.
constexpr int64_t positionsRounding = 16;             // of a row of the KV cache
constexpr int64_t mostTokensAtOnce = 8192;            // of prefill: longer batches go in several parts
constexpr int64_t workspaceBytes = int64_t{64} << 20; // of the matrix library and of split attention
constexpr int64_t residualWidth = 4;                  // the residual stream stays fp32
constexpr int64_t logitWidth = 4;

int64_t weightBytesOf(const ModelFacts& facts, const GpuRankWork& work, int64_t width)
{
    const int64_t vocabulary = int64_t{facts.vocab} * facts.hidden;
    int64_t parameters = (work.endLayer - work.firstLayer) * facts.layerParameters;
    if (work.firstLayer == 0)
        parameters += facts.embeddingParameters;
    if (work.endLayer == facts.layers) {
        parameters += std::max<int64_t>(facts.headParameters - vocabulary, 0); // the final norm
        const bool shared = facts.tiedHead && work.firstLayer == 0;
        parameters += work.outputHead && !shared ? std::min(vocabulary, facts.headParameters) : 0;
    }
    return parameters * width;
}

/// For `tokens` tokens under way: the residual, its norm, queries with keys and values, attention's output, and the
/// inner layer, of which a gated one holds gate, up and their product.
int64_t stepBytesOf(const ModelFacts& facts, int64_t tokens, int64_t width)
{
    const int64_t queries = int64_t{facts.heads} * facts.headDim;
    const int64_t keysAndValues = int64_t{2} * facts.kvHeads * facts.headDim;
    const int64_t inner = int64_t{facts.gatedMlp ? 3 : 1} * facts.intermediate;
    return tokens * (facts.hidden * residualWidth + (facts.hidden + queries + keysAndValues + queries + inner) * width);
}

} // namespace

int64_t gpuRankBytes(const ModelFacts& facts, const GpuRankWork& work)
{
    const int64_t width = bytesPerValue(work.precision);
    const int64_t positions = (work.positions + positionsRounding - 1) / positionsRounding * positionsRounding;
    const int64_t cache =
        work.rows * positions * kvBytesPerPosition(facts, work.endLayer - work.firstLayer, static_cast<int>(width));
    const int64_t tokens = std::max<int64_t>(std::min(mostTokensAtOnce, work.promptTokens), work.rowsAtOnce);
    const bool head = work.outputHead && work.endLayer == facts.layers;
    const int64_t logits = head ? int64_t{work.rowsAtOnce} * facts.vocab * logitWidth : 0;
    return weightBytesOf(facts, work, width) + cache + stepBytesOf(facts, tokens, width) + logits + workspaceBytes;
}

} // namespace throughline
