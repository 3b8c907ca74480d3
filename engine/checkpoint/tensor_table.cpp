// SPDX-License-Identifier: GPL-3.0-or-later
// GPT-2's tensors by name. Its Conv1D layers store their weights as [in, out].
#include <checkpoint/tensor_table.h>

#include <iterator>

namespace throughline {

namespace {

using enum TensorRole;

std::vector<TensorSpec> gpt2Layer(const ModelShape& shape, int layer)
{
    const int64_t hidden = shape.hidden;
    const int64_t queries = int64_t{shape.heads} * shape.headDim;
    const int64_t qkv = (shape.heads + 2 * int64_t{shape.kvHeads}) * shape.headDim;
    const int64_t inner = shape.intermediate;
    const std::string at = "h." + std::to_string(layer) + ".";
    return {
        {{AttentionNormWeight, layer}, at + "ln_1.weight", {hidden}, false, Draw::NormWeight},
        {{AttentionNormBias, layer}, at + "ln_1.bias", {hidden}, false, Draw::Bias},
        {{QkvWeight, layer}, at + "attn.c_attn.weight", {qkv, hidden}, true, Draw::Weight},
        {{QkvBias, layer}, at + "attn.c_attn.bias", {qkv}, false, Draw::Bias},
        {{AttentionOutWeight, layer}, at + "attn.c_proj.weight", {hidden, queries}, true, Draw::Weight},
        {{AttentionOutBias, layer}, at + "attn.c_proj.bias", {hidden}, false, Draw::Bias},
        {{MlpNormWeight, layer}, at + "ln_2.weight", {hidden}, false, Draw::NormWeight},
        {{MlpNormBias, layer}, at + "ln_2.bias", {hidden}, false, Draw::Bias},
        {{MlpUpWeight, layer}, at + "mlp.c_fc.weight", {inner, hidden}, true, Draw::Weight},
        {{MlpUpBias, layer}, at + "mlp.c_fc.bias", {inner}, false, Draw::Bias},
        {{MlpDownWeight, layer}, at + "mlp.c_proj.weight", {hidden, inner}, true, Draw::Weight},
        {{MlpDownBias, layer}, at + "mlp.c_proj.bias", {hidden}, false, Draw::Bias},
    };
}

} // namespace

std::vector<TensorSpec> tensorsOf(const ModelShape& shape, int labels)
{
    const int64_t hidden = shape.hidden;
    const int64_t vocab = shape.vocab;
    std::vector<TensorSpec> all{
        {{TokenEmbedding, -1}, "wte.weight", {vocab, hidden}, false, Draw::Weight},
        {{PositionEmbedding, -1}, "wpe.weight", {shape.maxPositions, hidden}, false, Draw::Position},
        {{FinalNormWeight, -1}, "ln_f.weight", {hidden}, false, Draw::NormWeight},
        {{FinalNormBias, -1}, "ln_f.bias", {hidden}, false, Draw::Bias},
        {{HeadWeight, -1}, shape.tiedHead ? "wte.weight" : "lm_head.weight", {vocab, hidden}, false, Draw::Weight},
        {{ScoreWeight, -1}, "score.weight", {labels, hidden}, false, Draw::Weight},
    };
    for (int layer = 0; layer < shape.layers; ++layer) {
        auto tensors = gpt2Layer(shape, layer);
        all.insert(all.end(), std::make_move_iterator(tensors.begin()), std::make_move_iterator(tensors.end()));
    }
    return all;
}

} // namespace throughline
