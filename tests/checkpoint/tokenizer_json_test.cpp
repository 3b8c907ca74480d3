// SPDX-License-Identifier: GPL-3.0-or-later
// tokenizer.json beyond how it splits: added tokens and their flags, normalization, whole words, what is put around a
// text, and which file decides. The ids were printed by Hugging Face's tokenizers 0.23.3 for the same files.
#include <tests/checkpoint/tokenizer_files.h>

using namespace throughline;
using namespace throughline::test;
using nlohmann::json;

namespace {

class TokenizerJson : public TokenizerTest {
protected:
    static json token(int id, const std::string& text, const char* flag = nullptr)
    {
        json added{{"id", id}, {"content", text}, {"special", true}, {"normalized", false}};
        if (flag)
            added[flag] = true;
        return added;
    }
};

} // namespace

TEST_F(TokenizerJson, ReadsMergesInBothSpellings)
{
    json file = tokenizerJson();
    writeJson(file);
    EXPECT_EQ(encode("abc<|endoftext|> ab"), (Ids{258, 261, 32, 256}));
    const auto hash = open()->hash();
    EXPECT_EQ(hash.size(), 64U);
    file["model"]["merges"] = {"a b", "b c"}; // the older spelling
    writeJson(file);
    EXPECT_EQ(encode("abc"), (Ids{256, 99}));
    EXPECT_NE(open()->hash(), hash);
}

TEST_F(TokenizerJson, AddedTokensTakeWhiteSpaceAndStandAloneAsTheirFlagsSay)
{
    json file = tokenizerJson();
    for (const auto& added :
        {token(262, "<l>", "lstrip"), token(263, "<r>", "rstrip"), token(264, "<w>", "single_word"),
            token(265, "Ω", "normalized"), token(266, "a b", "normalized"), token(267, "<l>x", "lstrip")})
        file["added_tokens"].push_back(added);
    file["normalizer"] = {{"type", "NFC"}};
    writeJson(file);
    EXPECT_EQ(encode("a \t<l> b"), (Ids{97, 262, 32, 98}));
    EXPECT_EQ(encode("a<r> \u2003b"), (Ids{97, 263, 98}));
    EXPECT_EQ(encode("<w> a<w>b <w>"), (Ids{264, 259, 60, 119, 62, 98, 32, 264}));
    EXPECT_EQ(encode("(<w>)_<w>"), (Ids{40, 264, 41, 95, 60, 119, 62}));
    EXPECT_EQ(encode("e\u0301z"), (Ids{195, 169, 122}));     // composed
    EXPECT_EQ(encode("a\u2126\u03a9"), (Ids{97, 265, 265})); // the Ohm sign's composed form is Ω
    EXPECT_EQ(encode("ca bc"), (Ids{99, 266, 99}));
    EXPECT_EQ(encode("<l>xy"), (Ids{267, 121}));
    EXPECT_EQ(encode(" <r> <l> "), (Ids{32, 263, 262, 32}));
    EXPECT_EQ(open()->decode({99, 266, 99, 265}), "ca bcΩ");
}

TEST_F(TokenizerJson, TakesWordsThatAreTokensWholeWhereMergesAreIgnored)
{
    json file = tokenizerJson();
    file["model"]["ignore_merges"] = true;
    file["model"]["vocab"]["Ġcab"] = 262;
    file["model"]["vocab"]["bcc"] = 263;
    writeJson(file);
    EXPECT_EQ(encode(" cab"), (Ids{262}));
    EXPECT_EQ(encode("bcc cab"), (Ids{263, 262}));
    EXPECT_EQ(encode("bcca"), (Ids{257, 99, 97})); // merged as ever
}

TEST_F(TokenizerJson, PutsWhatTheTemplateSaysAroundATextUnlessTheConfigSaysOtherwise)
{
    json file = tokenizerJson();
    const auto special = [](const char* id) { return json{{"SpecialToken", {{"id", id}, {"type_id", 0}}}}; };
    file["post_processor"] = {{"type", "Sequence"},
        {"processors",
            {{{"type", "ByteLevel"}},
                {{"type", "TemplateProcessing"},
                    {"single", {special("B"), {{"Sequence", {{"id", "A"}, {"type_id", 0}}}}, special("E")}},
                    {"special_tokens",
                        {{"B", {{"id", "B"}, {"ids", {261, 97}}}}, {"E", {{"id", "E"}, {"ids", {98}}}}}}}}}};
    writeJson(file);
    EXPECT_EQ(encode("ab"), (Ids{261, 97, 256, 98}));
    EXPECT_EQ(encode(""), (Ids{261, 97, 98}));
    EXPECT_EQ(encode("ab", false), (Ids{256}));
    folder.write("tokenizer_config.json", R"({"add_bos_token":false,"add_eos_token":false})");
    EXPECT_EQ(encode("ab"), (Ids{256}));
    folder.write("tokenizer_config.json",
        R"({"add_bos_token":true,"add_eos_token":true,"bos_token":{"content":"c"},"eos_token":"<|endoftext|>"})");
    EXPECT_EQ(encode("ab"), (Ids{99, 256, 261}));
}

TEST_F(TokenizerJson, DecidesOverVocabAndMergesBesideIt)
{
    writePair();
    json file = tokenizerJson();
    file["model"]["merges"] = json::array();
    writeJson(file);
    EXPECT_EQ(encode("ab"), (Ids{97, 98}));
}

TEST_F(TokenizerJson, LeavesToTokenizerModelWhatIsNotByteLevel)
{
    json file = tokenizerJson();
    file["pre_tokenizer"] = nullptr;
    file["model"]["byte_fallback"] = true; // as Llama 2's tokenizer.json
    writeJson(file);
    EXPECT_EQ(problem(), "model/byte_fallback true is not supported");
    writeModel(sentencePiece());
    EXPECT_EQ(encode("ab", false), (Ids{264}));
}

TEST_F(TokenizerTest, TakesQwen2sPatternWhereOnlyTheClassSaysSo)
{
    writePair();
    EXPECT_EQ(encode("12").size(), 2U);
    EXPECT_EQ(encode("!a"), (Ids{33, 97}));
    EXPECT_EQ(encode("e\u0301").size(), 3U);
    folder.write("tokenizer_config.json", R"({"tokenizer_class":"Qwen2Tokenizer","add_prefix_space":false})");
    EXPECT_EQ(encode("e\u0301"), (Ids{0xc3, 0xa9})); // normalization form C, as Qwen2 has it
}
