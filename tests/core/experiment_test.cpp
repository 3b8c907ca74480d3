// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/experiment.h>
#include <core/field_table.h>

#include <gtest/gtest.h>

namespace throughline {

static const std::string head = R"({"format": "throughline-experiment", "version": 1, "blocks": [)";

static Result<Experiment> parseBlock(const std::string& block) { return parseExperiment(head + block + "]}", "e"); }

TEST(Experiment, emptyBlockHasAllDefaults)
{
    const auto read = parseBlock("{}");
    ASSERT_TRUE(read.ok()) << sentence(read.error());
    EXPECT_EQ(read->blocks, std::vector<Block>{Block{}});
}

/// Every member different from its default.
static Experiment everything()
{
    Block block;
    block.models = {"gpt2", "/models/a b"};
    block.precisions = {{Precision::Fp32, Precision::Fp16}, {Precision::Bf16, Precision::Bf16}};
    block.modes = {Mode::Pipeline, Mode::TensorParallel};
    block.ranks = {1, 2, 4};
    block.stages = {2, 3};
    block.chunks = {1, 8};
    block.batchSizes = {1, 16};
    block.promptCounts = {10, 50};
    Settings& s = block.settings;
    s.devices = {"gpu:0", "cpu"};
    s.threads = 3;
    s.task = Task::Forward;
    s.newTokens = 12;
    s.head = Head::Classification;
    s.labels = 5;
    s.prompts = {PromptKind::Text, "mine", {"Ein \"Satz\"\n", "ünïcode 🙂"}, 0, 18446744073709551615ULL};
    s.specialTokens = false;
    s.truncateTo = 99;
    s.overlong = Overlong::Truncate;
    s.padding = PaddingSide::Left;
    s.paddingMultiple = 8;
    s.endOfSequence = EndOfSequence::Honour;
    s.rankSplit = RankSplit::Balanced;
    s.equaliseRanks = true;
    s.splitAfter = {2, 5};
    s.gather = Gather::AllRanks;
    s.groups = 4;
    s.preparation = Preparation::Timed;
    s.preparationThreads = 2;
    s.outOfMemory = OutOfMemory::Halve;
    s.protocol = {ProtocolName::Careful, 1, 2, 3, 0.1 + 0.2, 1.0 / 3}; // doubles that have no short decimals
    s.seed = 9007199254740993;                                         // not a double
    s.captureLogits = "/logits";
    Block second;
    second.settings.totalLength = 60;
    second.settings.prompts = {PromptKind::Random, "ten-openings", {}, 128, 3};
    return {"a name", "a description", {block, second}};
}

TEST(Experiment, roundTripsExactly)
{
    const Experiment experiment = everything();
    const auto read = parseExperiment(toText(experiment), "e");
    ASSERT_TRUE(read.ok()) << sentence(read.error());
    EXPECT_EQ(*read, experiment);
    const auto again = experimentFromJson(toJson(experiment), "e");
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(*again, experiment);
    EXPECT_EQ(toText(*read), toText(experiment));
}

TEST(Experiment, writesEveryAxisAndSetting)
{
    const auto block = toJson(Experiment{"", "", {Block{}}})["blocks"][0];
    for (const auto axis : {"models", "precisions", "modes", "ranks", "stages", "chunks", "batchSizes", "promptCounts"})
        EXPECT_TRUE(block.contains(axis)) << axis;
    for (const auto& field : cellFields())
        EXPECT_EQ(block.contains(field.name),
            field.role == FieldRole::Setting || field.name == "ranks" || field.name == "chunks")
            << field.name;
    EXPECT_EQ(block.size(), 8 + 25U);
}

TEST(Experiment, textIsReadableAndEndsInANewline)
{
    const std::string text = toText(everything());
    EXPECT_TRUE(text.starts_with("{\n  \"format\": \"throughline-experiment\",\n  \"version\": 1,\n  \"name\":"));
    EXPECT_TRUE(text.ends_with("}\n"));
    EXPECT_NE(text.find("ünïcode 🙂"), std::string::npos);
}

TEST(Experiment, acceptsAScalarForAnAxis)
{
    const auto read = parseBlock(R"({"models": "gpt2", "modes": "pipeline", "batchSizes": 4, "precisions": "bf16"})");
    ASSERT_TRUE(read.ok()) << sentence(read.error());
    const Block& block = read->blocks.front();
    EXPECT_EQ(block.models, std::vector<std::string>{"gpt2"});
    EXPECT_EQ(block.modes, std::vector<Mode>{Mode::Pipeline});
    EXPECT_EQ(block.batchSizes, std::vector<int>{4});
    EXPECT_EQ(block.precisions, (std::vector<PrecisionChoice>{{Precision::Bf16, Precision::Bf16}}));
}

TEST(Experiment, acceptsPrecisionPerKindOfDevice)
{
    const auto read = parseBlock(R"({"precisions": ["auto", {"cpu": "fp32", "gpu": "fp16"}, {"gpu": "bf16"}]})");
    ASSERT_TRUE(read.ok()) << sentence(read.error());
    EXPECT_EQ(read->blocks.front().precisions,
        (std::vector<PrecisionChoice>{{}, {Precision::Fp32, Precision::Fp16}, {Precision::Auto, Precision::Bf16}}));
}

TEST(Experiment, acceptsNamesForPromptsAndProtocol)
{
    const auto read = parseBlock(R"({"prompts": "ten-openings", "protocol": "quick"})");
    ASSERT_TRUE(read.ok()) << sentence(read.error());
    EXPECT_EQ(read->blocks.front().settings.prompts, PromptSource{});
    EXPECT_EQ(read->blocks.front().settings.protocol.name, ProtocolName::Quick);
}

TEST(Experiment, kindOfPromptsFollowsFromWhatIsGiven)
{
    const auto kindOf = [](const std::string& prompts) {
        const auto read = parseBlock("{\"prompts\": " + prompts + "}");
        EXPECT_TRUE(read.ok()) << sentence(read.error());
        return read->blocks.front().settings.prompts.kind;
    };
    EXPECT_EQ(kindOf(R"({"texts": ["a"]})"), PromptKind::Text);
    EXPECT_EQ(kindOf(R"({"length": 7})"), PromptKind::Random);
    EXPECT_EQ(kindOf(R"({"name": "ten-openings"})"), PromptKind::BuiltIn);
    EXPECT_EQ(kindOf(R"({"kind": "file", "name": "a.txt"})"), PromptKind::File);
}

/// 2 · (1 + 60 · 16) = 1922 cells; the stages of a pipeline would make 240 more.
TEST(Experiment, onlyWhatItsModesAskForIsCounted)
{
    const auto block = [](const std::string& modes) {
        std::string sizes = "1";
        for (int size = 2; size <= 60; ++size)
            sizes += "," + std::to_string(size);
        return R"({"promptCounts": [100, 200], "ranks": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16], "stages": [2, 3],)"
               R"( "modes": )"
            + modes + R"(, "batchSizes": [)" + sizes + "]}";
    };
    EXPECT_TRUE(parseBlock(block(R"(["sequential", "data-parallel"])")).ok());
    EXPECT_TRUE(parseBlock(block(R"("pipeline")")).ok());
    EXPECT_FALSE(parseBlock(block(R"(["data-parallel", "pipeline"])")).ok());
}

TEST(Protocol, fillsInWhatWasLeftOut)
{
    EXPECT_EQ(withDefaults({ProtocolName::Quick}), (Protocol{ProtocolName::Quick, 1, 3, 3, 0, 60}));
    EXPECT_EQ(withDefaults({ProtocolName::Standard}), (Protocol{ProtocolName::Standard, 3, 5, 50, 0.01, 60}));
    EXPECT_EQ(withDefaults({ProtocolName::Careful}), (Protocol{ProtocolName::Careful, 3, 10, 200, 0.005, 300}));
    EXPECT_EQ(withDefaults({ProtocolName::Quick, 2, 9, 0, 0.02, 5}), (Protocol{ProtocolName::Quick, 2, 9, 9, 0.02, 5}));
    // A small maximum also bounds the minimum.
    EXPECT_EQ(
        withDefaults({ProtocolName::Standard, 0, 0, 2, 0, 0}), (Protocol{ProtocolName::Standard, 3, 2, 2, 0.01, 60}));
}

} // namespace throughline
