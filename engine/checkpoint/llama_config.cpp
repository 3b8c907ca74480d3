// SPDX-License-Identifier: GPL-3.0-or-later
// Llama 2, 3 and 3.1, and what they share with Mistral and Qwen2.
#include <checkpoint/config_parts.h>
#include <checkpoint/family_configs.h>

namespace throughline {

namespace {

int readHeadDim(KeyReader& keys, const ModelShape& shape)
{
    if (keys.has("head_dim"))
        return keys.dimension("head_dim"); // need not be hidden ÷ heads
    if (shape.heads > 0 && shape.hidden % shape.heads != 0)
        keys.refuse("hidden_size",
            std::to_string(shape.hidden) + " is not a multiple of num_attention_heads " + std::to_string(shape.heads));
    return shape.heads > 0 ? shape.hidden / shape.heads : 0;
}

} // namespace

ModelShape readLlamaLikeShape(KeyReader& keys, Family family, int positions)
{
    ModelShape shape;
    shape.family = family;
    shape.hidden = keys.dimension("hidden_size");
    shape.layers = keys.dimension("num_hidden_layers", {}, maxLayers);
    shape.heads = keys.dimension("num_attention_heads");
    shape.kvHeads = keys.dimension("num_key_value_heads", shape.heads);
    shape.headDim = readHeadDim(keys, shape);
    shape.intermediate = keys.dimension("intermediate_size");
    shape.vocab = keys.dimension("vocab_size");
    shape.maxPositions = keys.dimension("max_position_embeddings", positions);
    shape.norm = Norm::RmsNorm;
    shape.normEpsilon = keys.positive("rms_norm_eps", 1e-6);
    shape.activation = readActivation(keys, "hidden_act", "silu");
    shape.gatedMlp = true;
    shape.positions = Positions::Rotary;
    shape.rotary = readRotary(keys);
    shape.tiedHead = keys.flag("tie_word_embeddings", false);
    shape.qkvBias = shape.attentionOutBias = shape.mlpBias = false;
    refuseUnsupported(keys);
    refuseSettings(keys, {"auto_map"});
    return shape;
}

ModelShape readLlamaShape(KeyReader& keys)
{
    ModelShape shape = readLlamaLikeShape(keys, Family::Llama, 2048);
    shape.qkvBias = shape.attentionOutBias = keys.flag("attention_bias", false);
    shape.mlpBias = keys.flag("mlp_bias", false);
    shape.labels = readLabels(keys, "LlamaForSequenceClassification");
    (void)readLayerTypes(keys, shape.layers, 0); // no window: all must be full
    refuseSettings(keys, {"sliding_window"});
    return shape;
}

} // namespace throughline
