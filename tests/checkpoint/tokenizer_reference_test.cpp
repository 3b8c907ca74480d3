// SPDX-License-Identifier: GPL-3.0-or-later
// Every reference checkpoint's tokenizer against what Hugging Face's tokenizers and SentencePiece gave for it.
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/tokenizer/tokenizer.h>
#include <checkpoint/utf8.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

using namespace throughline;
using namespace throughline::test;

namespace {

class TokenizerReference : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override
    {
        ModelSource source;
        source.folder = std::filesystem::path(THROUGHLINE_TEST_DATA) / GetParam();
        source.facts.hasTokenizer = true;
        expected = nlohmann::json::parse(contentOf(source.folder / "expected.json"));
        auto opened = Tokenizer::open(source);
        ASSERT_TRUE(opened) << sentence(opened.error());
        tokenizer = std::make_unique<Tokenizer>(*std::move(opened));
        ASSERT_EQ(expected["prompts"].size(), 10U);
        ASSERT_EQ(expected["tokenizer"].size(), 30U);
    }
    nlohmann::json expected;
    std::unique_ptr<Tokenizer> tokenizer;
};

} // namespace

TEST_P(TokenizerReference, PromptsEncodeToTheSameIds)
{
    for (const auto& prompt : expected["prompts"])
        EXPECT_EQ(tokenizer->encode(prompt["text"].get<std::string>(), true), prompt["ids"].get<std::vector<int>>())
            << prompt["text"];
}

TEST_P(TokenizerReference, HardStringsEncodeAndDecodeTheSame)
{
    for (const auto& hard : expected["tokenizer"]) {
        const auto ids = hard["ids"].get<std::vector<int>>();
        EXPECT_EQ(tokenizer->encode(hard["text"].get<std::string>(), false), ids) << hard["text"];
        EXPECT_EQ(tokenizer->decode(ids), hard["decoded"].get<std::string>());
    }
}

TEST_P(TokenizerReference, StreamedDecodingGivesWholeCharactersAndTheSameText)
{
    const std::string replacement = "\xef\xbf\xbd";
    for (const auto& hard : expected["tokenizer"]) {
        DecodeStream stream = tokenizer->decodeStream();
        std::string text;
        for (const int id : hard["ids"]) {
            const std::string part = stream.push(id);
            EXPECT_EQ(repairedUtf8(part), part);
            EXPECT_EQ(part.find(replacement), std::string::npos) << hard["text"]; // half a character
            text += part;
        }
        EXPECT_EQ(stream.finish(), "") << hard["text"];
        EXPECT_EQ(text, hard["decoded"].get<std::string>());
    }
}

INSTANTIATE_TEST_SUITE_P(Folders, TokenizerReference,
    testing::Values("gpt2", "llama-gqa-sentencepiece-sharded", "llama-linear-rope-f16", "llama-tied-bpe-bf16",
        "llama31-rope-headdim-unigram", "mistral-window", "qwen2", "falcon", "falcon-new-architecture"),
    [](const auto& tested) {
        std::string name = tested.param;
        std::replace(name.begin(), name.end(), '-', '_');
        return name;
    });
