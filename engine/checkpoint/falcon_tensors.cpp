// SPDX-License-Identifier: GPL-3.0-or-later
// Falcon's tensors by name. Its queries, keys and values are one tensor whose rows alternate by head of keys and
// values: so in all three of its architectures, with one group, several, or as many as heads.
#include <checkpoint/family_tensors.h>

#include <utility>

namespace throughline {

namespace {

/// {attention norm, MLP norm}; the latter null where one norm serves both.
std::pair<const char*, const char*> falconNorms(LayerBlock block)
{
    switch (block) {
    case LayerBlock::ParallelTwoNorms:
        return {"ln_attn", "ln_mlp"};
    case LayerBlock::ParallelSharedNorm:
        return {"input_layernorm", nullptr};
    case LayerBlock::Sequential:
        break;
    }
    return {"input_layernorm", "post_attention_layernorm"};
}

void addFalconLayer(std::vector<TensorSpec>& all, const ModelShape& shape, int layer)
{
    using enum TensorRole;
    const TensorSizes n(shape);
    const std::string at = "h." + std::to_string(layer) + ".";
    const InterleavedHeads heads{shape.kvHeads, shape.heads / shape.kvHeads, shape.headDim};
    const auto norm = [&](TensorRole weight, TensorRole bias, const char* name) {
        all.push_back({{weight, layer}, at + name + ".weight", {n.hidden}, false, Draw::NormWeight});
        all.push_back({{bias, layer}, at + name + ".bias", {n.hidden}, false, Draw::Bias});
    };
    const auto linear = [&](TensorRole weight, TensorRole bias, const char* name, int64_t out, int64_t in, bool hasBias,
                            const InterleavedHeads& order) {
        all.push_back({{weight, layer}, at + name + ".weight", {out, in}, false, Draw::Weight, {}, order});
        if (hasBias)
            all.push_back({{bias, layer}, at + name + ".bias", {out}, false, Draw::Bias, {}, order});
    };
    const auto [attentionNorm, mlpNorm] = falconNorms(shape.block);
    norm(AttentionNormWeight, AttentionNormBias, attentionNorm);
    if (mlpNorm)
        norm(MlpNormWeight, MlpNormBias, mlpNorm);
    linear(QkvWeight, QkvBias, "self_attention.query_key_value", n.qkv, n.hidden, shape.qkvBias, heads);
    linear(
        AttentionOutWeight, AttentionOutBias, "self_attention.dense", n.hidden, n.queries, shape.attentionOutBias, {});
    linear(MlpUpWeight, MlpUpBias, "mlp.dense_h_to_4h", n.inner, n.hidden, shape.mlpBias, {});
    linear(MlpDownWeight, MlpDownBias, "mlp.dense_4h_to_h", n.hidden, n.inner, shape.mlpBias, {});
}

} // namespace

std::vector<TensorSpec> falconTensors(const ModelShape& shape)
{
    using enum TensorRole;
    const TensorSizes n(shape);
    const std::string embedding = "word_embeddings.weight";
    std::vector<TensorSpec> all{
        {{TokenEmbedding, -1}, embedding, {n.vocab, n.hidden}, false, Draw::Weight},
        {{FinalNormWeight, -1}, "ln_f.weight", {n.hidden}, false, Draw::NormWeight},
        {{FinalNormBias, -1}, "ln_f.bias", {n.hidden}, false, Draw::Bias},
        {{HeadWeight, -1}, shape.tiedHead ? embedding : "lm_head.weight", {n.vocab, n.hidden}, false, Draw::Weight},
    };
    for (int layer = 0; layer < shape.layers; ++layer)
        addFalconLayer(all, shape, layer);
    return all;
}

} // namespace throughline
