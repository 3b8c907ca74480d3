// SPDX-License-Identifier: GPL-3.0-or-later
// Wrong experiment files: each is refused, at its place, with its reason.
#include <core/experiment.h>

#include <gtest/gtest.h>

namespace throughline {

struct Wrong {
    const char* name;
    std::string text;
    std::string where;
    std::string what;
};

void PrintTo(const Wrong& wrong, std::ostream* out) { *out << wrong.name; }

static Wrong block(const char* name, const std::string& body, const std::string& pointer, const std::string& what)
{
    return {name, R"({"format": "throughline-experiment", "version": 1, "blocks": [)" + body + "]}",
        "my.experiment.json, /blocks/0" + pointer, what};
}

static Wrong file(const char* name, const std::string& text, const std::string& place, const std::string& what)
{
    return {name, text, "my.experiment.json" + place, what};
}

static std::string longList()
{
    std::string numbers = "1";
    for (int i = 2; i <= 60; ++i)
        numbers += "," + std::to_string(i);
    return R"({"modes": "pipeline", "stages": [)" + numbers + R"(], "batchSizes": [)" + numbers + "]}";
}

static const std::vector<Wrong>& wrongFiles()
{
    static const std::string head = R"({"format": "throughline-experiment", "version": 1, )";
    static const std::vector<Wrong> table{
        file("empty", "", ", line 1, column 1", "there is nothing in it"),
        file("notUtf8", "{\"name\": \"\xff\"}", "", "is not UTF-8 text"),
        file("notAnObject", "[]", "", "the value must be an object, not a list"),
        file("noFormat", R"({"version": 1, "blocks": [{}]})", ", /format", "is not an experiment file"),
        file("otherFormat", R"({"format": "x", "version": 1, "blocks": [{}]})", ", /format",
            "is not an experiment file"),
        file("noVersion", R"({"format": "throughline-experiment", "blocks": [{}]})", ", /version",
            "version must be a whole number"),
        file("newerVersion", R"({"format": "throughline-experiment", "version": 2, "blocks": [{}]})", ", /version",
            "version must be 1: this program knows no other version, not 2"),
        file("unknownTopKey", head + R"("blocs": [{}]})", ", /blocs", "\"blocs\" is not a known key"),
        file("nameNotText", head + R"("name": 3, "blocks": [{}]})", ", /name", "name must be text in quotes, not 3"),
        file("noBlocks", head + R"("name": "x"})", ", /blocks", "blocks must be a list"),
        file("blocksNotAList", head + R"("blocks": {}})", ", /blocks", "blocks must be a list"),
        file("blocksEmpty", head + R"("blocks": []})", ", /blocks", "blocks must not be empty"),
        file("blockNotAnObject", head + R"("blocks": [{}, 3]})", ", /blocks/1", "blocks must be an object, not 3"),
        file("duplicateKey", head + R"("blocks": [{"seed": 1, "seed": 1}]})", ", /blocks/0/seed",
            "the key \"seed\" stands twice"),
        file(
            "tooDeep", head + "\"blocks\": " + std::string(70, '[') + std::string(70, ']') + "}",
            ", /blocks" +
                [] {
                    std::string p;
                    for (int i = 0; i < 62; ++i)
                        p += "/0";
                    return p;
                }(),
            "is nested deeper than 64 levels"),
        file("truncated", head + "\"blocks\": [", ", line 1, column 63",
            "syntax error while parsing value - unexpected end of input; expected '[', '{', or a literal"),
        file("tooLong", std::string(300 << 10, ' '), "", "is 300 KiB long, more than an experiment may be (256 KiB)"),
        file("tooManyCells", head + "\"blocks\": [" + longList() + "]}", ", /blocks",
            "the blocks make more than 2000 cells"),
        block("unknownKey", R"({"batchSize": [1]})", "/batchSize", "\"batchSize\" is not a known key"),
        block("axisEmpty", R"({"models": []})", "/models", "models must not be empty"),
        block("modelEmpty", R"({"models": ["a", ""]})", "/models/1", "models must not hold an empty name"),
        block("modelNotText", R"({"models": [1]})", "/models/0", "models must be text in quotes, not 1"),
        block("modeUnknown", R"({"modes": ["sequential", "parallel"]})", "/modes/1",
            "modes must be one of sequential, data-parallel, pipeline, tensor-parallel, not \"parallel\""),
        block("precisionUnknown", R"({"precisions": "fp64"})", "/precisions",
            "precisions must be one of auto, fp32, tf32, fp16, bf16, int8, int4, fp8, not \"fp64\""),
        block("precisionKey", R"({"precisions": [{"cpu": "fp32", "tpu": "bf16"}]})", "/precisions/0/tpu",
            "\"tpu\" is not a known key"),
        block("batchZero", R"({"batchSizes": [1, 0]})", "/batchSizes/1", "batchSizes must be at least 1, not 0"),
        block(
            "batchHuge", R"({"batchSizes": [65537]})", "/batchSizes/0", "batchSizes must be at most 65536, not 65537"),
        block("batchFraction", R"({"batchSizes": 1.5})", "/batchSizes", "batchSizes must be a whole number, not 1.5"),
        block("batchText", R"({"batchSizes": ["4"]})", "/batchSizes/0", "batchSizes must be a whole number, not \"4\""),
        block("countHuge", R"({"promptCounts": 99999999999999999999})", "/promptCounts",
            "promptCounts must be a whole number, not 1e+20"),
        block("countBeyondInt", R"({"promptCounts": 4294967297})", "/promptCounts",
            "promptCounts must be at most 2147483647, not 4294967297"),
        block("stagesNegative", R"({"stages": [-2]})", "/stages/0", "stages must be at least 1, not -2"),
        block("seedNegative", R"({"seed": -1})", "/seed", "seed must be at least 0, not -1"),
        block("flagNotBool", R"({"specialTokens": 1})", "/specialTokens", "specialTokens must be true or false, not 1"),
        block("lengthsBoth", R"({"newTokens": 10, "totalLength": 50})", "/newTokens",
            "newTokens and totalLength are both given"),
        block("deviceUnknown", R"({"devices": ["cpu", "tpu"]})", "/devices/1",
            "devices must be one of auto, cpu, gpu, gpu:<number>, gpu:<UUID>, not \"tpu\""),
        block("devicesEmpty", R"({"devices": []})", "/devices", "devices must not be empty"),
        block("splitNotAscending", R"({"splitAfter": [3, 3]})", "/splitAfter/1",
            "splitAfter must be more than the layer before it, not 3"),
        block("splitZero", R"({"splitAfter": [0]})", "/splitAfter/0", "splitAfter must be at least 1, not 0"),
        block("promptsUnknownKey", R"({"prompts": {"kind": "text", "text": ["a"]}})", "/prompts/text",
            "\"text\" is not a known key"),
        block("promptsNoTexts", R"({"prompts": {"kind": "text"}})", "/prompts/texts",
            "texts must hold at least one prompt, and none that is empty"),
        block("promptsEmptyText", R"({"prompts": {"texts": ["a", ""]}})", "/prompts/texts",
            "texts must hold at least one prompt, and none that is empty"),
        block("promptsNoLength", R"({"prompts": {"kind": "random"}})", "/prompts", "random prompts need a length"),
        block("promptsLengthZero", R"({"prompts": {"kind": "random", "length": 0}})", "/prompts/length",
            "length must be at least 1, not 0"),
        block("promptsNoFile", R"({"prompts": {"kind": "file"}})", "/prompts", "prompts of a file need its path"),
        block("promptsNumber", R"({"prompts": 3})", "/prompts", "prompts must be an object, not 3"),
        block("protocolUnknown", R"({"protocol": "fast"})", "/protocol",
            "protocol must be one of quick, standard, careful, not \"fast\""),
        block("protocolHalfWidth", R"({"protocol": {"halfWidth": 1.5}})", "/protocol/halfWidth",
            "halfWidth must be at most 1.0, not 1.5"),
        block("protocolRepeats", R"({"protocol": {"repeats": 9, "maxRepeats": 3}})", "/protocol/maxRepeats",
            "maxRepeats must be at least repeats (9), not 3"),
        block("protocolNull", R"({"protocol": {"budgetSeconds": null}})", "/protocol/budgetSeconds",
            "budgetSeconds must be a number, not null"),
    };
    return table;
}

class WrongExperiment : public testing::TestWithParam<Wrong> { };

TEST_P(WrongExperiment, isRefusedWithPlaceAndReason)
{
    const auto read = parseExperiment(GetParam().text, "my.experiment.json");
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().where, GetParam().where);
    EXPECT_EQ(read.error().what, GetParam().what);
}

INSTANTIATE_TEST_SUITE_P(All, WrongExperiment, testing::ValuesIn(wrongFiles()),
    [](const auto& wrong) { return std::string(wrong.param.name); });

TEST(ExperimentErrors, offersTheNearestKey)
{
    const auto remedyFor = [](const std::string& key) {
        return parseExperiment(
            R"({"format": "throughline-experiment", "version": 1, "blocks": [{")" + key + "\": 1}]}", "e")
            .error()
            .remedy;
    };
    EXPECT_EQ(remedyFor("batchSize"), "did you mean \"batchSizes\"?");
    EXPECT_EQ(remedyFor("newtokens"), "did you mean \"newTokens\"?");
    EXPECT_EQ(remedyFor("premptCount"), "did you mean \"promptCounts\"?");
    EXPECT_TRUE(remedyFor("zzzzzzzzzz").starts_with("known keys: models, precisions, "));
}

/// Every prefix of a good file, and every single byte of it replaced, must be read or refused, never more than that.
TEST(ExperimentErrors, neverMoreThanRefused)
{
    Experiment experiment{"n", "d", {Block{}}};
    experiment.blocks.front().settings.prompts = {PromptKind::Text, "x", {"a", "ü"}, 0, 1};
    const std::string text = toText(experiment);
    int refused = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        refused += !parseExperiment(text.substr(0, i), "e").ok();
        for (const char c : {'\0', '"', '{', ']', '9', '-', '\xff', 'e'}) {
            std::string damaged = text;
            damaged[i] = c;
            refused += !parseExperiment(damaged, "e").ok();
        }
    }
    EXPECT_GE(refused, static_cast<int>(text.size())); // no proper prefix but the one without the last newline is whole
}

} // namespace throughline
