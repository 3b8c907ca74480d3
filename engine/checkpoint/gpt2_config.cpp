// SPDX-License-Identifier: GPL-3.0-or-later
#include <checkpoint/config_parts.h>
#include <checkpoint/family_configs.h>

namespace throughline {

ModelShape readGpt2Shape(KeyReader& keys)
{
    ModelShape shape;
    shape.family = Family::Gpt2;
    shape.hidden = keys.dimension("n_embd");
    shape.layers = keys.dimension("n_layer", {}, maxLayers);
    shape.heads = keys.dimension("n_head");
    shape.vocab = keys.dimension("vocab_size");
    shape.maxPositions = keys.dimension("n_positions");
    shape.kvHeads = shape.heads;
    if (shape.heads > 0 && shape.hidden % shape.heads != 0)
        keys.refuse(
            "n_embd", std::to_string(shape.hidden) + " is not a multiple of n_head " + std::to_string(shape.heads));
    shape.headDim = shape.heads > 0 ? shape.hidden / shape.heads : 0;
    shape.intermediate = keys.dimension("n_inner", 4 * shape.hidden);
    shape.activation = readActivation(keys, "activation_function", "gelu_new");
    shape.normEpsilon = keys.positive("layer_norm_epsilon", 1e-5);
    shape.tiedHead = keys.flag("tie_word_embeddings", true);
    shape.scaleAttention = keys.flag("scale_attn_weights", true);
    shape.scaleAttentionByLayer = keys.flag("scale_attn_by_inverse_layer_idx", false);
    // reorder_and_upcast_attn only orders the same operations otherwise; what it computes is the same.
    (void)keys.flag("reorder_and_upcast_attn", false);
    shape.labels = readLabels(keys, "GPT2ForSequenceClassification");
    refuseUnsupported(keys);
    refuseSettings(keys, {"auto_map", "rope_scaling", "rope_parameters", "sliding_window"});
    return shape;
}

} // namespace throughline
