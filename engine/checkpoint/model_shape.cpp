// SPDX-License-Identifier: GPL-3.0-or-later
// Counts the parameters of a shape.
#include <checkpoint/model_shape.h>

#include <algorithm>

namespace throughline {

namespace {

int64_t linearParameters(int64_t in, int64_t out, bool bias) { return in * out + (bias ? out : 0); }

int64_t normParameters(const ModelShape& shape)
{
    return shape.norm == Norm::LayerNorm ? 2 * int64_t{shape.hidden} : shape.hidden;
}

int64_t layerParameters(const ModelShape& shape)
{
    const int64_t queries = int64_t{shape.heads} * shape.headDim;
    const int64_t keysAndValues = 2 * int64_t{shape.kvHeads} * shape.headDim;
    const int64_t up = int64_t{shape.intermediate} * (shape.gatedMlp ? 2 : 1);
    return (shape.block == LayerBlock::ParallelSharedNorm ? 1 : 2) * normParameters(shape)
        + linearParameters(shape.hidden, queries + keysAndValues, shape.qkvBias)
        + linearParameters(queries, shape.hidden, shape.attentionOutBias)
        + linearParameters(shape.hidden, up, shape.mlpBias)
        + linearParameters(shape.intermediate, shape.hidden, shape.mlpBias);
}

/// The window that all layers have.
int commonWindow(const ModelShape& shape)
{
    const auto& full = shape.fullAttention;
    return std::find(full.begin(), full.end(), true) == full.end() ? shape.slidingWindow : 0;
}

} // namespace

int ModelShape::windowOf(int layer) const
{
    return !fullAttention.empty() && fullAttention[static_cast<std::size_t>(layer)] ? 0 : slidingWindow;
}

std::string_view familyName(Family family)
{
    switch (family) {
    case Family::Gpt2:
        return "gpt2";
    case Family::Llama:
        return "llama";
    case Family::Mistral:
        return "mistral";
    case Family::Qwen2:
        return "qwen2";
    case Family::Falcon:
        return "falcon";
    }
    return {};
}

ModelFacts factsOf(const ModelShape& shape, const std::string& name, bool preset, const std::string& configHash)
{
    ModelFacts facts;
    facts.name = name;
    facts.family = familyName(shape.family);
    facts.preset = preset;
    facts.configHash = configHash;
    facts.layers = shape.layers;
    facts.hidden = shape.hidden;
    facts.heads = shape.heads;
    facts.kvHeads = shape.kvHeads;
    facts.headDim = shape.headDim;
    facts.intermediate = shape.intermediate;
    facts.gatedMlp = shape.gatedMlp;
    facts.vocab = shape.vocab;
    facts.maxPositions = shape.maxPositions;
    facts.slidingWindow = commonWindow(shape);
    facts.hasTokenizer = !preset;
    const int64_t tokens = int64_t{shape.vocab} * shape.hidden;
    facts.embeddingParameters = tokens;
    if (shape.positions == Positions::Learned)
        facts.embeddingParameters += int64_t{shape.maxPositions} * shape.hidden;
    facts.layerParameters = layerParameters(shape);
    facts.headParameters = normParameters(shape) + tokens;
    facts.tiedHead = shape.tiedHead;
    return facts;
}

} // namespace throughline
