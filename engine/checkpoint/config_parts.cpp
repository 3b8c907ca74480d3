// SPDX-License-Identifier: GPL-3.0-or-later
#include <checkpoint/config_parts.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace throughline {

Activation readActivation(KeyReader& keys, const char* key, const std::string& fallback)
{
    struct Named {
        std::string_view name;
        Activation activation;
    };
    // gelu_fast is the tanh form with its constant written out.
    static constexpr std::array known{Named{"gelu_new", Activation::GeluNew}, Named{"gelu", Activation::Gelu},
        Named{"gelu_python", Activation::Gelu}, Named{"gelu_pytorch_tanh", Activation::GeluTanh},
        Named{"gelu_fast", Activation::GeluTanh}, Named{"silu", Activation::Silu}, Named{"swish", Activation::Silu}};
    const std::string name = keys.text(key, fallback);
    for (const Named& each : known)
        if (each.name == name)
            return each.activation;
    keys.refuse(key, "\"" + name + "\" is not supported", "use a model with gelu_new, gelu, gelu_pytorch_tanh or silu");
    return Activation::GeluNew;
}

int readLabels(KeyReader& keys, const std::string& architecture)
{
    if (!keys.has("architectures"))
        return 0;
    const nlohmann::json& names = keys.at("architectures");
    if (!names.is_array() || std::find(names.begin(), names.end(), architecture) == names.end())
        return 0;
    if (keys.has("id2label") && keys.at("id2label").is_object() && !keys.at("id2label").empty())
        return static_cast<int>(keys.at("id2label").size());
    return keys.dimension("num_labels", 2);
}

std::vector<int> readEndOfSequence(KeyReader& keys, int vocab)
{
    std::vector<int> ids;
    if (!keys.has("eos_token_id"))
        return ids;
    const nlohmann::json& value = keys.at("eos_token_id");
    for (const nlohmann::json& each : value.is_array() ? value : nlohmann::json::array({value})) {
        if (!each.is_number_integer() || each.get<int64_t>() < 0 || each.get<int64_t>() >= vocab) {
            keys.refuse("eos_token_id", "must be a token id below vocab_size, or a list of them, not " + each.dump());
            break;
        }
        ids.push_back(each.get<int>());
    }
    return ids;
}

std::vector<bool> readLayerTypes(KeyReader& keys, int layers, int window)
{
    std::vector<bool> full;
    if (!keys.has("layer_types"))
        return full;
    const nlohmann::json& types = keys.at("layer_types");
    if (!types.is_array() || types.size() != static_cast<std::size_t>(layers)) {
        keys.refuse("layer_types", "must be a list with one entry per layer");
        return full;
    }
    for (const nlohmann::json& type : types) {
        const bool sliding = type == "sliding_attention";
        if (type != "full_attention" && !sliding)
            keys.refuse("layer_types", type.dump() + " is not supported", "use a model of full or sliding attention");
        else if (sliding && window == 0)
            keys.refuse("layer_types", "names sliding_attention, but no sliding_window is set");
        full.push_back(!sliding);
    }
    return full;
}

void checkHeads(KeyReader& keys, const ModelShape& shape)
{
    if (keys.error())
        return; // dimensions that are not there
    const std::string heads = std::to_string(shape.heads);
    const std::string kvHeads = std::to_string(shape.kvHeads);
    const std::string headDim = std::to_string(shape.headDim);
    if (shape.heads % shape.kvHeads != 0)
        keys.refuse(
            "num_attention_heads", heads + " is not a multiple of the " + kvHeads + " heads of keys and values");
    if (shape.headDim > maxHeadDim)
        keys.refuse(
            "head_dim", headDim + " is not supported: heads are at most " + std::to_string(maxHeadDim) + " wide");
    if (shape.positions == Positions::Rotary && shape.headDim % 2 != 0)
        keys.refuse("head_dim", headDim + " is odd, and rotary positions turn pairs");
}

void refuseSettings(KeyReader& keys, std::initializer_list<const char*> settings)
{
    for (const char* key : settings)
        if (keys.has(key) && !keys.at(key).empty())
            keys.refuse(key, "is not supported: " + keys.at(key).dump(), "use the model without it");
}

void refuseUnsupported(KeyReader& keys)
{
    for (const char* key : {"add_cross_attention", "is_encoder_decoder"})
        if (keys.flag(key, false))
            keys.refuse(key, "true is not supported", "use a model that is a decoder alone");
    for (const char* key : {"use_mrope", "qk_layernorm", "use_qk_norm", "qk_norm", "use_bidirectional_attention"})
        if (keys.flag(key, false))
            keys.refuse(key, "true is not supported", "use a model without it");
    if (!keys.flag("is_causal", true))
        keys.refuse("is_causal", "false is not supported", "use a model that looks back only");
    refuseSettings(keys,
        {"quantization_config", "compression_config", "pruned_heads", "attn_logit_softcapping",
            "final_logit_softcapping", "query_pre_attn_scalar", "logit_scale", "logits_scaling", "attention_multiplier",
            "embedding_multiplier", "residual_multiplier", "attention_chunk_size", "num_experts", "num_local_experts"});
}

} // namespace throughline
