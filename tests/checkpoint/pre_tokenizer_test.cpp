// SPDX-License-Identifier: GPL-3.0-or-later
// How texts are cut into words: every expectation was printed by Hugging Face's tokenizers 0.23.3 for the same
// pre_tokenizer, its stand-ins turned back into bytes.
#include <checkpoint/tokenizer/pre_tokenizer_json.h>

#include <gtest/gtest.h>

using namespace throughline;
using nlohmann::json;

namespace {

const std::string llama3 =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*)"
    R"(|\s*[\r\n]+|\s+(?!\S)|\s+)";
const std::string qwen2 = R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*)"
                          R"(|\s*[\r\n]+|\s+(?!\S)|\s+)";
const std::string gpt2 = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
const std::string threeDigits = "[0-9][0-9][0-9]";

json split(const std::string& expression, const std::string& behavior = "Isolated", bool invert = false)
{
    return {{"type", "Split"}, {"pattern", {{"Regex", expression}}}, {"behavior", behavior}, {"invert", invert}};
}
json punctuation(const std::string& behavior) { return {{"type", "Punctuation"}, {"behavior", behavior}}; }
json digits(bool individual) { return {{"type", "Digits"}, {"individual_digits", individual}}; }
json byteLevel(bool useRegex = false, bool addPrefixSpace = false)
{
    return {
        {"type", "ByteLevel"}, {"add_prefix_space", addPrefixSpace}, {"trim_offsets", true}, {"use_regex", useRegex}};
}
json sequence(const std::vector<json>& steps) { return {{"type", "Sequence"}, {"pretokenizers", steps}}; }

using Words = std::vector<std::string>;

Words cut(const json& preTokenizer, const std::string& text)
{
    const auto steps = readPreTokenizer(preTokenizer, "tokenizer.json");
    EXPECT_TRUE(steps) << sentence(steps.error());
    if (!steps)
        return {};
    const TextPieces pieces = PreTokenizer(*steps).cut(text);
    Words words;
    for (const TextPieces::Range& range : pieces.ranges)
        words.emplace_back(pieces.piece(range));
    return words;
}

} // namespace

TEST(PreTokenizer, CutsAsFalconDoes)
{
    // A step behind ByteLevel sees stand-ins: ½'s and ²'s second bytes stand as ½ and ², which are numeric.
    const json falcon = sequence({punctuation("Contiguous"), byteLevel(true), digits(false), split(threeDigits)});
    EXPECT_EQ(
        cut(falcon, "Hello, world!! 12345 x12"), (Words{"Hello", ",", " world", "!!", " ", "123", "45", " x", "12"}));
    EXPECT_EQ(cut(falcon, "\321\200\321\226\320\272 2024\320\263 \302\275\302\262"),
        (Words{"\321\200\321\226\320\272", " ", "202", "4", "\320", "\263", " \302", "\275", "\302", "\262"}));
    EXPECT_EQ(cut(falcon, "a.b 1234"), (Words{"a", ".", "b", " ", "123", "4"}));
}

TEST(PreTokenizer, CutsByTheKnownPatterns)
{
    EXPECT_EQ(cut(sequence({split(llama3), byteLevel()}), "I'LL it'\305\277 12345 x\n\n  y  "),
        (Words{"I", "'LL", " it", "'\305\277", " ", "123", "45", " x", "\n\n", " ", " y", "  "}));
    EXPECT_EQ(cut(sequence({split(llama3), byteLevel()}), "a\341\240\216b !!\r\n z"),
        (Words{"a", "\341\240\216b", " !!\r\n", " z"}));
    EXPECT_EQ(cut(sequence({split(qwen2), byteLevel()}), "we'Ve 123 \346\227\245\346\234\254\n x"),
        (Words{"we", "'Ve", " ", "1", "2", "3", " \346\227\245\346\234\254", "\n", " x"}));
    EXPECT_EQ(cut(sequence({split(gpt2), byteLevel()}), "we'Ve don't 123 \n x  "),
        (Words{"we", "'", "Ve", " don", "'t", " 123", " \n", " x", "  "}));
}

TEST(PreTokenizer, TakesDigitsPunctuationAndPrefixSpaces)
{
    EXPECT_EQ(cut(sequence({digits(true), byteLevel(true)}), "x12 3"), (Words{"x", "1", "2", " ", "3"}));
    EXPECT_EQ(cut(byteLevel(true, true), "a b"), (Words{" a", " b"}));
    EXPECT_EQ(cut(byteLevel(true, true), " a"), (Words{" a"}));
    EXPECT_EQ(cut(sequence({punctuation("Isolated"), byteLevel(false, true)}), "a,b"), (Words{" a", " ,", " b"}));
    EXPECT_EQ(cut(sequence({byteLevel(), punctuation("Isolated")}), "a\303\256,b\302\253c"),
        (Words{"a\303\256", ",", "b\302", "\253", "c"}));
}

TEST(PreTokenizer, DoesWithMatchesAsTheBehaviorSays)
{
    EXPECT_EQ(cut(sequence({punctuation("Isolated"), byteLevel()}), "a..b, .c!"),
        (Words{"a", ".", ".", "b", ",", " ", ".", "c", "!"}));
    EXPECT_EQ(cut(sequence({split(threeDigits, "Isolated"), byteLevel()}), "x123456y12 789"),
        (Words{"x", "123", "456", "y12 ", "789"}));
    EXPECT_EQ(cut(sequence({split(threeDigits, "Isolated", true), byteLevel()}), "x123456y12 789"),
        (Words{"x", "123", "456", "y12 ", "789"}));
    EXPECT_EQ(cut(sequence({punctuation("Removed"), byteLevel()}), "a..b, .c!"), (Words{"a", "b", " ", "c"}));
    EXPECT_EQ(cut(sequence({split(threeDigits, "Removed"), byteLevel()}), "x123456y12 789"), (Words{"x", "y12 "}));
    EXPECT_EQ(cut(sequence({split(threeDigits, "Removed", true), byteLevel()}), "x123456y12 789"),
        (Words{"123", "456", "789"}));
    EXPECT_EQ(cut(sequence({punctuation("Contiguous"), byteLevel()}), "a..b, .c!"),
        (Words{"a", "..", "b", ",", " ", ".", "c", "!"}));
    EXPECT_EQ(cut(sequence({split(threeDigits, "Contiguous"), byteLevel()}), "x123456y12 789"),
        (Words{"x", "123456", "y12 ", "789"}));
    EXPECT_EQ(cut(sequence({split(threeDigits, "Contiguous", true), byteLevel()}), "x123456y12 789"),
        (Words{"x", "123456", "y12 ", "789"}));
    EXPECT_EQ(cut(sequence({punctuation("MergedWithPrevious"), byteLevel()}), "a..b, .c!"),
        (Words{"a.", ".", "b,", " .", "c!"}));
    EXPECT_EQ(cut(sequence({split(threeDigits, "MergedWithPrevious"), byteLevel()}), "x123456y12 789"),
        (Words{"x123", "456", "y12 789"}));
    EXPECT_EQ(cut(sequence({split(threeDigits, "MergedWithPrevious", true), byteLevel()}), "x123456y12 789"),
        (Words{"x", "123", "456y12 ", "789"}));
    EXPECT_EQ(cut(sequence({punctuation("MergedWithNext"), byteLevel()}), "a..b, .c!"),
        (Words{"a", ".", ".b", ", ", ".c", "!"}));
    EXPECT_EQ(cut(sequence({split(threeDigits, "MergedWithNext"), byteLevel()}), "x123456y12 789"),
        (Words{"x", "123", "456y12 ", "789"}));
    EXPECT_EQ(cut(sequence({split(threeDigits, "MergedWithNext", true), byteLevel()}), "x123456y12 789"),
        (Words{"x123", "456", "y12 789"}));
}
