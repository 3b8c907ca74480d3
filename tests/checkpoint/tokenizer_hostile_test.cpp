// SPDX-License-Identifier: GPL-3.0-or-later
// Broken and hostile tokenizer files: each is refused with a sentence that names the file and the rule.
#include <tests/checkpoint/spent_resources.h>
#include <tests/checkpoint/tokenizer_files.h>

#include <checkpoint/tokenizer/wire_message.h>

#include <functional>
#include <limits>
#include <random>

using namespace throughline;
using namespace throughline::test;
using nlohmann::json;
using Pointer = json::json_pointer;

namespace {

class HostileFiles;
struct HostileCase {
    const char* name;
    std::function<void(const HostileFiles&)> write;
    const char* file; // that the message names; null: the folder
    std::string what; // that it says
};

void PrintTo(const HostileCase& hostile, std::ostream* out) { *out << hostile.name; }

class HostileFiles : public TokenizerTest, public testing::WithParamInterface<HostileCase> {
public:
    void write(const char* name, const std::string& content) const { folder.write(name, content); }
    void writeOther(const char* name, const std::string& content) const
    {
        writePair();
        folder.write(name, content);
    }
    /// tokenizer.json with one value changed.
    void writeWith(const char* pointer, const json& value) const
    {
        json changed = tokenizerJson();
        changed[Pointer(pointer)] = value;
        writeJson(changed);
    }
    void writeWithout(const char* token) const
    {
        json changed = tokenizerJson();
        changed["model"]["vocab"].erase(token);
        writeJson(changed);
    }
    std::string modelContent() const { return sentencePiece().serialized(); }
    /// tokenizer.model with its values changed.
    void writeModelWith(const std::function<void(SentencePieceFile&)>& change) const
    {
        SentencePieceFile file = sentencePiece();
        change(file);
        writeModel(file);
    }
    /// tokenizer.model with a message appended to field `number`.
    void writeModelAnd(int number, const std::string& message) const
    {
        std::string content = sentencePiece().serialized();
        appendBytesField(content, number, message);
        folder.write("tokenizer.model", content);
    }
};

using Files = const HostileFiles&;
using Kind = SentencePieceFile::Kind;

std::string varintField(int number, uint64_t value)
{
    std::string message;
    appendVarintField(message, number, value);
    return message;
}

std::string nested(const std::string& open, int depth)
{
    std::string text;
    for (int i = 0; i < depth; ++i)
        text += open;
    return text;
}

json splitBy(const std::string& expression)
{
    return {{"type", "Sequence"},
        {"pretokenizers",
            {{{"type", "Split"}, {"pattern", {{"Regex", expression}}}, {"behavior", "Isolated"}},
                {{"type", "ByteLevel"}, {"use_regex", false}}}}};
}

json templateOf(const json& single, const json& ids = {261})
{
    return {{"type", "TemplateProcessing"}, {"single", single}, {"special_tokens", {{"B", {{"ids", ids}}}}}};
}
const json templateText{{"Sequence", {{"id", "A"}}}};
const json templateToken{{"SpecialToken", {{"id", "B"}}}};

// clang-format off
const std::vector<HostileCase> jsonCases{
    {"Empty", [](Files f) { f.write("tokenizer.json", ""); }, "tokenizer.json, line 1", "there is nothing in it"},
    {"Truncated", [](Files f) { f.write("tokenizer.json", f.tokenizerJson().dump().substr(0, 2000)); }, "tokenizer.json, line 1", "syntax error"},
    {"RandomBytes", [](Files f) { f.write("tokenizer.json", "\x93\xfe\x01\x80\x1f"); }, "tokenizer.json, line 1", "syntax error"},
    {"Nul", [](Files f) { f.write("tokenizer.json", std::string("{}\0", 3)); }, "tokenizer.json", "is not JSON: a NUL byte at byte 2"},
    {"DeepNesting", [](Files f) { f.write("tokenizer.json", nested("[", 100'000)); }, "tokenizer.json", "is nested deeper than 64 levels"},
    {"DuplicateKeys", [](Files f) { f.write("tokenizer.json", R"({"model":{},"model":{}})"); }, "tokenizer.json", "the key \"model\" stands twice"},
    {"NoObject", [](Files f) { f.write("tokenizer.json", "[]"); }, "tokenizer.json", "is not a JSON object"},
    {"NothingInIt", [](Files f) { f.write("tokenizer.json", "{}"); }, "tokenizer.json", "model/type null is not supported"},
    {"UnknownModel", [](Files f) { f.writeWith("/model/type", "Unigram"); }, "tokenizer.json", "model/type \"Unigram\" is not supported"},
    {"ModelNoObject", [](Files f) { f.writeWith("/model", 3); }, "tokenizer.json", "model/type null is not supported"},
    {"Dropout", [](Files f) { f.writeWith("/model/dropout", 0.1); }, "tokenizer.json", "model/dropout 0.1 is not supported"},
    {"SubwordPrefix", [](Files f) { f.writeWith("/model/continuing_subword_prefix", "##"); }, "tokenizer.json", "model/continuing_subword_prefix \"##\" is not supported"},
    {"ByteFallback", [](Files f) { f.writeWith("/model/byte_fallback", true); }, "tokenizer.json", "model/byte_fallback true is not supported"},
    {"VocabularyIsAList", [](Files f) { f.writeWith("/model/vocab", json::array({"a"})); }, "tokenizer.json, /model/vocab", "is not an object of tokens and ids"},
    {"DuplicateIds", [](Files f) { f.writeWith("/model/vocab/new", 5); }, "tokenizer.json, /model/vocab", "two tokens have the id 5"},
    {"HugeId", [](Files f) { f.writeWith("/model/vocab/new", 4'000'000'000'000); }, "tokenizer.json, /model/vocab", "the token \"new\" has no id from 0 to 1048575"},
    {"NegativeId", [](Files f) { f.writeWith("/model/vocab/new", -1); }, "tokenizer.json, /model/vocab", "the token \"new\" has no id from 0 to 1048575"},
    {"IdIsAText", [](Files f) { f.writeWith("/model/vocab/new", "7"); }, "tokenizer.json, /model/vocab", "the token \"new\" has no id from 0 to 1048575"},
    {"IdIsAFraction", [](Files f) { f.writeWith("/model/vocab/new", 300.5); }, "tokenizer.json, /model/vocab", "the token \"new\" has no id from 0 to 1048575"},
    {"MissingByte", [](Files f) { f.writeWithout("Ā"); }, "tokenizer.json, /model/vocab", "the vocabulary has no token for the byte 0"},
    {"MergesAreNoList", [](Files f) { f.writeWith("/model/merges", "a b"); }, "tokenizer.json, /model/merges", "is not a list of merges"},
    {"MergeOfThree", [](Files f) { f.writeWith("/model/merges/1", "a b c"); }, "tokenizer.json, /model/merges", "the merge 1, \"a b c\", is not two tokens"},
    {"MergeOfNumbers", [](Files f) { f.writeWith("/model/merges/0", json::array({1, 2})); }, "tokenizer.json, /model/merges", "the merge 0, a list, is not two tokens"},
    {"MergeOfUnknownTokens", [](Files f) { f.writeWith("/model/merges/0", json::array({"a", "zz"})); }, "tokenizer.json", "the merge of \"a\" and \"zz\" uses or makes a token that the vocabulary lacks"},
    {"MergeIntoUnknownToken", [](Files f) { f.writeWith("/model/merges/0", json::array({"c", "c"})); }, "tokenizer.json", "the merge of \"c\" and \"c\" uses or makes a token that the vocabulary lacks"},
    {"UnknownNormalizer", [](Files f) { f.writeWith("/normalizer", {{"type", "NFKC"}}); }, "tokenizer.json", "the normalizer \"NFKC\" is not supported"},
    {"UnknownDecoder", [](Files f) { f.writeWith("/decoder", {{"type", "WordPiece"}}); }, "tokenizer.json", "the decoder \"WordPiece\" is not supported"},
    {"UnknownPreTokenizer", [](Files f) { f.writeWith("/pre_tokenizer", {{"type", "Metaspace"}}); }, "tokenizer.json, /pre_tokenizer", "the pre_tokenizer \"Metaspace\" is not supported"},
    {"NoPreTokenizer", [](Files f) { f.writeWith("/pre_tokenizer", nullptr); }, "tokenizer.json, /pre_tokenizer", "the pre_tokenizer null is not supported"},
    {"NoByteLevel", [](Files f) { f.writeWith("/pre_tokenizer", {{"type", "Digits"}}); }, "tokenizer.json, /pre_tokenizer", "a pre_tokenizer with no ByteLevel is not supported"},
    {"TwoByteLevels", [](Files f) { f.writeWith("/pre_tokenizer", {{"type", "Sequence"}, {"pretokenizers", {{{"type", "ByteLevel"}}, {{"type", "ByteLevel"}}}}}); }, "tokenizer.json, /pre_tokenizer", "a pre_tokenizer with more than one ByteLevel is not supported"},
    {"StepsAreNoList", [](Files f) { f.writeWith("/pre_tokenizer", {{"type", "Sequence"}, {"pretokenizers", "x"}}); }, "tokenizer.json, /pre_tokenizer", "pretokenizers is not a list of at most 16 steps"},
    {"UnknownPattern", [](Files f) { f.writeWith("/pre_tokenizer", splitBy("(a+)+$")); }, "tokenizer.json, /pre_tokenizer", "the split pattern \"(a+)+$\" is not known"},
    {"PatternIsAText", [](Files f) { json split = splitBy(""); split["pretokenizers"][0]["pattern"] = {{"String", " "}}; f.writeWith("/pre_tokenizer", split); }, "tokenizer.json, /pre_tokenizer", "the split pattern an object is not known"},
    {"UnknownBehavior", [](Files f) { json split = splitBy("[0-9][0-9][0-9]"); split["pretokenizers"][0]["behavior"] = "Doubled"; f.writeWith("/pre_tokenizer", split); }, "tokenizer.json, /pre_tokenizer", "the behavior \"Doubled\" of Split is not supported"},
    {"AddedTokensAreNoList", [](Files f) { f.writeWith("/added_tokens", 1); }, "tokenizer.json, /added_tokens", "is not a list of tokens"},
    {"AddedTokenWithoutText", [](Files f) { f.writeWith("/added_tokens/0", {{"id", 300}}); }, "tokenizer.json, /added_tokens", "an added token has no text"},
    {"AddedTokenWithHugeId", [](Files f) { f.writeWith("/added_tokens/0/id", 1 << 20); }, "tokenizer.json, /added_tokens", "the added token \"<|endoftext|>\" has no id from 0 to 1048575"},
    {"AddedTokenWithTwoIds", [](Files f) { f.writeWith("/added_tokens/0/id", 300); }, "tokenizer.json", "the added token \"<|endoftext|>\" has two ids, 300 and 261"},
    {"AddedTokenWithAnothersId", [](Files f) { f.writeWith("/added_tokens/0", {{"id", 256}, {"content", "<x>"}}); }, "tokenizer.json", "the added token \"<x>\" has the id 256, which \"ab\" has too"},
    {"AddedTokenTooLong", [](Files f) { f.writeWith("/added_tokens/0", {{"id", 300}, {"content", std::string(2000, 'x')}}); }, "tokenizer.json", "is longer than 1024 bytes"},
    {"UnknownPostProcessor", [](Files f) { f.writeWith("/post_processor", {{"type", "RobertaProcessing"}}); }, "tokenizer.json", "the post_processor \"RobertaProcessing\" is not supported"},
    {"TemplateWithoutText", [](Files f) { f.writeWith("/post_processor", templateOf({templateToken})); }, "tokenizer.json", "a TemplateProcessing whose \"single\" holds the text 0 times is not supported"},
    {"TemplateWithTextTwice", [](Files f) { f.writeWith("/post_processor", templateOf({templateText, templateText})); }, "tokenizer.json", "a TemplateProcessing whose \"single\" holds the text 2 times is not supported"},
    {"TemplateOfUnknownId", [](Files f) { f.writeWith("/post_processor", templateOf({templateToken, templateText}, {999})); }, "tokenizer.json, /post_processor", "TemplateProcessing puts in the id 999, which no token has"},
    {"TemplateWithoutIds", [](Files f) { f.writeWith("/post_processor", templateOf({templateToken, templateText}, "x")); }, "tokenizer.json, /post_processor", "TemplateProcessing gives no ids for its special token \"B\""},
};

const std::vector<HostileCase> otherCases{
    {"NoFiles", [](Files) { }, nullptr, "holds no tokenizer.json, no tokenizer.model and no vocab.json with merges.txt"},
    {"VocabularyNoObject", [](Files f) { f.writeOther("vocab.json", "[]"); }, "vocab.json", "is not a JSON object"},
    {"VocabularyTruncated", [](Files f) { f.writeOther("vocab.json", R"({"a":1,)"); }, "vocab.json, line 1", "syntax error"},
    {"MergeLineOfOne", [](Files f) { f.writeOther("merges.txt", "#version: 0.2\na b\nabc\n"); }, "merges.txt:3", "is not two tokens with a space between: \"abc\""},
    {"MergeLineOfUnknown", [](Files f) { f.writeOther("merges.txt", "a z\n"); }, "merges.txt", "the merge of \"a\" and \"z\" uses or makes a token that the vocabulary lacks"},
    {"MergesAreAFolder", [](Files f) { f.write("vocab.json", "{}"); f.write("merges.txt/x", ""); }, "merges.txt", "is not a regular file"},
    {"UnknownClass", [](Files f) { f.writeOther("tokenizer_config.json", R"({"tokenizer_class":"CLIPTokenizer"})"); }, "tokenizer_config.json", "tokenizer_class \"CLIPTokenizer\" is not supported with vocab.json and merges.txt"},
    {"ConfigTruncated", [](Files f) { f.writeOther("tokenizer_config.json", "{"); }, "tokenizer_config.json, line 1", "syntax error"},
    {"SplitSpecialTokens", [](Files f) { f.writeOther("tokenizer_config.json", R"({"split_special_tokens":true})"); }, "tokenizer_config.json", "split_special_tokens true is not supported"},
    {"FlagIsAText", [](Files f) { f.writeOther("tokenizer_config.json", R"({"add_bos_token":"yes"})"); }, "tokenizer_config.json", "add_bos_token must be true or false, not \"yes\""},
    {"BeginIsNoToken", [](Files f) { f.writeOther("tokenizer_config.json", R"({"add_bos_token":true,"bos_token":"<none>"})"); }, "tokenizer_config.json", "add_bos_token is true, but bos_token \"<none>\" is no token of the vocabulary"},
    {"BeginIsANumber", [](Files f) { f.writeOther("tokenizer_config.json", R"({"bos_token":5})"); }, "tokenizer_config.json", "bos_token is neither a text nor an object with \"content\""},
    {"DecoderIsAList", [](Files f) { f.writeOther("tokenizer_config.json", R"({"added_tokens_decoder":[1]})"); }, "tokenizer_config.json", "added_tokens_decoder is not an object of ids and tokens"},
    {"DecoderIdIsNoNumber", [](Files f) { f.writeOther("tokenizer_config.json", R"({"added_tokens_decoder":{"x":{"content":"<x>"}}})"); }, "tokenizer_config.json", "the added token \"<x>\" has no id from 0 to 1048575"},
    {"AddedTokensIdIsHuge", [](Files f) { f.writeOther("added_tokens.json", R"({"<x>":99999999999})"); }, "added_tokens.json", "the added token \"<x>\" has no id from 0 to 1048575"},
    {"TwoFilesDisagree", [](Files f) { f.writeOther("added_tokens.json", R"({"<x>":300})"); f.write("tokenizer_config.json", R"({"added_tokens_decoder":{"301":{"content":"<x>"}}})"); }, "added_tokens.json", "the added token \"<x>\" has two ids, 300 and 301"},
    {"SpecialTokensNoObject", [](Files f) { f.writeOther("special_tokens_map.json", "3"); }, "special_tokens_map.json", "is not a JSON object"},
};

const std::vector<HostileCase> modelCases{
    {"ModelEmpty", [](Files f) { f.write("tokenizer.model", ""); }, "tokenizer.model", "is no SentencePiece model: it has no pieces"},
    {"ModelTruncated", [](Files f) { f.write("tokenizer.model", f.modelContent().substr(0, 1000)); }, "tokenizer.model", "is no SentencePiece model: not a protocol buffer at byte "},
    {"ModelIsText", [](Files f) { f.write("tokenizer.model", "IQ== 0\nIg== 1\n"); }, "tokenizer.model", "is no SentencePiece model: it has no pieces"},
    {"ModelIsRandom", [](Files f) { f.write("tokenizer.model", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"); }, "tokenizer.model", "is no SentencePiece model: not a protocol buffer at byte 10"},
    {"ModelLengthBeyondTheEnd", [](Files f) { f.write("tokenizer.model", "\x0a\xff\xff\xff\xff\x0f"); }, "tokenizer.model", "is no SentencePiece model: not a protocol buffer at byte 6"},
    {"ModelWithGroups", [](Files f) { f.write("tokenizer.model", nested("\x0b", 100'000)); }, "tokenizer.model", "is no SentencePiece model: not a protocol buffer at byte 1"},
    {"PieceBroken", [](Files f) { f.writeModelAnd(1, "\x0a\x7f"); }, "tokenizer.model", "is no SentencePiece model: not a protocol buffer at piece 265"},
    {"PieceTwice", [](Files f) { f.writeModelWith([](auto& file) { file.pieces.push_back({"ab", 0, Kind::Normal}); }); }, "tokenizer.model", "the piece \"ab\" stands twice"},
    {"PieceEmpty", [](Files f) { f.writeModelWith([](auto& file) { file.pieces[260].text = ""; }); }, "tokenizer.model", "piece 260 is 0 bytes long; 1 to 1024 are allowed"},
    {"PieceTooLong", [](Files f) { f.writeModelWith([](auto& file) { file.pieces[260].text = std::string(5000, 'a'); }); }, "tokenizer.model", "piece 260 is 5000 bytes long; 1 to 1024 are allowed"},
    {"PieceNoUtf8", [](Files f) { f.writeModelWith([](auto& file) { file.pieces[260].text = "\xe2\x96"; }); }, "tokenizer.model", "piece 260 is not UTF-8 without NUL"},
    {"PieceWithNul", [](Files f) { f.writeModelWith([](auto& file) { file.pieces[260].text = std::string(1, '\0'); }); }, "tokenizer.model", "piece 260 is not UTF-8 without NUL"},
    {"ScoreNoNumber", [](Files f) { f.writeModelWith([](auto& file) { file.pieces[260].score = std::numeric_limits<float>::quiet_NaN(); }); }, "tokenizer.model", "piece 260 has a score that is no number"},
    {"PieceOfUnknownType", [](Files f) { f.writeModelWith([](auto& file) { file.pieces[260].kind = static_cast<Kind>(9); }); }, "tokenizer.model", "piece 260 has the type 9; there are 1 to 6"},
    {"NoUnknownPiece", [](Files f) { f.writeModelWith([](auto& file) { file.pieces[0].kind = Kind::Control; }); }, "tokenizer.model", "has 0 unknown pieces, not one"},
    {"TwoUnknownPieces", [](Files f) { f.writeModelWith([](auto& file) { file.pieces[1].kind = Kind::Unknown; }); }, "tokenizer.model", "has 2 unknown pieces, not one"},
    {"BytePieceMissing", [](Files f) { f.writeModelWith([](auto& file) { file.pieces.erase(file.pieces.begin() + 100); }); }, "tokenizer.model", "byte_fallback is true, but there are 255 byte pieces"},
    {"BytePieceMisnamed", [](Files f) { f.writeModelWith([](auto& file) { file.pieces[100].text = "<0xgg>"; }); }, "tokenizer.model", "the byte piece \"<0xgg>\" is not of the form <0x41>"},
    {"BytePiecesWithoutFallback", [](Files f) { f.writeModelWith([](auto& file) { file.byteFallback = false; }); }, "tokenizer.model", "byte_fallback is false, but there are 256 byte pieces"},
    {"NestedUserPieces", [](Files f) { f.writeModelWith([](auto& file) { for (std::size_t n = 1; n < 100; ++n) file.pieces.push_back({std::string(n, 'x'), 0, Kind::UserDefined}); }); }, "tokenizer.model", "has more than 64 user-defined pieces of which each begins with the one before"},
    {"BrokenCharacterMap", [](Files f) { f.writeModelWith([](auto& file) { file.characterMap = "\xff\xff\xff\x7f....."; }); }, "tokenizer.model", "precompiled_charsmap says that its trie has 2147483647 bytes, of 5"},
    {"WordModel", [](Files f) { f.writeModelAnd(2, varintField(3, 3)); }, "tokenizer.model", "model_type word is not supported"},
    {"SpaceAsSuffix", [](Files f) { f.writeModelAnd(2, varintField(3, 2) + varintField(24, 1)); }, "tokenizer.model", "treat_whitespace_as_suffix is not supported"},
    {"UnescapedSpaces", [](Files f) { f.writeModelAnd(3, varintField(5, 0)); }, "tokenizer.model", "escape_whitespaces false is not supported"},
    {"NormalizerBroken", [](Files f) { f.writeModelAnd(3, "\xff"); }, "tokenizer.model", "is no SentencePiece model: not a protocol buffer at its normalizer_spec"},
    {"OtherClassOfModel", [](Files f) { f.writeModelWith([](auto&) { }); f.write("tokenizer_config.json", R"({"tokenizer_class":"T5Tokenizer"})"); }, "tokenizer_config.json", "tokenizer_class \"T5Tokenizer\" is not supported with a tokenizer.model"},
};
// clang-format on

} // namespace

TEST_P(HostileFiles, AreRefusedNamingFileAndRule)
{
    GetParam().write(*this);
    const SpentResources spent;
    const auto tokenizer = open();
    spent.expectLittle(GetParam().name);
    ASSERT_FALSE(tokenizer);
    const auto file = GetParam().file ? folder.path() / GetParam().file : folder.path();
    EXPECT_TRUE(tokenizer.error().where.starts_with(file.string())) << tokenizer.error().where;
    EXPECT_NE(tokenizer.error().what.find(GetParam().what), std::string::npos) << sentence(tokenizer.error());
}

const auto nameOfCase = [](const auto& tested) { return std::string(tested.param.name); };
INSTANTIATE_TEST_SUITE_P(TokenizerJson, HostileFiles, testing::ValuesIn(jsonCases), nameOfCase);
INSTANTIATE_TEST_SUITE_P(OtherFiles, HostileFiles, testing::ValuesIn(otherCases), nameOfCase);
INSTANTIATE_TEST_SUITE_P(TokenizerModel, HostileFiles, testing::ValuesIn(modelCases), nameOfCase);

TEST_F(TokenizerTest, AnyPartOfATokenizerModelIsReadOrRefused)
{
    const std::string whole = sentencePiece().serialized();
    for (std::size_t length = 0; length < whole.size(); length += 13) {
        folder.write("tokenizer.model", std::string_view(whole).substr(0, length));
        EXPECT_NE(problem(), "") << length; // its specs stand at the end
    }
}

TEST_F(TokenizerTest, ATokenizerModelWithWrongBytesIsReadOrRefused)
{
    const std::string whole =
        contentOf(std::filesystem::path(THROUGHLINE_TEST_DATA) / "llama31-rope-headdim-unigram" / "tokenizer.model");
    std::mt19937 random(11); // NOLINT: the same bytes every time
    for (int round = 0; round < 300; ++round) {
        std::string broken = whole;
        for (int i = 0; i < 1 + round % 8; ++i)
            broken[random() % broken.size()] = static_cast<char>(random());
        folder.write("tokenizer.model", broken);
        if (const auto tokenizer = open())
            tokenizer->decode(tokenizer->encode("The river, 첫눈 12\n", true));
    }
}
