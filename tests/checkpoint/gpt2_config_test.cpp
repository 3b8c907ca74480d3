// SPDX-License-Identifier: GPL-3.0-or-later
// What a config.json says, and what is refused by name because it would change the answer.
#include <tests/checkpoint/small_checkpoint.h>
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/model_config.h>
#include <checkpoint/model_source.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace throughline;
using namespace throughline::test;
using nlohmann::json;

namespace {

json goodConfig() { return json::parse(SmallCheckpoint{}.config()); }

Result<ModelShape> read(const json& config, const json& generation = {})
{
    return readModelConfig(config, generation, "config.json");
}

Result<ModelShape> readWith(const char* key, const json& value)
{
    json config = goodConfig();
    config[key] = value;
    return read(config);
}

} // namespace

TEST(Gpt2Config, ReadsTheSmallCheckpoint)
{
    const auto shape = read(goodConfig());
    ASSERT_TRUE(shape) << sentence(shape.error());
    EXPECT_EQ(shape->hidden, 8);
    EXPECT_EQ(shape->headDim, 4);
    EXPECT_EQ(shape->intermediate, 32); // n_inner null: four times n_embd
    EXPECT_EQ(shape->activation, Activation::GeluNew);
    EXPECT_EQ(shape->normEpsilon, 1e-5);
    EXPECT_TRUE(shape->tiedHead);
    EXPECT_TRUE(shape->scaleAttention);
    EXPECT_FALSE(shape->scaleAttentionByLayer);
    EXPECT_EQ(shape->labels, 0);
    EXPECT_EQ(shape->endOfSequenceIds, std::vector<int>{9});
}

TEST(Gpt2Config, ReadsEverySetting)
{
    EXPECT_EQ(readWith("n_inner", 20)->intermediate, 20);
    EXPECT_EQ(readWith("layer_norm_epsilon", 1e-6)->normEpsilon, 1e-6);
    EXPECT_FALSE(readWith("tie_word_embeddings", false)->tiedHead);
    EXPECT_FALSE(readWith("scale_attn_weights", false)->scaleAttention);
    EXPECT_TRUE(readWith("scale_attn_by_inverse_layer_idx", true)->scaleAttentionByLayer);
    EXPECT_TRUE(readWith("reorder_and_upcast_attn", true));
    EXPECT_EQ(readWith("activation_function", "gelu")->activation, Activation::Gelu);
    EXPECT_EQ(readWith("activation_function", "gelu_pytorch_tanh")->activation, Activation::GeluTanh);
    EXPECT_EQ(readWith("activation_function", "silu")->activation, Activation::Silu);
    EXPECT_EQ(readWith("quantization_config", nullptr)->hidden, 8);
}

TEST(Gpt2Config, EndOfSequenceIsANumberAListOrGenerationConfigs)
{
    EXPECT_EQ(readWith("eos_token_id", json::array({1, 2}))->endOfSequenceIds, (std::vector<int>{1, 2}));
    EXPECT_EQ(readWith("eos_token_id", nullptr)->endOfSequenceIds, std::vector<int>{});
    EXPECT_EQ(read(goodConfig(), {{"eos_token_id", 3}})->endOfSequenceIds, std::vector<int>{3});
    EXPECT_EQ(read(goodConfig(), {{"eos_token_id", {4, 5}}})->endOfSequenceIds, (std::vector<int>{4, 5}));
    EXPECT_EQ(read(goodConfig(), {{"do_sample", false}})->endOfSequenceIds, std::vector<int>{9});
    EXPECT_FALSE(readWith("eos_token_id", 10)); // vocab_size is 10
    EXPECT_FALSE(readWith("eos_token_id", "9"));
    EXPECT_FALSE(read(goodConfig(), {{"eos_token_id", {4, -5}}}));
}

TEST(Gpt2Config, LabelsAreThoseOfAClassificationCheckpoint)
{
    json config = goodConfig();
    config["id2label"] = {{"0", "LABEL_0"}}; // DistilGPT-2's config has one, and no such head
    EXPECT_EQ(read(config)->labels, 0);
    config["architectures"] = {"GPT2ForSequenceClassification"};
    config["id2label"] = {{"0", "a"}, {"1", "b"}, {"2", "c"}};
    EXPECT_EQ(read(config)->labels, 3);
    config.erase("id2label");
    EXPECT_EQ(read(config)->labels, 2);
}

TEST(Gpt2Config, RefusesByName)
{
    struct Refusal {
        const char* key;
        json value;
        std::string what;
    };
    const std::vector<Refusal> refusals{
        {"model_type", "bloom", "model_type \"bloom\" is not supported"},
        {"model_type", nullptr, "model_type is missing"},
        {"add_cross_attention", true, "add_cross_attention true is not supported"},
        {"is_encoder_decoder", true, "is_encoder_decoder true is not supported"},
        {"quantization_config", {{"bits", 4}}, "quantization_config is not supported: {\"bits\":4}"},
        {"auto_map", {{"AutoModel", "x"}}, "auto_map is not supported: {\"AutoModel\":\"x\"}"},
        {"pruned_heads", {{"0", {1}}}, "pruned_heads is not supported: {\"0\":[1]}"},
        {"activation_function", "relu", "activation_function \"relu\" is not supported"},
        {"activation_function", 3, "activation_function must be a string, not 3"},
        {"n_layer", nullptr, "n_layer is missing"},
        {"n_layer", 0, "n_layer must be a whole number from 1 to 4096, not 0"},
        {"n_layer", -2, "n_layer must be a whole number from 1 to 4096, not -2"},
        {"n_layer", 1.5, "n_layer must be a whole number from 1 to 4096, not 1.5"},
        {"n_layer", "2", "n_layer must be a whole number from 1 to 4096, not \"2\""},
        {"n_layer", 4097, "n_layer must be a whole number from 1 to 4096, not 4097"},
        {"vocab_size", 99999999999, "vocab_size must be a whole number from 1 to 16777216, not 99999999999"},
        {"n_embd", 9, "n_embd 9 is not a multiple of n_head 2"},
        {"tie_word_embeddings", 1, "tie_word_embeddings must be true or false, not 1"},
        {"layer_norm_epsilon", -1, "layer_norm_epsilon must be a positive number, not -1"},
    };
    for (const Refusal& refusal : refusals) {
        const auto shape = readWith(refusal.key, refusal.value);
        ASSERT_FALSE(shape) << refusal.what;
        EXPECT_EQ(shape.error().what, refusal.what);
        EXPECT_EQ(shape.error().where, "config.json");
    }
    EXPECT_EQ(read(json::array()).error().what, "is not a JSON object");
}

TEST(Gpt2Config, FilesWithBrokenJsonAreRefusedWithTheirPlace)
{
    const TemporaryFolder folder;
    SmallCheckpoint{}.write(folder.path());
    const std::string good = SmallCheckpoint{}.config();
    const auto whatOf = [&](const std::string& config) {
        const auto path = folder.write("config.json", config);
        const auto source = openModel(folder.path().string());
        EXPECT_FALSE(source);
        EXPECT_EQ(source.error().where.substr(0, path.string().size()), path.string());
        return source ? "" : source.error().what;
    };
    EXPECT_NE(whatOf(good.substr(0, good.size() - 1)), "");
    EXPECT_NE(whatOf("{\"n_layer\":2," + good.substr(1)).find("n_layer"), std::string::npos); // the key twice
    EXPECT_NE(whatOf("{\"deep\":" + std::string(64, '[') + std::string(64, ']') + "," + good.substr(1)).find("64"),
        std::string::npos);
    EXPECT_NE(whatOf(good + std::string("\0x", 2)).find("NUL"), std::string::npos);
    EXPECT_NE(whatOf(""), "");
    folder.write("config.json", good);
    EXPECT_TRUE(openModel(folder.path().string()));
    folder.write("generation_config.json", "{");
    EXPECT_FALSE(openModel(folder.path().string()));
}
