// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes that follow from a model's shape.
#include <core/model_facts.h>

#include <algorithm>

namespace throughline {

/// Parameters of the head that are the token embedding once more; 0 when the head is its own.
static int64_t sharedHeadParameters(const ModelFacts& facts)
{
    return facts.tiedHead ? std::min(int64_t{facts.vocab} * facts.hidden, facts.headParameters) : 0;
}

int64_t parameterCount(const ModelFacts& facts)
{
    return facts.embeddingParameters + facts.layers * facts.layerParameters + facts.headParameters
        - sharedHeadParameters(facts);
}

int64_t weightBytes(const ModelFacts& facts, int firstLayer, int endLayer, int bytesPerParameter)
{
    const bool hasEmbedding = firstLayer == 0;
    const bool hasHead = endLayer == facts.layers;
    int64_t parameters = (endLayer - firstLayer) * facts.layerParameters;
    if (hasEmbedding)
        parameters += facts.embeddingParameters;
    if (hasHead)
        parameters += facts.headParameters - (hasEmbedding ? sharedHeadParameters(facts) : 0);
    return parameters * bytesPerParameter;
}

int64_t kvBytesPerPosition(const ModelFacts& facts, int layers, int bytesPerValue)
{
    return int64_t{2} * layers * facts.kvHeads * facts.headDim * bytesPerValue;
}

} // namespace throughline
