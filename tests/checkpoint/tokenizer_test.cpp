// SPDX-License-Identifier: GPL-3.0-or-later
// Tokenizers from their files: what is read, what is refused, order of merges, odd input. (Reference ids are compared
// in gpt2_reference_test.cpp.)
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/tokenizer/byte_alphabet.h>
#include <checkpoint/tokenizer/tokenizer.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>

using namespace throughline;
using namespace throughline::test;
using nlohmann::json;
using Ids = std::vector<int>;

namespace {

/// 256 bytes as ids 0 to 255, then one id per merge, then <|endoftext|>.
json vocabularyOf(const std::vector<std::pair<std::string, std::string>>& merges)
{
    json vocabulary;
    for (int byte = 0; byte < 256; ++byte)
        vocabulary[standInOf(static_cast<uint8_t>(byte))] = byte;
    for (const auto& [left, right] : merges)
        if (const int next = static_cast<int>(vocabulary.size()); !vocabulary.contains(left + right))
            vocabulary[left + right] = next;
    const int end = static_cast<int>(vocabulary.size());
    vocabulary["<|endoftext|>"] = end;
    return vocabulary;
}

class TokenizerFiles : public testing::Test {
protected:
    using Merges = std::vector<std::pair<std::string, std::string>>;
    const Merges merges{{"a", "b"}, {"b", "c"}, {"ab", "c"}, {"Ġ", "a"}, {"Ġa", "b"}};

    void writePair() const
    {
        folder.write("vocab.json", vocabularyOf(merges).dump());
        std::string lines = "#version: 0.2\n";
        for (const auto& [left, right] : merges)
            lines.append(left).append(" ").append(right).append("\n");
        folder.write("merges.txt", lines);
    }
    json tokenizerJson() const
    {
        json lines;
        for (const auto& [left, right] : merges)
            lines.push_back({left, right});
        return {{"version", "1.0"}, {"added_tokens", {{{"id", 261}, {"content", "<|endoftext|>"}, {"special", true}}}},
            {"normalizer", nullptr}, {"pre_tokenizer", {{"type", "ByteLevel"}, {"add_prefix_space", false}}},
            {"post_processor", {{"type", "ByteLevel"}}}, {"decoder", {{"type", "ByteLevel"}}},
            {"model", {{"type", "BPE"}, {"vocab", vocabularyOf(merges)}, {"merges", lines}}}};
    }
    Result<Tokenizer> open() const
    {
        ModelSource source;
        source.folder = folder.path();
        source.facts.hasTokenizer = true;
        return Tokenizer::open(source);
    }
    Ids encode(const std::string& text, bool special = true) const
    {
        const auto tokenizer = open();
        EXPECT_TRUE(tokenizer) << sentence(tokenizer.error());
        return tokenizer ? tokenizer->encode(text, special) : Ids{};
    }
    std::string problem() const
    {
        const auto tokenizer = open();
        return tokenizer ? "" : tokenizer.error().what;
    }
    TemporaryFolder folder;
};

} // namespace

TEST_F(TokenizerFiles, MergesInOrderOfRank)
{
    writePair();
    EXPECT_EQ(encode("abc"), (Ids{258})); // ab, then ab+c
    EXPECT_EQ(encode("bc"), (Ids{257}));  // alone b+c
    EXPECT_EQ(encode("bcabc"), (Ids{257, 258}));
    EXPECT_EQ(encode("ab ab"), (Ids{256, 32, 256})); // a+b ranks before Ġ+a
    EXPECT_EQ(encode(" a"), (Ids{259}));
}

TEST_F(TokenizerFiles, TakesAddedTokensWholeAndAddsBeginOfSequenceWhenAsked)
{
    writePair();
    EXPECT_EQ(encode("a<|endoftext|>b<|endoftext|"),
        (Ids{97, 261, 98, '<', '|', 'e', 'n', 'd', 'o', 'f', 't', 'e', 'x', 't', '|'}));
    folder.write("tokenizer_config.json", R"({"add_bos_token":true,"bos_token":"<|endoftext|>"})");
    EXPECT_EQ(encode("a"), (Ids{261, 97}));
    EXPECT_EQ(encode("a", false), (Ids{97}));
    EXPECT_EQ(encode(""), (Ids{261}));
    folder.write("tokenizer_config.json",
        R"({"add_bos_token":false,"added_tokens_decoder":{"300":{"content":"<x>"},"301":{"content":"<x>y"}}})");
    EXPECT_EQ(encode("<x>y<x>z"), (Ids{301, 300, 'z'})); // the longest that begins first
    EXPECT_EQ(open()->decode({300, 'a', 301}), "<x>a<x>y");
}

TEST_F(TokenizerFiles, AddsAPrefixSpaceWhenAsked)
{
    writePair();
    folder.write("tokenizer_config.json", R"({"add_prefix_space":true})");
    EXPECT_EQ(encode("a"), (Ids{259}));
    EXPECT_EQ(encode(" a"), (Ids{259}));
}

TEST_F(TokenizerFiles, SplitsByWhiteSpaceAsTokenizersDo)
{
    writePair();
    // U+180E is no white space in Unicode, though it is for PCRE2's \s: it joins the '!' as one word, which shows in
    // that a white-space run in front would have been cut from it.
    EXPECT_EQ(encode("\u180e!").size(), 4U);
    EXPECT_EQ(encode("  a"), (Ids{32, 259})); // the last blank belongs to the word
    EXPECT_EQ(encode("\u2003 a"), (Ids{0xe2, 0x80, 0x83, 259}));
}

TEST_F(TokenizerFiles, RepairsTextAndDecodedBytes)
{
    writePair();
    EXPECT_EQ(encode("a\xff"), (Ids{97, 0xef, 0xbf, 0xbd}));
    const auto tokenizer = open();
    ASSERT_TRUE(tokenizer);
    EXPECT_EQ(tokenizer->decode({0xf0, 0x9f, 0x99, 0x82}), "🙂");
    EXPECT_EQ(tokenizer->decode({0xf0, 0x9f, 'a'}),
        "\xef\xbf\xbd"
        "a");
    EXPECT_EQ(tokenizer->decode({97, 262, -1}), "a⟨262⟩⟨-1⟩");
}

TEST_F(TokenizerFiles, ReadsAPlainTokenizerJson)
{
    folder.write("tokenizer.json", tokenizerJson().dump());
    EXPECT_EQ(encode("abc<|endoftext|> ab"), (Ids{258, 261, 32, 256}));
    const auto hash = open()->hash();
    EXPECT_EQ(hash.size(), 64U);
    json other = tokenizerJson();
    other["model"]["merges"] = {"a b", "b c"}; // the older spelling
    folder.write("tokenizer.json", other.dump());
    EXPECT_EQ(encode("abc"), (Ids{256, 99}));
    EXPECT_NE(open()->hash(), hash);
}

TEST_F(TokenizerFiles, RefusesWhatATokenizerJsonHasBeyondThat)
{
    const auto with = [&](const json::json_pointer& place, const json& value) {
        json changed = tokenizerJson();
        changed[place] = value;
        folder.write("tokenizer.json", changed.dump());
        return problem();
    };
    using pointer = json::json_pointer;
    EXPECT_EQ(with(pointer("/model/type"), "Unigram"), "model/type \"Unigram\" is not supported");
    EXPECT_EQ(with(pointer("/model/byte_fallback"), true), "model/byte_fallback true is not supported");
    EXPECT_EQ(with(pointer("/model/ignore_merges"), true), "model/ignore_merges true is not supported");
    EXPECT_EQ(with(pointer("/normalizer"), {{"type", "NFC"}}), "the normalizer \"NFC\" is not supported");
    EXPECT_NE(with(pointer("/pre_tokenizer"), {{"type", "Sequence"}}).find("the pre_tokenizer"), std::string::npos);
    EXPECT_NE(with(pointer("/pre_tokenizer/use_regex"), false).find("the pre_tokenizer"), std::string::npos);
    EXPECT_EQ(with(pointer("/post_processor"), {{"type", "TemplateProcessing"}}),
        "the post_processor \"TemplateProcessing\" is not supported");
    EXPECT_NE(with(pointer("/added_tokens/0/lstrip"), true).find("lstrip"), std::string::npos);
    EXPECT_NE(with(pointer("/model"), 3), "");
    EXPECT_EQ(with(pointer("/version"), "1.0"), "");
}

TEST_F(TokenizerFiles, RefusesBrokenPairsWithTheirPlace)
{
    EXPECT_EQ(problem(), "holds neither vocab.json and merges.txt nor tokenizer.json");
    writePair();
    ASSERT_EQ(problem(), "");
    folder.write("merges.txt", "#version: 0.2\na b\nabc\n");
    EXPECT_EQ(open().error().where, (folder.path() / "merges.txt").string() + ":3");
    folder.write("merges.txt", "a z\n");
    EXPECT_EQ(problem(), "the merge of \"a\" and \"z\" uses or makes a token that the vocabulary lacks");
    writePair();
    json vocabulary = vocabularyOf(merges);
    const auto with = [&](const std::string& token, const json& id) {
        json changed = vocabulary;
        changed[token] = id;
        folder.write("vocab.json", changed.dump());
        return problem();
    };
    EXPECT_EQ(with("new", 5), "two tokens have the id 5");
    EXPECT_EQ(with("new", -1), "the token \"new\" has no id from 0 to 1048575");
    EXPECT_EQ(with("new", 1 << 20), "the token \"new\" has no id from 0 to 1048575");
    EXPECT_EQ(with("new", "x"), "the token \"new\" has no id from 0 to 1048575");
    vocabulary.erase("Ġ");
    EXPECT_EQ(with("new", 500), "the vocabulary has no token for the byte 32");
    folder.write("vocab.json", "[]");
    EXPECT_EQ(problem(), "is not a JSON object");
}

TEST_F(TokenizerFiles, RefusesSettingsThatChangeTheIds)
{
    writePair();
    for (const char* config : {R"({"add_eos_token":true})", R"({"split_special_tokens":true})",
             R"({"add_bos_token":true,"bos_token":"<none>"})", R"({"eos_token":{"content":"x","rstrip":true}})", "{"}) {
        folder.write("tokenizer_config.json", config);
        EXPECT_NE(problem(), "") << config;
    }
}

TEST_F(TokenizerFiles, LongWordsTakeNoQuadraticTime)
{
    writePair();
    const auto tokenizer = open();
    ASSERT_TRUE(tokenizer);
    std::string letters;
    for (int i = 0; i < 300'000; ++i)
        letters += "abc"[i % 3];
    for (const std::string& text : {letters, std::string(900'000, ' '), std::string(900'000, '<')}) {
        const auto begin = std::chrono::steady_clock::now();
        const Ids ids = tokenizer->encode(text, true);
        // A thousand times what it takes; quadratic time would be hours.
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(100));
        EXPECT_EQ(tokenizer->decode(ids), text);
    }
    EXPECT_EQ(tokenizer->encode(letters, true), Ids(100'000, 258));
}

TEST(BytesTokenizer, GivesBytesForPresets)
{
    const auto source = openModel("tiny");
    const auto tokenizer = Tokenizer::open(*source);
    ASSERT_TRUE(tokenizer);
    EXPECT_EQ(tokenizer->hash(), "bytes");
    EXPECT_EQ(tokenizer->encode("aé", true), (Ids{97, 0xc3, 0xa9}));
    EXPECT_EQ(tokenizer->decode({97, 0xc3, 0xa9, 256, 511}), "aé⟨256⟩⟨511⟩");
    auto narrow = *openModel("tiny");
    narrow.shape.vocab = 100;
    EXPECT_EQ(Tokenizer::open(narrow)->encode("az", true), (Ids{97, 99})); // clamped to the vocabulary
}

TEST(NoTokenizer, EncodesNothingAndShowsIds)
{
    ModelSource source;
    source.folder = "/nowhere";
    const auto tokenizer = Tokenizer::open(source);
    ASSERT_TRUE(tokenizer);
    EXPECT_EQ(tokenizer->hash(), "none");
    EXPECT_TRUE(tokenizer->encode("text", true).empty());
    EXPECT_EQ(tokenizer->decode({5}), "⟨5⟩");
}
