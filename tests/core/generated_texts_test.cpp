// SPDX-License-Identifier: GPL-3.0-or-later
// What cells generated, held against their baselines.
#include <core/generated_texts.h>

#include <tests/core/made_values.h>

#include <gtest/gtest.h>

namespace throughline {

namespace {

constexpr int twoPrompts = 2;

CellResult withTexts(Mode mode, int ranks, const std::vector<std::string>& texts)
{
    CellResult cell = made::result(made::cell(mode, ranks, 1, twoPrompts), made::five(1));
    cell.promptTexts = {"one", "two"};
    cell.texts = texts;
    return cell;
}

} // namespace

TEST(GeneratedTexts, standToTheirBaselineByTokens)
{
    RunResult run = made::run({withTexts(Mode::Sequential, 1, {" a", " b"}),
        withTexts(Mode::DataParallel, 1, {" a", " b"}), withTexts(Mode::Pipeline, 2, {" a", " b"})});
    run.cells[1].tokens[1] = {7, 5, 9};
    run.cells[2].tokens[1] = {7, 8}; // ends sooner
    const auto outputs = promptOutputs(run);
    ASSERT_EQ(outputs.size(), 2U);
    EXPECT_EQ(outputs[0],
        (PromptOutputs{0,
            {{0, -1, TextStanding::Baseline, -1}, {1, 0, TextStanding::Equal, -1}, {2, 0, TextStanding::Equal, -1}}}));
    EXPECT_EQ(outputs[1],
        (PromptOutputs{1,
            {{0, -1, TextStanding::Baseline, -1}, {1, 0, TextStanding::Differs, 1},
                {2, 0, TextStanding::Differs, 2}}}));
    EXPECT_EQ(outputs[0].compared(), 2);
    EXPECT_EQ(outputs[0].differing(), 0);
    EXPECT_EQ(outputs[0].firstToken(), -1);
    EXPECT_EQ(outputs[1].compared(), 2);
    EXPECT_EQ(outputs[1].differing(), 2);
    EXPECT_EQ(outputs[1].firstToken(), 1);
}

TEST(GeneratedTexts, whatIsUnknownIsNotCompared)
{
    RunResult run =
        made::run({withTexts(Mode::Sequential, 1, {" a", " b"}), withTexts(Mode::DataParallel, 1, {" a", ""}),
            withTexts(Mode::DataParallel, 2, {" a", " b"}), withTexts(Mode::DataParallel, 1, {})});
    run.cells[1].tokens[1].clear(); // its rank died before: nothing was kept
    run.cells[2].tokens.clear();    // texts without ids
    auto outputs = promptOutputs(run);
    ASSERT_EQ(outputs.size(), 2U);
    EXPECT_EQ(outputs[0],
        (PromptOutputs{0,
            {{0, -1, TextStanding::Baseline, -1}, {1, 0, TextStanding::Equal, -1},
                {2, 0, TextStanding::NotCompared, -1}}}));
    EXPECT_EQ(
        outputs[1], (PromptOutputs{1, {{0, -1, TextStanding::Baseline, -1}, {2, 0, TextStanding::NotCompared, -1}}}));
    run.cells[0].repeats.clear(); // a baseline that was never measured is none
    outputs = promptOutputs(run);
    EXPECT_EQ(outputs[0].cells[1], (TextOutcome{1, -1, TextStanding::NotCompared, -1}));
    for (CellResult& cell : run.cells)
        cell.texts.clear();
    EXPECT_TRUE(promptOutputs(run).empty());
}

TEST(GeneratedTexts, differentPromptsAtOnePlaceStandApart)
{
    RunResult run =
        made::run({withTexts(Mode::Sequential, 1, {" a", " b"}), withTexts(Mode::Sequential, 1, {" a", " c"})});
    run.cells[1].promptTexts[1] = "other";
    const auto outputs = promptOutputs(run);
    ASSERT_EQ(outputs.size(), 3U);
    EXPECT_EQ(outputs[0].cells.size(), 2U);
    EXPECT_EQ(outputs[1], (PromptOutputs{1, {{0, -1, TextStanding::Baseline, -1}}}));
    EXPECT_EQ(outputs[2], (PromptOutputs{1, {{1, -1, TextStanding::Baseline, -1}}}));
}

TEST(GeneratedTexts, commonBeginningEndsBetweenCharacters)
{
    EXPECT_EQ(commonBeginning("the sea", "the sun"), 5U);
    EXPECT_EQ(commonBeginning("same", "same"), 4U);
    EXPECT_EQ(commonBeginning("same", "same and more"), 4U);
    EXPECT_EQ(commonBeginning("", "a"), 0U);
    EXPECT_EQ(commonBeginning("x\xc3\xa9", "x\xc3\xa8"), 1U); // é and è begin with the same byte
}

TEST(GeneratedTexts, knowsTheRankThatHadAPrompt)
{
    CellResult cell = withTexts(Mode::DataParallel, 2, {" a", " b"});
    cell.promptsOfRank = {{0}, {1}};
    EXPECT_EQ(rankWithOutput(cell, 0), 0);
    EXPECT_EQ(rankWithOutput(cell, 1), 1);
    cell.planned.cell.mode = Mode::Pipeline;
    cell.planned.cell.ranks = 3;
    EXPECT_EQ(rankWithOutput(cell, 0), 2); // a pipeline's outputs are on its last stage
}

} // namespace throughline
