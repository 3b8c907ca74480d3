// SPDX-License-Identifier: GPL-3.0-or-later
// Tokenizers of vocab.json and merges.txt: order of merges, added tokens, odd input; and of presets. (Reference ids are
// compared in tokenizer_reference_test.cpp, what is refused in tokenizer_hostile_test.cpp.)
#include <tests/checkpoint/tokenizer_files.h>

#include <chrono>

using namespace throughline;
using namespace throughline::test;
using nlohmann::json;
using Ids = std::vector<int>;

TEST_F(TokenizerTest, MergesInOrderOfRank)
{
    writePair();
    EXPECT_EQ(encode("abc"), (Ids{258})); // ab, then ab+c
    EXPECT_EQ(encode("bc"), (Ids{257}));  // alone b+c
    EXPECT_EQ(encode("bcabc"), (Ids{257, 258}));
    EXPECT_EQ(encode("ab ab"), (Ids{256, 32, 256})); // a+b ranks before Ġ+a
    EXPECT_EQ(encode(" a"), (Ids{259}));
}

TEST_F(TokenizerTest, TakesAddedTokensWholeAndAddsBeginOfSequenceWhenAsked)
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

TEST_F(TokenizerTest, AddsAPrefixSpaceWhenAsked)
{
    writePair();
    folder.write("tokenizer_config.json", R"({"add_prefix_space":true})");
    EXPECT_EQ(encode("a"), (Ids{259}));
    EXPECT_EQ(encode(" a"), (Ids{259}));
}

TEST_F(TokenizerTest, SplitsByWhiteSpaceAsTokenizersDo)
{
    writePair();
    // U+180E is no white space in Unicode, though it is for PCRE2's \s: it joins the '!' as one word, which shows in
    // that a white-space run in front would have been cut from it.
    EXPECT_EQ(encode("\u180e!").size(), 4U);
    EXPECT_EQ(encode("  a"), (Ids{32, 259})); // the last blank belongs to the word
    EXPECT_EQ(encode("\u2003 a"), (Ids{0xe2, 0x80, 0x83, 259}));
}

TEST_F(TokenizerTest, RepairsTextAndDecodedBytes)
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

TEST_F(TokenizerTest, LongWordsTakeNoQuadraticTime)
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
