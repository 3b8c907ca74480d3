// SPDX-License-Identifier: GPL-3.0-or-later
// Tensors of Llama, Mistral and Qwen2 by name. Files hold queries, keys and values apart, and gate and up: here each is
// one tensor, so that it is one product.
#include <checkpoint/family_tensors.h>

namespace throughline {

namespace {

class LlamaLayer {
public:
    LlamaLayer(std::vector<TensorSpec>& all, int layer)
        : m_all(all)
        , m_layer(layer)
        , m_at("layers." + std::to_string(layer) + ".")
    { }

    void norm(TensorRole role, const char* name, int64_t width)
    {
        m_all.push_back({{role, m_layer}, m_at + name, {width}, false, Draw::NormWeight});
    }

    /// `module` is [sum of the parts' rows, in]; without parts it is a tensor of its own, [out, in].
    void linear(
        TensorRole weight, const std::string& module, int64_t out, int64_t in, std::vector<TensorPart> parts = {})
    {
        add({{weight, m_layer}, module, {out, in}, false, Draw::Weight, std::move(parts)}, ".weight");
    }
    void bias(TensorRole role, const std::string& module, int64_t out, std::vector<TensorPart> parts = {})
    {
        add({{role, m_layer}, module, {out}, false, Draw::Bias, std::move(parts)}, ".bias");
    }

private:
    void add(TensorSpec spec, const char* suffix)
    {
        spec.name = m_at + spec.name + suffix;
        for (TensorPart& part : spec.parts)
            part.name = m_at + part.name + suffix;
        m_all.push_back(std::move(spec));
    }

    std::vector<TensorSpec>& m_all;
    int m_layer;
    std::string m_at;
};

void addLlamaLayer(std::vector<TensorSpec>& all, const ModelShape& shape, int index)
{
    using enum TensorRole;
    const TensorSizes n(shape);
    const std::vector<TensorPart> qkv{
        {"self_attn.q_proj", n.queries}, {"self_attn.k_proj", n.keys}, {"self_attn.v_proj", n.keys}};
    const std::vector<TensorPart> gateAndUp{{"mlp.gate_proj", n.inner}, {"mlp.up_proj", n.inner}};
    LlamaLayer layer(all, index);
    layer.norm(AttentionNormWeight, "input_layernorm.weight", n.hidden);
    layer.linear(QkvWeight, "self_attn.qkv_proj", n.qkv, n.hidden, qkv);
    layer.linear(AttentionOutWeight, "self_attn.o_proj", n.hidden, n.queries);
    layer.norm(MlpNormWeight, "post_attention_layernorm.weight", n.hidden);
    layer.linear(MlpUpWeight, "mlp.gate_up_proj", 2 * n.inner, n.hidden, gateAndUp);
    layer.linear(MlpDownWeight, "mlp.down_proj", n.hidden, n.inner);
    if (shape.qkvBias)
        layer.bias(QkvBias, "self_attn.qkv_proj", n.qkv, qkv);
    if (shape.attentionOutBias)
        layer.bias(AttentionOutBias, "self_attn.o_proj", n.hidden);
    if (shape.mlpBias) {
        layer.bias(MlpUpBias, "mlp.gate_up_proj", 2 * n.inner, gateAndUp);
        layer.bias(MlpDownBias, "mlp.down_proj", n.hidden);
    }
}

} // namespace

std::vector<TensorSpec> llamaTensors(const ModelShape& shape)
{
    using enum TensorRole;
    const TensorSizes n(shape);
    const std::string embedding = "embed_tokens.weight";
    std::vector<TensorSpec> all{
        {{TokenEmbedding, -1}, embedding, {n.vocab, n.hidden}, false, Draw::Weight},
        {{FinalNormWeight, -1}, "norm.weight", {n.hidden}, false, Draw::NormWeight},
        {{HeadWeight, -1}, shape.tiedHead ? embedding : "lm_head.weight", {n.vocab, n.hidden}, false, Draw::Weight},
    };
    for (int layer = 0; layer < shape.layers; ++layer)
        addLlamaLayer(all, shape, layer);
    return all;
}

} // namespace throughline
