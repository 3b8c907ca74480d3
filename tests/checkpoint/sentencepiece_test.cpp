// SPDX-License-Identifier: GPL-3.0-or-later
// SentencePiece models as Llama's tokenizer uses them: the space in front, special tokens in a text, decoding,
// character maps. (Reference ids are compared in tokenizer_reference_test.cpp.)
#include <tests/checkpoint/small_checkpoint.h>
#include <tests/checkpoint/tokenizer_files.h>

#include <checkpoint/tokenizer/character_map.h>

#include <array>
#include <chrono>

using namespace throughline;
using namespace throughline::test;

namespace {

class SentencePiece : public TokenizerTest {
protected:
    static constexpr int space = 259;
    static constexpr int spaceA = 260;
    static constexpr int a = 261;
    static constexpr int b = 262;
    static constexpr int ab = 263;
    static constexpr int spaceAb = 264;
    static constexpr int byteA(int byte) { return 3 + byte; } // the id of a byte

    void config(const std::string& json) const { folder.write("tokenizer_config.json", json); }
};

/// A trie of one key, "a", whose text is `text`; the layout is darts-clone's.
std::string mapOfA(const std::string& text, uint32_t rootOffset = 1, uint32_t leafOffset = 98, uint32_t value = 0)
{
    std::array<uint32_t, 256> units{};
    units[0] = rootOffset << 10;                       // children at 0 ^ 1
    units[1 ^ 'a'] = leafOffset << 10 | 1U << 8 | 'a'; // has a leaf, at 96 ^ 98
    units[2] = 1U << 31 | value;
    std::string map{0, 4, 0, 0}; // 1,024 bytes
    for (const uint32_t unit : units)
        for (int shift = 0; shift < 32; shift += 8)
            map += static_cast<char>(unit >> shift);
    return map + text;
}

} // namespace

TEST_F(SentencePiece, PutsASpaceAndTheBeginningInFront)
{
    writeModel(sentencePiece());
    EXPECT_EQ(encode("ab"), (Ids{1, spaceAb}));
    EXPECT_EQ(encode("ab", false), (Ids{spaceAb}));
    EXPECT_EQ(encode(" ab", false), (Ids{space, spaceAb}));
    EXPECT_EQ(encode("é", false), (Ids{space, byteA(0xc3), byteA(0xa9)}));
    EXPECT_EQ(encode(""), (Ids{1}));
    config(R"({"add_bos_token":false,"add_eos_token":true})");
    EXPECT_EQ(encode("ab"), (Ids{spaceAb, 2}));
    config(R"({"add_prefix_space":false})");
    EXPECT_EQ(encode("ab"), (Ids{1, ab}));
    EXPECT_EQ(open()->decode({spaceAb, spaceAb}), " ab ab");
}

TEST_F(SentencePiece, TakesSpecialTokensInATextWhereTheFilesNameThem)
{
    writeModel(sentencePiece());
    const Ids asText = encode("<s>ab", false);
    EXPECT_EQ(
        asText, (Ids{space, byteA('<'), byteA('s'), byteA('>'), ab})); // SentencePiece alone knows no control pieces
    config(R"({"tokenizer_class":"LlamaTokenizer"})");
    EXPECT_EQ(encode("<s></s><unk>", false), (Ids{1, 2, 0}));
    EXPECT_EQ(encode("<s>ab</s>ab", false), (Ids{1, ab, 2, ab})); // not legacy: a space at the start of the text only
    EXPECT_EQ(encode("ab<s>ab", false), (Ids{spaceAb, 1, ab}));
    config(R"({"tokenizer_class":"LlamaTokenizer","legacy":true})");
    EXPECT_EQ(encode("<s>ab</s>ab", false), (Ids{1, spaceAb, 2, spaceAb}));
    config(R"({"added_tokens_decoder":{"265":{"content":"<x>","normalized":true}}})");
    EXPECT_EQ(encode("ab<x>ab", false), (Ids{spaceAb, 265, ab}));
    EXPECT_EQ(open()->decode({spaceAb, 265, ab}), "ab<x>ab");
}

TEST_F(SentencePiece, DecodesAsTransformersDoes)
{
    writeModel(sentencePiece());
    const auto tokenizer = open();
    EXPECT_EQ(tokenizer->decode({spaceAb, spaceA, b}), "ab ab");
    EXPECT_EQ(tokenizer->decode({1, spaceAb, 2, spaceAb}), "<s> ab</s> ab");
    EXPECT_EQ(tokenizer->decode({0, 265}), "<unk>⟨265⟩");
    EXPECT_EQ(tokenizer->decode({space, byteA(0xf0), byteA(0x9f), byteA(0x99), byteA(0x82)}), "🙂");
    EXPECT_EQ(tokenizer->decode({byteA(0xf0), byteA(0x9f), a}),
        "\xef\xbf\xbd\xef\xbf\xbd"
        "a");
}

TEST_F(SentencePiece, RemovesExtraWhiteSpaceWhereTheModelSaysSo)
{
    SentencePieceFile file = sentencePiece();
    file.removeExtraWhitespaces = true;
    writeModel(file);
    EXPECT_EQ(encode("  ab   ab ", false), (Ids{spaceAb, spaceAb}));
    EXPECT_EQ(open()->decode({space, space, spaceAb}), "ab");
    config(R"({"legacy":false})");
    EXPECT_EQ(problem(), "legacy false is not supported with a model that removes extra white space");
}

TEST_F(SentencePiece, NormalizesByItsCharacterMap)
{
    SentencePieceFile file = sentencePiece();
    file.characterMap = mapOfA(std::string("b\0", 2));
    writeModel(file);
    EXPECT_EQ(encode("bab", false), (Ids{space, b, b, b}));
}

TEST(CharacterMap, MayLeadNowhereOutside)
{
    const std::string text("b\0", 2);
    EXPECT_EQ(problemOfCharacterMap(mapOfA(text)), "");
    EXPECT_EQ(problemOfCharacterMap(""), "");
    EXPECT_EQ(problemOfCharacterMap("abc"), "precompiled_charsmap is 3 bytes long; 4 to 524288 are read");
    EXPECT_EQ(problemOfCharacterMap(mapOfA("b")), "precompiled_charsmap does not end in a NUL byte");
    EXPECT_EQ(problemOfCharacterMap(mapOfA("")), "precompiled_charsmap says that its trie has 1024 bytes, of 1024");
    for (const std::string& map : {mapOfA(text, 1 << 20), mapOfA(text, 1, 256), mapOfA(text, 1, 98, 2)})
        EXPECT_EQ(problemOfCharacterMap(map), "precompiled_charsmap leads outside itself");
    EXPECT_EQ(problemOfCharacterMap(mapOfA(std::string(2000, 'b') + '\0')),
        "precompiled_charsmap holds a text of more than 1024 bytes");
    // From its leaf "a" leads back to itself: any number of matches.
    std::string circle = mapOfA(text);
    circle.replace(4 + 4 * 99, 4, circle, 4 + 4 * 96, 4); // its child 'a' is at 2 ^ 'a' = 99, whose children begin at 1
    EXPECT_EQ(problemOfCharacterMap(circle), "precompiled_charsmap has more than 32 matches at one place");
}

TEST_F(SentencePiece, MergesAcrossWordsWhereAPieceSpansThem)
{
    SentencePieceFile file = sentencePiece();
    file.pieces.push_back({"a▁", 5, SentencePieceFile::Kind::Normal}); // before "▁a"
    writeModel(file);
    EXPECT_EQ(encode("a a", false), (Ids{space, 265, a}));
}

TEST_F(SentencePiece, CountsAsACheckpointsTokenizer)
{
    SmallCheckpoint{}.write(folder.path());
    EXPECT_FALSE(openModel(folder.path().string())->facts.hasTokenizer);
    writeModel(sentencePiece());
    EXPECT_TRUE(openModel(folder.path().string())->facts.hasTokenizer);
}

TEST_F(SentencePiece, LongTextsTakeNoQuadraticTime)
{
    for (const auto model : {SentencePieceFile::Model::Bpe, SentencePieceFile::Model::Unigram}) {
        SentencePieceFile file = sentencePiece();
        file.model = model;
        writeModel(file);
        const auto tokenizer = open();
        for (const std::string& text :
            {std::string(900'000, 'a'), std::string(900'000, ' '), std::string(900'000, '<')}) {
            const auto begin = std::chrono::steady_clock::now();
            const Ids ids = tokenizer->encode(text, false);
            // A hundred times what it takes; quadratic time would be hours.
            EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(100));
            EXPECT_EQ(tokenizer->decode(ids), text);
        }
    }
}
