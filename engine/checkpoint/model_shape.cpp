// SPDX-License-Identifier: GPL-3.0-or-later
// Counts the parameters of a shape.
#include <checkpoint/model_shape.h>

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
    return 2 * normParameters(shape) //
        + linearParameters(shape.hidden, queries + keysAndValues, shape.attentionBias)
        + linearParameters(queries, shape.hidden, shape.attentionBias)
        + linearParameters(shape.hidden, shape.intermediate, shape.mlpBias)
        + linearParameters(shape.intermediate, shape.hidden, shape.mlpBias);
}

std::string familyName(Family family)
{
    switch (family) {
    case Family::Gpt2:
        return "gpt2";
    }
    return {};
}

} // namespace

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
    facts.vocab = shape.vocab;
    facts.maxPositions = shape.maxPositions;
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
