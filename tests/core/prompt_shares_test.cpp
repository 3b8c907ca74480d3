// SPDX-License-Identifier: GPL-3.0-or-later
// How prompts fall on ranks, and a rank's on batches.
#include <core/plan.h>
#include <core/prompt_shares.h>
#include <tests/core/made_capabilities.h>

#include <gtest/gtest.h>

namespace throughline {

TEST(PromptShares, ranksGetBatchesAndThePartFullLast)
{
    const Cell cell = made::cell(Mode::DataParallel, 3, 16, 100);
    const auto shares = promptShares(cell, {});
    ASSERT_EQ(shares.size(), 3U);
    EXPECT_EQ(shares[0].prompts.front(), 0);
    EXPECT_EQ(shares[0].prompts.back(), 33);
    EXPECT_EQ(shares[0].batchRows, (std::vector<int>{16, 16, 2}));
    EXPECT_EQ(shares[1].prompts.front(), 34);
    EXPECT_EQ(shares[1].batchRows, (std::vector<int>{16, 16, 1}));
    EXPECT_EQ(shares[0].promptTokens, 0); // lengths are not known
}

TEST(PromptShares, aBatchThatIsNeverFull)
{
    const auto shares = promptShares(made::cell(Mode::DataParallel, 2, 16, 10), {});
    EXPECT_EQ(shares[0].batchRows, std::vector<int>{5});
    EXPECT_EQ(shares[1].batchRows, std::vector<int>{5});
}

TEST(PromptShares, equalisedRanksRepeatTheirLastPrompt)
{
    Cell cell = made::cell(Mode::DataParallel, 3, 2, 4);
    cell.settings.equaliseRanks = true;
    const auto shares = promptShares(cell, {5, 6, 7, 8});
    EXPECT_EQ(shares[0], (PromptShare{{0, 1}, 0, {2}, 11, 11}));
    EXPECT_EQ(shares[1], (PromptShare{{2}, 1, {2}, 14, 14}));
    EXPECT_EQ(shares[2], (PromptShare{{3}, 1, {2}, 16, 16}));
}

TEST(PromptShares, paddingIsCounted)
{
    Cell cell = made::cell(Mode::DataParallel, 1, 2, 3);
    cell.settings.padding = PaddingSide::Left;
    cell.settings.paddingMultiple = 8;
    const auto shares = promptShares(cell, {3, 9, 4});
    EXPECT_EQ(shares[0].promptTokens, 16);
    EXPECT_EQ(shares[0].computedTokens, 16 + 16 + 8); // two of 9 to 16, one of 4 to 8
}

TEST(PromptShares, balancedByLength)
{
    Cell cell = made::cell(Mode::DataParallel, 2, 4, 4);
    cell.settings.rankSplit = RankSplit::Balanced;
    const auto shares = promptShares(cell, {9, 9, 1, 1});
    EXPECT_EQ(shares[0].prompts, (std::vector<int>{0, 2}));
    EXPECT_EQ(shares[1].prompts, (std::vector<int>{1, 3}));
    EXPECT_EQ(shares[0].promptTokens, 10);
}

TEST(PromptShares, stagesWorkOnTheSamePrompts)
{
    const auto shares = promptShares(made::cell(Mode::Pipeline, 2, 4, 10), {});
    ASSERT_EQ(shares.size(), 1U);
    EXPECT_EQ(shares[0].batchRows, (std::vector<int>{4, 4, 2}));
}

TEST(PromptShares, aPlanHoldsItsLengthsOnce)
{
    Block block;
    block.models = {"small"};
    block.promptCounts = {4, 6};
    block.settings.newTokens = 3;
    Capabilities can = made::capabilities();
    can.promptLengths = [](const std::string&, const Settings&, int count) -> Result<std::vector<int>> {
        std::vector<int> lengths;
        for (int i = 0; i < count; ++i)
            lengths.push_back(i % 3 == 0 ? 4 : 7); // a source of three, repeated
        return lengths;
    };
    const Plan plan = makePlan({"", "", {block}}, can);
    EXPECT_EQ(plan.promptTokens, (std::vector<std::vector<int>>{{4, 7, 7}}));
    EXPECT_EQ(promptTokensOf(plan, plan.cells[0]), (std::vector<int>{4, 7, 7, 4}));
    EXPECT_EQ(promptTokensOf(plan, plan.cells[1]), (std::vector<int>{4, 7, 7, 4, 7, 7}));
    const auto again = planFromJson(toJson(plan), "plan");
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(*again, plan);
    PlannedCell unknown = plan.cells[0];
    unknown.lengthList = 9;
    EXPECT_EQ(promptTokensOf(plan, unknown), std::vector<int>{});
}

} // namespace throughline
