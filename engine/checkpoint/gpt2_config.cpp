// SPDX-License-Identifier: GPL-3.0-or-later
// Keys, defaults and meanings as in Transformers' GPT2Config.
#include <checkpoint/gpt2_config.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace throughline {

namespace {

using nlohmann::json;

constexpr int64_t maxDimension = 1 << 24; // far above any model; products of two stay far inside int64
constexpr int64_t maxLayers = 4096;       // a table of all tensors is made before any is looked for

/// Reads keys one by one and keeps the first thing that was wrong.
class KeyReader {
public:
    KeyReader(const json& object, std::string where)
        : m_object(object)
        , m_where(std::move(where))
    { }

    bool has(const char* key) const { return m_object.contains(key) && !m_object.at(key).is_null(); }

    int dimension(const char* key, std::optional<int> fallback = {}, int64_t most = maxDimension)
    {
        if (!has(key)) {
            if (!fallback)
                refuse(key, "is missing", "give the model's own config.json");
            return fallback.value_or(0);
        }
        const json& value = m_object.at(key);
        if (!value.is_number_integer() || value.get<int64_t>() < 1 || value.get<int64_t>() > most) {
            refuse(key, "must be a whole number from 1 to " + std::to_string(most) + ", not " + value.dump());
            return 0;
        }
        return value.get<int>();
    }

    bool flag(const char* key, bool fallback)
    {
        if (!has(key))
            return fallback;
        if (!m_object.at(key).is_boolean())
            refuse(key, "must be true or false, not " + m_object.at(key).dump());
        return m_object.at(key).is_boolean() ? m_object.at(key).get<bool>() : fallback;
    }

    double positive(const char* key, double fallback)
    {
        if (!has(key))
            return fallback;
        const json& value = m_object.at(key);
        if (value.is_number() && value.get<double>() > 0)
            return value.get<double>();
        refuse(key, "must be a positive number, not " + value.dump());
        return fallback;
    }

    std::string text(const char* key, const std::string& fallback)
    {
        if (!has(key))
            return fallback;
        if (m_object.at(key).is_string())
            return m_object.at(key).get<std::string>();
        refuse(key, "must be a string, not " + m_object.at(key).dump());
        return fallback;
    }

    void refuse(const std::string& key, const std::string& what, const std::string& remedy = {})
    {
        if (!m_error)
            m_error = Error{key + " " + what.substr(0, 300), m_where, remedy};
    }
    const json& at(const char* key) const { return m_object.at(key); }
    const std::optional<Error>& error() const { return m_error; }

private:
    const json& m_object;
    std::string m_where;
    std::optional<Error> m_error;
};

Activation readActivation(KeyReader& keys)
{
    struct Named {
        std::string_view name;
        Activation activation;
    };
    // gelu_fast is the tanh form with its constant written out.
    static constexpr std::array known{Named{"gelu_new", Activation::GeluNew}, Named{"gelu", Activation::Gelu},
        Named{"gelu_python", Activation::Gelu}, Named{"gelu_pytorch_tanh", Activation::GeluTanh},
        Named{"gelu_fast", Activation::GeluTanh}, Named{"silu", Activation::Silu}, Named{"swish", Activation::Silu}};
    const std::string name = keys.text("activation_function", "gelu_new");
    for (const Named& each : known)
        if (each.name == name)
            return each.activation;
    keys.refuse("activation_function", "\"" + name + "\" is not supported",
        "use a model with gelu_new, gelu, gelu_pytorch_tanh or silu");
    return Activation::GeluNew;
}

void refuseWhatChangesTheAnswer(KeyReader& keys)
{
    for (const char* key : {"add_cross_attention", "is_encoder_decoder"})
        if (keys.flag(key, false))
            keys.refuse(key, "true is not supported", "use a model that is a decoder alone");
    for (const char* key : {"quantization_config", "auto_map", "pruned_heads", "rope_scaling", "sliding_window"})
        if (keys.has(key) && !keys.at(key).empty())
            keys.refuse(key, "is not supported: " + keys.at(key).dump(), "use the model without it");
}

/// Labels of a classification head: as many as id2label names; 2 is Transformers' default, which it doesn't write.
int readLabels(KeyReader& keys)
{
    if (!keys.has("architectures"))
        return 0;
    const json& names = keys.at("architectures");
    if (!names.is_array()
        || std::none_of(names.begin(), names.end(), [](const json& n) { return n == "GPT2ForSequenceClassification"; }))
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
    const json& value = keys.at("eos_token_id");
    for (const json& each : value.is_array() ? value : json::array({value})) {
        if (!each.is_number_integer() || each.get<int64_t>() < 0 || each.get<int64_t>() >= vocab) {
            keys.refuse("eos_token_id", "must be a token id below vocab_size, or a list of them, not " + each.dump());
            break;
        }
        ids.push_back(each.get<int>());
    }
    return ids;
}

ModelShape readShape(KeyReader& keys)
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
    shape.activation = readActivation(keys);
    shape.normEpsilon = keys.positive("layer_norm_epsilon", 1e-5);
    shape.tiedHead = keys.flag("tie_word_embeddings", true);
    shape.scaleAttention = keys.flag("scale_attn_weights", true);
    shape.scaleAttentionByLayer = keys.flag("scale_attn_by_inverse_layer_idx", false);
    // reorder_and_upcast_attn only orders the same operations otherwise; what it computes is the same.
    (void)keys.flag("reorder_and_upcast_attn", false);
    shape.labels = readLabels(keys);
    refuseWhatChangesTheAnswer(keys);
    return shape;
}

} // namespace

Result<ModelShape> readGpt2Config(const json& config, const json& generation, const std::string& where)
{
    if (!config.is_object())
        return Error{"is not a JSON object", where, "give the model's own config.json"};
    KeyReader keys(config, where);
    if (const std::string type = keys.text("model_type", ""); type != "gpt2")
        return Error{
            type.empty() ? "model_type is missing" : "model_type \"" + type.substr(0, 100) + "\" is not supported",
            where, "use a model of the GPT-2 family (model_type gpt2)"};
    ModelShape shape = readShape(keys);
    shape.endOfSequenceIds = readEndOfSequence(keys, shape.vocab);
    if (keys.error())
        return *keys.error();
    if (generation.is_object() && generation.contains("eos_token_id")) {
        KeyReader generationKeys(generation, where + " (generation_config.json beside it)");
        shape.endOfSequenceIds = readEndOfSequence(generationKeys, shape.vocab);
        if (generationKeys.error())
            return *generationKeys.error();
    }
    return shape;
}

} // namespace throughline
