// SPDX-License-Identifier: GPL-3.0-or-later
// What published config.json files of the Llama, Mistral, Qwen2 and Falcon families say, in older and newer forms, and
// what is refused by name because it would change the answer.
#include <checkpoint/model_config.h>
#include <checkpoint/model_source.h>
#include <checkpoint/presets.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace throughline;
using nlohmann::json;

namespace {

const json llama3Rope{{"rope_type", "llama3"}, {"factor", 8.0}, {"low_freq_factor", 1.0}, {"high_freq_factor", 4.0},
    {"original_max_position_embeddings", 8192}};

/// As published with Llama 3.1 70B.
json llama31()
{
    return {{"architectures", {"LlamaForCausalLM"}}, {"attention_bias", false}, {"bos_token_id", 128000},
        {"eos_token_id", 128001}, {"hidden_act", "silu"}, {"hidden_size", 8192}, {"intermediate_size", 28672},
        {"max_position_embeddings", 131072}, {"mlp_bias", false}, {"model_type", "llama"}, {"num_attention_heads", 64},
        {"num_hidden_layers", 80}, {"num_key_value_heads", 8}, {"pretraining_tp", 1}, {"rms_norm_eps", 1e-05},
        {"rope_scaling", llama3Rope}, {"rope_theta", 500000.0}, {"tie_word_embeddings", false},
        {"torch_dtype", "bfloat16"}, {"vocab_size", 128256}};
}

/// As published with Mistral 7B v0.1.
json mistral()
{
    return {{"architectures", {"MistralForCausalLM"}}, {"bos_token_id", 1}, {"eos_token_id", 2}, {"hidden_act", "silu"},
        {"hidden_size", 4096}, {"intermediate_size", 14336}, {"max_position_embeddings", 32768},
        {"model_type", "mistral"}, {"num_attention_heads", 32}, {"num_hidden_layers", 32}, {"num_key_value_heads", 8},
        {"rms_norm_eps", 1e-05}, {"rope_theta", 10000.0}, {"sliding_window", 4096}, {"tie_word_embeddings", false},
        {"torch_dtype", "bfloat16"}, {"vocab_size", 32000}};
}

/// As published with Qwen2.5 0.5B.
json qwen25()
{
    return {{"architectures", {"Qwen2ForCausalLM"}}, {"bos_token_id", 151643}, {"eos_token_id", 151643},
        {"hidden_act", "silu"}, {"hidden_size", 896}, {"intermediate_size", 4864}, {"max_position_embeddings", 32768},
        {"max_window_layers", 24}, {"model_type", "qwen2"}, {"num_attention_heads", 14}, {"num_hidden_layers", 24},
        {"num_key_value_heads", 2}, {"rms_norm_eps", 1e-06}, {"rope_theta", 1000000.0}, {"sliding_window", 32768},
        {"tie_word_embeddings", true}, {"torch_dtype", "bfloat16"}, {"use_mrope", false}, {"use_sliding_window", false},
        {"vocab_size", 151936}};
}

/// As published with Falcon 7B: no position count, no key for tied heads, and auto_map.
json falcon7b()
{
    return {{"alibi", false}, {"apply_residual_connection_post_layernorm", false},
        {"architectures", {"FalconForCausalLM"}}, {"auto_map", {{"AutoConfig", "configuration_falcon.FalconConfig"}}},
        {"bias", false}, {"bos_token_id", 11}, {"eos_token_id", 11}, {"hidden_size", 4544},
        {"layer_norm_epsilon", 1e-05}, {"model_type", "falcon"}, {"multi_query", true},
        {"new_decoder_architecture", false}, {"num_attention_heads", 71}, {"num_hidden_layers", 32},
        {"parallel_attn", true}, {"torch_dtype", "bfloat16"}, {"vocab_size", 65024}};
}

json with(json config, const char* key, const json& value)
{
    config[key] = value;
    return config;
}

json without(json config, const char* key)
{
    config.erase(key);
    return config;
}

ModelShape shapeOf(const json& config)
{
    const auto shape = readModelConfig(config, {}, "config.json");
    EXPECT_TRUE(shape) << sentence(shape.error());
    return shape ? *shape : ModelShape{};
}

ModelShape presetShape(const char* name) { return findPreset(name)->shape; }

ModelShape referenceShape(const char* name)
{
    const auto source = openModel((std::filesystem::path(THROUGHLINE_TEST_DATA) / name).string());
    EXPECT_TRUE(source) << sentence(source.error());
    return source ? source->shape : ModelShape{};
}

} // namespace

TEST(FamilyConfig, PublishedFilesGiveThePresetsShapes)
{
    EXPECT_EQ(shapeOf(llama31()), presetShape("Llama-3.1-70B"));
    EXPECT_EQ(shapeOf(mistral()), presetShape("Mistral-7B"));
    EXPECT_EQ(shapeOf(qwen25()), presetShape("Qwen2.5-0.5B"));
    EXPECT_EQ(shapeOf(falcon7b()), presetShape("Falcon-7B"));
}

TEST(FamilyConfig, ReadsTheReferences)
{
    const ModelShape grouped = referenceShape("llama-gqa-sentencepiece-sharded");
    EXPECT_EQ(grouped.family, Family::Llama);
    EXPECT_EQ(grouped.heads, 8);
    EXPECT_EQ(grouped.kvHeads, 2);
    EXPECT_EQ(grouped.headDim, 8);
    EXPECT_EQ(grouped.norm, Norm::RmsNorm);
    EXPECT_EQ(grouped.normEpsilon, 1e-6);
    EXPECT_TRUE(grouped.gatedMlp);
    EXPECT_FALSE(grouped.tiedHead);
    EXPECT_TRUE(referenceShape("llama-tied-bpe-bf16").tiedHead);
    EXPECT_EQ(referenceShape("llama-tied-bpe-bf16").rotary.theta, 500'000);
    EXPECT_EQ(referenceShape("mistral-window").slidingWindow, 16);
    EXPECT_EQ(referenceShape("qwen2").slidingWindow, 0);
    EXPECT_TRUE(referenceShape("qwen2").qkvBias);
    EXPECT_FALSE(referenceShape("qwen2").attentionOutBias);
    const ModelShape scaled = referenceShape("llama31-rope-headdim-unigram");
    EXPECT_EQ(scaled.headDim, 16);
    EXPECT_EQ(scaled.endOfSequenceIds, (std::vector{2, 5}));
    EXPECT_EQ(scaled.rotary, (Rotary{500'000, RotaryScaling::Llama3, 4, 1, 4, 8}));
    EXPECT_EQ(referenceShape("llama-linear-rope-f16").rotary, (Rotary{10'000, RotaryScaling::Linear, 2}));
    EXPECT_EQ(referenceShape("falcon").kvHeads, 1); // though num_kv_heads is 8 there
    EXPECT_EQ(referenceShape("falcon").block, LayerBlock::ParallelSharedNorm);
    EXPECT_EQ(referenceShape("falcon-new-architecture").kvHeads, 3);
    EXPECT_EQ(referenceShape("falcon-new-architecture").block, LayerBlock::ParallelTwoNorms);
}

TEST(FamilyConfig, RotaryPositionsInOlderAndNewerForms)
{
    const Rotary scaled = shapeOf(llama31()).rotary;
    json newer = without(without(llama31(), "rope_theta"), "rope_scaling");
    newer["rope_parameters"] = llama3Rope;
    newer["rope_parameters"]["rope_theta"] = 500000.0;
    EXPECT_EQ(shapeOf(newer).rotary, scaled);
    EXPECT_EQ(shapeOf(with(newer, "rope_scaling", newer["rope_parameters"])).rotary, scaled); // twice the same
    const json plain = without(llama31(), "rope_scaling");
    EXPECT_EQ(shapeOf(plain).rotary, (Rotary{500'000}));
    EXPECT_EQ(shapeOf(with(plain, "rope_scaling", nullptr)).rotary, (Rotary{500'000}));
    EXPECT_EQ(shapeOf(with(plain, "rope_scaling", {{"type", "linear"}, {"factor", 2}})).rotary,
        (Rotary{500'000, RotaryScaling::Linear, 2}));
    EXPECT_EQ(shapeOf(without(plain, "rope_theta")).rotary, Rotary{});
}

TEST(FamilyConfig, SettingsOfLlama)
{
    EXPECT_EQ(shapeOf(with(llama31(), "head_dim", 64)).headDim, 64);
    EXPECT_EQ(shapeOf(with(llama31(), "head_dim", nullptr)).headDim, 128);
    EXPECT_EQ(shapeOf(with(llama31(), "num_key_value_heads", nullptr)).kvHeads, 64);
    EXPECT_EQ(shapeOf(without(llama31(), "num_key_value_heads")).kvHeads, 64); // Llama 1 has no such key
    EXPECT_EQ(
        shapeOf(with(llama31(), "eos_token_id", {128001, 128008})).endOfSequenceIds, (std::vector{128001, 128008}));
    const ModelShape biased = shapeOf(with(with(llama31(), "attention_bias", true), "mlp_bias", true));
    EXPECT_TRUE(biased.qkvBias && biased.attentionOutBias && biased.mlpBias);
    EXPECT_EQ(shapeOf(with(without(llama31(), "torch_dtype"), "dtype", "bfloat16")), shapeOf(llama31()));
    EXPECT_EQ(shapeOf(with(llama31(), "architectures", {"LlamaForSequenceClassification"})).labels, 2);
}

TEST(FamilyConfig, Windows)
{
    EXPECT_EQ(shapeOf(with(mistral(), "sliding_window", nullptr)).slidingWindow, 0); // Mistral 7B v0.2 and later
    EXPECT_EQ(shapeOf(without(mistral(), "sliding_window")).slidingWindow, 4096);    // Transformers' default
    json qwen = with(with(qwen25(), "use_sliding_window", true), "sliding_window", 512);
    EXPECT_EQ(shapeOf(qwen).windowOf(23), 0); // max_window_layers is 24 of 24
    qwen["max_window_layers"] = 20;
    EXPECT_EQ(shapeOf(qwen).windowOf(19), 0);
    EXPECT_EQ(shapeOf(qwen).windowOf(20), 512);
    EXPECT_EQ(factsOf(shapeOf(qwen), "", false, "").slidingWindow, 0); // not all layers have it
    qwen["max_window_layers"] = 0;
    EXPECT_EQ(shapeOf(qwen).windowOf(0), 512);
    EXPECT_EQ(factsOf(shapeOf(qwen), "", false, "").slidingWindow, 512);
    qwen["layer_types"] = std::vector<std::string>(24, "full_attention");
    qwen["layer_types"][3] = "sliding_attention";
    EXPECT_EQ(shapeOf(qwen).windowOf(2), 0);
    EXPECT_EQ(shapeOf(qwen).windowOf(3), 512);
}

TEST(FamilyConfig, FalconsArchitectures)
{
    // 40B: num_kv_heads counts, two norms.
    json large = with(with(falcon7b(), "new_decoder_architecture", true), "num_kv_heads", 8);
    large["hidden_size"] = 8192;
    large["num_attention_heads"] = 128;
    EXPECT_EQ(shapeOf(large).kvHeads, 8);
    EXPECT_EQ(shapeOf(large).block, LayerBlock::ParallelTwoNorms);
    // 11B: the new architecture with one norm, and an inner width of its own.
    large["num_ln_in_parallel_attn"] = 1;
    large["ffn_hidden_size"] = 16384;
    EXPECT_EQ(shapeOf(large).block, LayerBlock::ParallelSharedNorm);
    EXPECT_EQ(shapeOf(large).intermediate, 16384);
    const ModelShape older = shapeOf(with(with(falcon7b(), "parallel_attn", false), "multi_query", false));
    EXPECT_EQ(older.block, LayerBlock::Sequential);
    EXPECT_EQ(older.kvHeads, 71);
    EXPECT_TRUE(shapeOf(with(falcon7b(), "bias", true)).mlpBias);
    EXPECT_FALSE(shapeOf(with(falcon7b(), "tie_word_embeddings", false)).tiedHead);
}

TEST(FamilyConfig, RefusesByName)
{
    const auto rope = [](const char* key, const json& value) {
        json changed = llama3Rope;
        changed[key] = value;
        return with(llama31(), "rope_scaling", changed);
    };
    struct Refusal {
        json config;
        std::string what;
    };
    const std::vector<Refusal> refusals{
        {rope("rope_type", "yarn"), "rope_type \"yarn\" is not supported"},
        {rope("rope_type", "dynamic"), "rope_type \"dynamic\" is not supported"},
        {rope("rope_type", 3), "rope_type must be a string, not 3"},
        {rope("attention_factor", 0.5), "attention_factor is not supported: 0.5"},
        {rope("partial_rotary_factor", 0.5), "partial_rotary_factor other than 1 is not supported"},
        {rope("factor", nullptr), "factor is missing"},
        {rope("factor", 0), "factor must be a positive number, not 0"},
        {rope("high_freq_factor", 1.0), "high_freq_factor must be above low_freq_factor"},
        {rope("original_max_position_embeddings", nullptr), "original_max_position_embeddings is missing"},
        {with(llama31(), "rope_parameters", {{"rope_theta", 7}}),
            "rope_scaling and rope_parameters are both given, and differ"},
        {with(llama31(), "rope_scaling", 2), "rope_scaling must be an object, not 2"},
        {with(without(llama31(), "rope_scaling"), "rope_parameters", {{"full_attention", {{"rope_theta", 7}}}}),
            "full_attention is not supported: {\"rope_theta\":7}"},
        {with(llama31(), "rope_theta", -1), "rope_theta must be a positive number, not -1"},
        {with(llama31(), "final_logit_softcapping", 30.0), "final_logit_softcapping is not supported: 30.0"},
        {with(llama31(), "quantization_config", {{"quant_method", "awq"}}),
            "quantization_config is not supported: {\"quant_method\":\"awq\"}"},
        {with(llama31(), "auto_map", {{"AutoModel", "x"}}), "auto_map is not supported: {\"AutoModel\":\"x\"}"},
        {with(llama31(), "num_key_value_heads", 7),
            "num_attention_heads 64 is not a multiple of the 7 heads of keys and values"},
        {with(llama31(), "num_attention_heads", 63), "hidden_size 8192 is not a multiple of num_attention_heads 63"},
        {with(llama31(), "head_dim", 512), "head_dim 512 is not supported: heads are at most 256 wide"},
        {with(llama31(), "head_dim", 63), "head_dim 63 is odd, and rotary positions turn pairs"},
        {with(llama31(), "hidden_act", "relu"), "hidden_act \"relu\" is not supported"},
        {without(llama31(), "hidden_size"), "hidden_size is missing"},
        {with(llama31(), "sliding_window", 64), "sliding_window is not supported: 64"},
        {with(llama31(), "layer_types", std::vector<std::string>(80, "chunked_attention")),
            "layer_types \"chunked_attention\" is not supported"},
        {without(mistral(), "num_key_value_heads"), "num_key_value_heads is missing"},
        {with(mistral(), "sliding_window", 0), "sliding_window must be a whole number from 1 to 16777216, not 0"},
        {with(mistral(), "layer_types", std::vector<std::string>(32, "full_attention")),
            "layer_types names full_attention beside sliding_window, which all layers of a Mistral have"},
        {with(qwen25(), "use_mrope", true), "use_mrope true is not supported"},
        {with(qwen25(), "layer_types", std::vector<std::string>(24, "sliding_attention")),
            "layer_types names sliding_attention, but no sliding_window is set"},
        {with(qwen25(), "layer_types", {"full_attention"}), "layer_types must be a list with one entry per layer"},
        {with(falcon7b(), "alibi", true), "alibi true is not supported"},
        {with(falcon7b(), "num_ln_in_parallel_attn", 2),
            "num_ln_in_parallel_attn 2 is not supported without new_decoder_architecture"},
        {with(falcon7b(), "num_attention_heads", 70), "hidden_size 4544 is not a multiple of num_attention_heads 70"},
    };
    for (const Refusal& refusal : refusals) {
        const auto shape = readModelConfig(refusal.config, {}, "config.json");
        ASSERT_FALSE(shape) << refusal.what;
        EXPECT_EQ(shape.error().what, refusal.what);
        EXPECT_EQ(shape.error().where.substr(0, 11), "config.json") << refusal.what;
    }
}
