// SPDX-License-Identifier: GPL-3.0-or-later
// GPT-2's tensors by name. Its Conv1D layers store their weights as [in, out].
#include <checkpoint/family_tensors.h>

namespace throughline {

std::vector<TensorSpec> gpt2Tensors(const ModelShape& shape)
{
    using enum TensorRole;
    const TensorSizes n(shape);
    std::vector<TensorSpec> all{
        {{TokenEmbedding, -1}, "wte.weight", {n.vocab, n.hidden}, false, Draw::Weight},
        {{PositionEmbedding, -1}, "wpe.weight", {shape.maxPositions, n.hidden}, false, Draw::Position},
        {{FinalNormWeight, -1}, "ln_f.weight", {n.hidden}, false, Draw::NormWeight},
        {{FinalNormBias, -1}, "ln_f.bias", {n.hidden}, false, Draw::Bias},
        {{HeadWeight, -1}, shape.tiedHead ? "wte.weight" : "lm_head.weight", {n.vocab, n.hidden}, false, Draw::Weight},
    };
    for (int layer = 0; layer < shape.layers; ++layer) {
        const std::string at = "h." + std::to_string(layer) + ".";
        const auto add = [&](TensorRole role, const char* name, std::vector<int64_t> size, bool transposed, Draw draw) {
            all.push_back({{role, layer}, at + name, std::move(size), transposed, draw});
        };
        add(AttentionNormWeight, "ln_1.weight", {n.hidden}, false, Draw::NormWeight);
        add(AttentionNormBias, "ln_1.bias", {n.hidden}, false, Draw::Bias);
        add(QkvWeight, "attn.c_attn.weight", {n.qkv, n.hidden}, true, Draw::Weight);
        add(QkvBias, "attn.c_attn.bias", {n.qkv}, false, Draw::Bias);
        add(AttentionOutWeight, "attn.c_proj.weight", {n.hidden, n.queries}, true, Draw::Weight);
        add(AttentionOutBias, "attn.c_proj.bias", {n.hidden}, false, Draw::Bias);
        add(MlpNormWeight, "ln_2.weight", {n.hidden}, false, Draw::NormWeight);
        add(MlpNormBias, "ln_2.bias", {n.hidden}, false, Draw::Bias);
        add(MlpUpWeight, "mlp.c_fc.weight", {n.inner, n.hidden}, true, Draw::Weight);
        add(MlpUpBias, "mlp.c_fc.bias", {n.inner}, false, Draw::Bias);
        add(MlpDownWeight, "mlp.c_proj.weight", {n.hidden, n.inner}, true, Draw::Weight);
        add(MlpDownBias, "mlp.c_proj.bias", {n.hidden}, false, Draw::Bias);
    }
    return all;
}

} // namespace throughline
