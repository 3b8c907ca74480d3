// SPDX-License-Identifier: GPL-3.0-or-later
// What the reference checkpoints decide by themselves: stored types, tokens around a text, tokens that end one.
#include <checkpoint/model_defaults.h>

#include "temporary_folder.h"

#include <gtest/gtest.h>

namespace throughline {

namespace {

ModelDefaults defaultsIn(const std::filesystem::path& folder)
{
    const auto source = openModel(folder.string());
    if (!source) {
        ADD_FAILURE() << sentence(source.error());
        return {};
    }
    const auto tokenizer = Tokenizer::open(*source);
    return modelDefaults(*source, tokenizer ? &*tokenizer : nullptr);
}

std::filesystem::path reference(const std::string& name) { return std::filesystem::path(THROUGHLINE_TEST_DATA) / name; }

} // namespace

TEST(ModelDefaults, ofTheReferenceCheckpoints)
{
    EXPECT_EQ(defaultsIn(reference("gpt2")),
        (ModelDefaults{"fp32", {}, {}, {{0, "<|endoftext|>"}}, "generation_config.json"}));
    EXPECT_EQ(defaultsIn(reference("qwen2")),
        (ModelDefaults{"fp32", {}, {}, {{0, "<|endoftext|>"}}, "generation_config.json"}));
    EXPECT_EQ(defaultsIn(reference("llama-gqa-sentencepiece-sharded")),
        (ModelDefaults{"fp32", {{1, "<s>"}}, {}, {{2, "</s>"}}, "generation_config.json"}));
    EXPECT_EQ(defaultsIn(reference("llama-linear-rope-f16")),
        (ModelDefaults{"fp16", {{0, "<|begin_of_text|>"}}, {}, {{1, "<|endoftext|>"}}, "generation_config.json"}));
    EXPECT_EQ(defaultsIn(reference("llama-tied-bpe-bf16")).storedAs, "bf16");
    const ModelDefaults two = defaultsIn(reference("llama31-rope-headdim-unigram"));
    ASSERT_EQ(two.endOfSequence.size(), 2U);
    EXPECT_EQ(two.endOfSequence[0], (NamedToken{2, "</s>"}));
    EXPECT_EQ(two.endOfSequence[1].id, 5);
    EXPECT_FALSE(two.endOfSequence[1].text.empty());
    // A preset has random weights, and no tokenizer that could name its tokens.
    EXPECT_EQ(defaultsIn("distilgpt2"), (ModelDefaults{"", {}, {}, {{50256, ""}}, "the preset"}));
}

TEST(ModelDefaults, comeFromWhatIsThere)
{
    const test::TemporaryFolder folder;
    for (const char* name : {"config.json", "model.safetensors"})
        std::filesystem::copy_file(reference("qwen2") / name, folder.path() / name);
    EXPECT_EQ(defaultsIn(folder.path()), (ModelDefaults{"fp32", {}, {}, {{0, ""}}, "config.json"}));
    std::filesystem::resize_file(folder.path() / "model.safetensors", 100); // a run will say what is wrong with it
    EXPECT_EQ(defaultsIn(folder.path()), (ModelDefaults{"", {}, {}, {{0, ""}}, "config.json"}));
}

} // namespace throughline
