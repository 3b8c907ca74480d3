// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan fills in from a model, in exact words.
#include <core/plan_filled_in.h>

#include <tests/core/made_capabilities.h>

#include <gtest/gtest.h>

namespace throughline {

namespace {

ModelDefaults ofALlama() { return {"bf16", {{1, "<s>"}}, {}, {{2, "</s>"}, {13, "\n"}}, "generation_config.json"}; }

/// Four typed prompts of five tokens and three more, on "small", which is a checkpoint of 64 positions.
std::vector<FilledIn> filledIn(const ModelDefaults& defaults, const std::function<void(Settings&)>& change = {})
{
    Settings settings;
    settings.prompts = {PromptKind::Text, "", {"one"}};
    settings.newTokens = 3;
    if (change)
        change(settings);
    Workload work{{5, 5, 5, 4}, {3, 3, 3, 3}, {5, 5, 5, 4}};
    PromptSpan span;
    span.take(work);
    return filledInByModel(made::small(), defaults, settings, span);
}

FilledIn said(const std::string& field, const std::string& value, const std::string& why)
{
    return {field, value, why, "small"};
}

const FilledIn lengths = said("promptTokens", "4 to 5 tokens", "none is cut");
const FilledIn room = said("positions", "8 of the model's 64",
    "the longest prompt and what follows it, for which each row of the KV cache has room");

} // namespace

TEST(PlanFilledIn, specialTokensOfATokenizer)
{
    EXPECT_EQ(filledIn(ofALlama()),
        (std::vector<FilledIn>{said("specialTokens", "<s> (1) before each prompt", "what its tokenizer adds"),
            said("endOfSequence", "</s> (2) or \\n (13) ends no prompt",
                "endOfSequence is ignored: every prompt yields the tokens asked for"),
            lengths, room}));
    EXPECT_EQ(
        filledIn({}), (std::vector<FilledIn>{said("specialTokens", "none", "its tokenizer adds none"), lengths, room}));
    EXPECT_EQ(filledIn({"", {{1, "<s>"}}, {{2, "</s>"}}, {}, ""}).front().value,
        "<s> (1) before and </s> (2) behind each prompt");
    EXPECT_EQ(filledIn({"", {}, {{2, ""}}, {}, ""}).front().value, "id 2 behind each prompt");
    // Who switched them off, or asked for random ids, left nothing open.
    EXPECT_EQ(filledIn({}, [](Settings& s) { s.specialTokens = false; }), (std::vector<FilledIn>{lengths, room}));
    EXPECT_EQ(
        filledIn({}, [](Settings& s) { s.prompts.kind = PromptKind::Random; }), (std::vector<FilledIn>{lengths, room}));
}

TEST(PlanFilledIn, whatEndsAPrompt)
{
    const auto honour = [](Settings& settings) { settings.endOfSequence = EndOfSequence::Honour; };
    EXPECT_EQ(filledIn(ofALlama(), honour)[1],
        said("endOfSequence", "</s> (2) or \\n (13) ends a prompt", "eos_token_id in generation_config.json"));
    EXPECT_EQ(filledIn({}, honour)[1],
        said("endOfSequence", "none", "the model names no eos_token_id: every prompt yields the tokens asked for"));
    const auto forward = filledIn(ofALlama(), [](Settings& settings) { settings.task = Task::Forward; });
    EXPECT_EQ(forward[1], lengths); // nothing is generated, so nothing ends
    EXPECT_EQ(
        forward[2], said("positions", "8 of the model's 64", "the longest prompt; a forward pass keeps no KV cache"));
}

TEST(PlanFilledIn, lengthsAndPadding)
{
    const auto cut = filledIn({}, [](Settings& settings) { settings.truncateTo = 5; });
    EXPECT_EQ(cut[1], said("promptTokens", "4 to 5 tokens", "cut to 5 at most, by truncateTo"));
    const auto total = filledIn({}, [](Settings& settings) {
        settings.totalLength = 8;
        settings.overlong = Overlong::Truncate;
    });
    EXPECT_EQ(
        total[1], said("promptTokens", "4 to 5 tokens", "cut to 7 at most: the total length leaves one to generate"));
    const auto padded = filledIn({}, [](Settings& settings) { settings.padding = PaddingSide::Left; });
    EXPECT_EQ(padded[1], said("paddingToken", "id 0", "any would do: padding is masked, no output sees it"));
}

TEST(PlanFilledIn, isPartOfThePlanOncePerBlockAndModel)
{
    Capabilities can = made::capabilities();
    can.defaults = [](const std::string& model) { return model == "small" ? ofALlama() : ModelDefaults(); };
    Block block;
    block.models = {"small", "distilgpt2", "missing"};
    block.promptCounts = {2, 4};
    block.modes = {Mode::Sequential, Mode::DataParallel};
    block.settings.prompts = {PromptKind::Text, "", {"one"}};
    block.settings.newTokens = 3;
    block.settings.threads = 1;
    block.settings.devices = {"cpu"};
    block.settings.protocol = withDefaults({});
    const Plan plan = makePlan({"", "", {block, block}}, can);
    EXPECT_EQ(plan.filledIn,
        (std::vector<FilledIn>{
            {"precision", "fp32", "auto on a CPU; its weights are stored as bf16", "small"},
            {"precision", "fp32", "auto on a CPU"},
            {"specialTokens", "<s> (1) before each prompt", "what its tokenizer adds", "small"},
            {"endOfSequence", "</s> (2) or \\n (13) ends no prompt",
                "endOfSequence is ignored: every prompt yields the tokens asked for", "small"},
            {"promptTokens", "5 tokens", "none is cut", "small"},
            {"positions", "8 of the model's 64", room.why, "small"},
            {"specialTokens", "none", "a preset has no tokenizer: text becomes bytes", "distilgpt2"},
            {"promptTokens", "5 tokens", "none is cut", "distilgpt2"},
            {"positions", "8 of the model's 1024", room.why, "distilgpt2"},
        }));
    const auto again = planFromJson(toJson(plan), "plan");
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->filledIn, plan.filledIn);
}

TEST(PlanFilledIn, theProtocolIsReadable)
{
    EXPECT_EQ(
        valueInWords({"protocol",
            R"({"name":"standard","warmups":3,"repeats":5,"maxRepeats":50,"halfWidth":0.01,"budgetSeconds":60.0})",
            ""}),
        "3 warm-ups, 5 to 50 repeats until ± 1 %, 60 s at most");
    EXPECT_EQ(valueInWords({"threads", "2", ""}), "2");
    EXPECT_EQ(valueInWords({"protocol", "no JSON", ""}), "no JSON");
}

} // namespace throughline
