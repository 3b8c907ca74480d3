// SPDX-License-Identifier: GPL-3.0-or-later
// Falcon 7B (multi_query, one norm), 40B (new_decoder_architecture, two norms), 11B (the same, one norm) and the older
// block without parallel_attn.
#include <checkpoint/config_parts.h>
#include <checkpoint/family_configs.h>

namespace throughline {

namespace {

/// Three settings say it between them. num_kv_heads, written for every model, means something in the new architecture
/// only: Falcon 7B has 71 there, and one head of keys and values.
int readFalconKvHeads(KeyReader& keys, const ModelShape& shape, bool newArchitecture)
{
    const int written = keys.dimension("num_kv_heads", shape.heads);
    if (newArchitecture)
        return written;
    return keys.flag("multi_query", true) ? 1 : shape.heads;
}

LayerBlock readFalconBlock(KeyReader& keys, bool newArchitecture)
{
    const bool parallel = keys.flag("parallel_attn", true);
    const int norms = keys.dimension("num_ln_in_parallel_attn", newArchitecture && parallel ? 2 : 1, 2);
    if (newArchitecture && !parallel)
        keys.refuse("parallel_attn", "false is not supported with new_decoder_architecture");
    if (norms == 2 && !newArchitecture)
        keys.refuse("num_ln_in_parallel_attn", "2 is not supported without new_decoder_architecture");
    if (!parallel)
        return LayerBlock::Sequential;
    return norms == 2 ? LayerBlock::ParallelTwoNorms : LayerBlock::ParallelSharedNorm;
}

} // namespace

ModelShape readFalconShape(KeyReader& keys)
{
    ModelShape shape;
    shape.family = Family::Falcon;
    shape.hidden = keys.dimension("hidden_size");
    shape.layers = keys.dimension("num_hidden_layers", {}, maxLayers);
    shape.heads = keys.dimension("num_attention_heads");
    if (shape.heads > 0 && shape.hidden % shape.heads != 0)
        keys.refuse("hidden_size",
            std::to_string(shape.hidden) + " is not a multiple of num_attention_heads " + std::to_string(shape.heads));
    shape.headDim = shape.heads > 0 ? shape.hidden / shape.heads : 0;
    const bool newArchitecture = keys.flag("new_decoder_architecture", false);
    shape.kvHeads = readFalconKvHeads(keys, shape, newArchitecture);
    shape.block = readFalconBlock(keys, newArchitecture);
    shape.intermediate = keys.dimension("ffn_hidden_size", 4 * shape.hidden);
    shape.vocab = keys.dimension("vocab_size");
    shape.maxPositions = keys.dimension("max_position_embeddings", 2048);
    shape.normEpsilon = keys.positive("layer_norm_epsilon", 1e-5);
    shape.activation = readActivation(keys, "activation", "gelu");
    shape.positions = Positions::Rotary;
    shape.rotary = readRotary(keys);
    shape.qkvBias = shape.attentionOutBias = shape.mlpBias = keys.flag("bias", false);
    shape.tiedHead = keys.flag("tie_word_embeddings", true);
    shape.labels = readLabels(keys, "FalconForSequenceClassification");
    for (const char* key : {"alibi", "apply_residual_connection_post_layernorm"})
        if (keys.flag(key, false))
            keys.refuse(key, "true is not supported", "use a Falcon with rotary positions");
    refuseUnsupported(keys);
    // auto_map is in the published files: Transformers takes its own code all the same, unless told to trust theirs.
    refuseSettings(keys, {"sliding_window"});
    return shape;
}

} // namespace throughline
