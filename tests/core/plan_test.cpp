// SPDX-License-Identifier: GPL-3.0-or-later
// Expansion, order, filling in, and what each planned cell holds.
#include <core/plan.h>
#include <tests/core/made_capabilities.h>

#include <gtest/gtest.h>

namespace throughline {

static Block smallBlock()
{
    Block block;
    block.models = {"small"};
    block.promptCounts = {4};
    block.settings.newTokens = 3;
    return block;
}

static std::vector<std::string> labels(const Plan& plan)
{
    std::vector<std::string> all;
    for (const PlannedCell& planned : plan.cells)
        all.push_back(label(planned.cell));
    return all;
}

TEST(Plan, expandsModesOverTheirOwnAxes)
{
    Block block = smallBlock();
    block.modes = {Mode::Pipeline, Mode::DataParallel};
    block.ranks = {2, 1};
    block.stages = {2};
    block.chunks = {1, 2};
    block.batchSizes = {2, 4};
    const Plan plan = makePlan({"", "", {block}}, made::capabilities());
    // Sequential is added and comes first; then the modes in the vocabulary's order, few ranks first.
    EXPECT_EQ(labels(plan),
        (std::vector<std::string>{"sequential · 4 prompts · fp32", //
            "data-parallel · 1 rank · batch 2 · 4 prompts · fp32",
            "data-parallel · 1 rank · batch 4 · 4 prompts · fp32",
            "data-parallel · 2 ranks · batch 2 · 4 prompts · fp32",
            "data-parallel · 2 ranks · batch 4 · 4 prompts · fp32",
            "pipeline · 2 stages · 1 chunk · batch 2 · 4 prompts · fp32",
            "pipeline · 2 stages · 1 chunk · batch 4 · 4 prompts · fp32",
            "pipeline · 2 stages · 2 chunks · batch 2 · 4 prompts · fp32",
            "pipeline · 2 stages · 2 chunks · batch 4 · 4 prompts · fp32"}));
    for (std::size_t i = 0; i < plan.cells.size(); ++i) {
        EXPECT_EQ(plan.cells[i].index, static_cast<int>(i));
        EXPECT_FALSE(plan.cells[i].skipped.has_value()) << i;
    }
}

TEST(Plan, keepsModelAndPrecisionTogether)
{
    Block block = smallBlock();
    block.models = {"distilgpt2", "small"};
    block.precisions = {{Precision::Bf16, Precision::Bf16}, {Precision::Fp32, Precision::Fp32}};
    block.modes = {Mode::Sequential, Mode::DataParallel};
    const Plan plan = makePlan({"", "", {block}}, made::capabilities());
    std::vector<std::string> order;
    for (const auto& planned : plan.cells)
        order.push_back(planned.cell.model + " " + std::string(nameOf(planned.cell.precision)) + " "
            + std::string(nameOf(planned.cell.mode)));
    EXPECT_EQ(order,
        (std::vector<std::string>{"distilgpt2 bf16 sequential", "distilgpt2 bf16 data-parallel",
            "distilgpt2 fp32 sequential", "distilgpt2 fp32 data-parallel", "small bf16 sequential",
            "small bf16 data-parallel", "small fp32 sequential", "small fp32 data-parallel"}));
}

TEST(Plan, loadsEachGroupOnce)
{
    Block first = smallBlock();
    first.modes = {Mode::Sequential, Mode::DataParallel};
    Block threads = first;
    threads.settings.threads = 1;
    Block again = first; // same load as the first block, another prompt count
    again.promptCounts = {2};
    const Plan plan = makePlan({"", "", {first, threads, again}}, made::capabilities());
    std::vector<std::string> changes;
    for (const auto& planned : plan.cells)
        if (changes.empty() || changes.back() != loadGroupKey(planned.cell))
            changes.push_back(loadGroupKey(planned.cell));
    EXPECT_EQ(plan.cells.size(), 6U);
    EXPECT_EQ(changes.size(), 4U); // two modes × two thread counts
}

TEST(Plan, sequentialIgnoresBatchRanksChunksAndSplitSettings)
{
    Block block = smallBlock();
    block.batchSizes = {1, 2, 4};
    block.ranks = {1, 2};
    block.chunks = {1, 2};
    Block other = smallBlock();
    other.settings.splitAfter = {2};
    other.settings.gather = Gather::AllRanks;
    other.settings.equaliseRanks = true;
    const Plan plan = makePlan({"", "", {block, other}}, made::capabilities());
    EXPECT_EQ(labels(plan), std::vector<std::string>{"sequential · 4 prompts · fp32"});
    EXPECT_EQ(plan.cells[0].cell.batchSize, 1);
    EXPECT_FALSE(plan.cells[0].skipped.has_value());
}

TEST(Plan, settingsOfOtherTasksAndModesMakeNoOtherCells)
{
    Block block = smallBlock();
    block.modes = {Mode::Sequential, Mode::DataParallel};
    Block other = block;
    other.settings.labels = 7;
    other.settings.head = Head::None;
    EXPECT_EQ(makePlan({"", "", {block, other}}, made::capabilities()).cells.size(), 2U);
    other = block;
    other.settings.groups = 4; // of the sequential cell alone
    const Plan plan = makePlan({"", "", {block, other}}, made::capabilities());
    ASSERT_EQ(plan.cells.size(), 3U);
    EXPECT_EQ(plan.cells[1].cell.settings.groups, 4);
    EXPECT_EQ(plan.cells[2].cell.settings.groups, 0);
}

TEST(Plan, equalCellsOfSeveralBlocksAppearOnce)
{
    Block one = smallBlock();
    one.modes = {Mode::DataParallel};
    one.batchSizes = {1, 2};
    Block two = one;
    two.batchSizes = {2, 4};
    const Plan plan = makePlan({"", "", {one, two}}, made::capabilities());
    ASSERT_EQ(plan.cells.size(), 4U); // sequential, batch 1, 2, 4
    EXPECT_EQ(plan.cells[3].block, 1);
}

TEST(Plan, saysWhatItFilledIn)
{
    Block block = smallBlock();
    block.modes = {Mode::DataParallel};
    block.settings.newTokens = 0;
    const Plan plan = makePlan({"", "", {block, block}}, made::capabilities());
    EXPECT_EQ(plan.filledIn,
        (std::vector<FilledIn>{{"modes", "sequential", "the baseline that every other mode is held against"},
            {"devices", "cpu", "no NVIDIA driver was found"}, {"threads", "2", "all cores that this process may use"},
            {"totalLength", "50", "neither newTokens nor totalLength was given"},
            {"protocol",
                R"({"name":"standard","warmups":3,"repeats":5,"maxRepeats":50,"halfWidth":0.01,"budgetSeconds":60.0})",
                "what the standard protocol means"},
            {"precision", "fp32", "auto on a CPU"}}));
    const Settings& settings = plan.cells[0].cell.settings;
    EXPECT_EQ(settings.devices, std::vector<std::string>{"cpu"});
    EXPECT_EQ(settings.threads, 2);
    EXPECT_EQ(settings.totalLength, 50);
    EXPECT_EQ(settings.protocol, withDefaults({}));
    EXPECT_EQ(plan.cells[0].cell.precision, Precision::Fp32);
}

TEST(Plan, takesThePrecisionOfTheDevice)
{
    Block block = smallBlock();
    block.precisions = {{Precision::Bf16, Precision::Fp16}};
    EXPECT_EQ(makePlan({"", "", {block}}, made::capabilities()).cells[0].cell.precision, Precision::Bf16);
    block.settings.devices = {"gpu"};
    EXPECT_EQ(makePlan({"", "", {block}}, made::capabilities()).cells[0].cell.precision, Precision::Fp16);
}

TEST(Plan, forwardPassesHaveNoNewTokens)
{
    Block block = smallBlock();
    block.modes = {Mode::Sequential, Mode::Pipeline};
    block.settings.task = Task::Forward;
    block.settings.newTokens = 7;
    const Plan plan = makePlan({"", "", {block}}, made::capabilities());
    ASSERT_EQ(plan.cells.size(), 2U);
    for (const auto& planned : plan.cells) {
        EXPECT_EQ(planned.cell.settings.newTokens, 0);
        EXPECT_EQ(planned.cell.settings.totalLength, 0);
        EXPECT_FALSE(planned.skipped.has_value());
    }
}

TEST(Plan, splitsPromptsAndLayers)
{
    Block block = smallBlock();
    block.modes = {Mode::DataParallel, Mode::Pipeline};
    block.promptCounts = {100};
    block.ranks = {3};
    block.stages = {2};
    Plan plan = makePlan({"", "", {block}}, made::capabilities());
    ASSERT_EQ(plan.cells.size(), 3U);
    EXPECT_EQ(plan.cells[0].promptsPerRank, std::vector<int>{100});
    EXPECT_EQ(plan.cells[1].promptsPerRank, (std::vector<int>{34, 33, 33}));
    EXPECT_EQ(plan.cells[1].stageEnds, std::vector<int>{});
    EXPECT_EQ(plan.cells[2].promptsPerRank, std::vector<int>{100});
    EXPECT_EQ(plan.cells[2].stageEnds, (std::vector<int>{3, 4})); // 3 layers against 1 and a head of 2
    block.settings.splitAfter = {1};
    plan = makePlan({"", "", {block}}, made::capabilities());
    EXPECT_EQ(plan.cells[2].stageEnds, (std::vector<int>{1, 4}));
}

TEST(Plan, saysWhereBf16IsNotFast)
{
    Block block = smallBlock();
    block.precisions = {{Precision::Fp32, Precision::Auto}, {Precision::Bf16, Precision::Auto}};
    Capabilities can = made::capabilities();
    for (const auto& planned : makePlan({"", "", {block}}, can).cells)
        EXPECT_EQ(planned.notes, std::vector<Note>{});
    can.fastBf16 = false;
    const Plan plan = makePlan({"", "", {block}}, can);
    EXPECT_EQ(plan.cells[0].notes, std::vector<Note>{});
    EXPECT_EQ(plan.cells[1].notes, (std::vector<Note>{{NoteKind::SlowPrecision, {"bf16", "CPU"}}}));
}

TEST(Plan, notesWhatDeservesAWord)
{
    Block block = smallBlock();
    block.modes = {Mode::DataParallel, Mode::Pipeline};
    block.promptCounts = {10};
    block.ranks = {3};
    block.batchSizes = {16};
    block.chunks = {4};
    const Plan plan = makePlan({"", "", {block}}, made::capabilities());
    ASSERT_EQ(plan.cells.size(), 3U);
    EXPECT_EQ(plan.cells[0].notes, std::vector<Note>{});
    EXPECT_EQ(plan.cells[1].notes, // 4, 3 and 3 prompts
        (std::vector<Note>{{NoteKind::RunsAsSmallerBatch, {"16", "4"}}, {NoteKind::RanksShareDevice, {"3", "", "0.69"}},
            {NoteKind::RanksExceedCores, {"3", "2"}}}));
    EXPECT_EQ(plan.cells[2].notes,
        (std::vector<Note>{{NoteKind::RunsAsSmallerBatch, {"16", "10"}}, {NoteKind::RanksShareDevice, {"2"}},
            {NoteKind::StagesRereadWeights, {"4", "10", "0.59"}}}));
}

TEST(Plan, needCountsWeightsCacheAndActivationsPerRank)
{
    Block block = smallBlock();
    block.modes = {Mode::DataParallel};
    block.ranks = {2};
    block.batchSizes = {2};
    const Plan plan = makePlan({"", "", {block}}, made::capabilities());
    constexpr int64_t process = int64_t{160} << 20; // a worker without a model
    const int64_t weights = (1'640 + 4'000 + 2'000) * 4;
    const int64_t cachePerRow = (5 + 3) * 2 * 4 * 10 * 4; // positions · key and value · layers · values · bytes
    const int64_t activationsPerRow = 5 * 10 * 10 * 4;    // positions · hidden · buffers · bytes
    const int64_t logitsPerRow = 100 * 4;
    const int64_t row = cachePerRow + activationsPerRow + logitsPerRow;
    EXPECT_EQ(plan.cells[0].needBytes, process + weights + row);
    EXPECT_EQ(plan.cells[1].needBytes, 2 * (process + weights + 2 * row));
    EXPECT_EQ(plan.availableBytes, made::capabilities().cpuMemoryBytes);
    block.settings.task = Task::Forward; // which keeps no cache
    EXPECT_EQ(
        makePlan({"", "", {block}}, made::capabilities()).cells[0].needBytes, process + weights + row - cachePerRow);
}

TEST(Plan, estimateGrowsWithTheWork)
{
    Block block = smallBlock();
    block.models = {"distilgpt2"};
    block.modes = {Mode::DataParallel};
    block.promptCounts = {10, 100};
    block.batchSizes = {1, 16};
    block.settings.newTokens = 40;
    const Plan plan = makePlan({"", "", {block}}, made::capabilities());
    // One decode step of one row reads 81.1 M parameters of 4 bytes and a little cache at 20 GB/s: 16.2 ms and more.
    // 10 prompts of 39 decode steps and a prefill, (3 + 5) passes, and a load.
    const double least = 8 * 10 * 40 * 0.0162;
    const double seconds = static_cast<double>(plan.cells[0].estimatedNs) * 1e-9;
    EXPECT_GT(seconds, least);
    EXPECT_LT(seconds, least * 1.2 + 5);
    ASSERT_EQ(plan.cells.size(), 6U); // sequential 10, 100; data-parallel 10 × {1, 16}, 100 × {1, 16}
    EXPECT_GT(plan.cells[1].estimatedNs, 9 * plan.cells[0].estimatedNs - 10'000'000'000); // no second load
    EXPECT_LT(plan.cells[3].estimatedNs, plan.cells[2].estimatedNs / 2); // a batch reads the weights once for all rows
}

TEST(SplitPrompts, contiguousAsPublished)
{
    EXPECT_EQ(splitPrompts(100, 3), (std::vector<int>{34, 33, 33}));
    EXPECT_EQ(splitPrompts(100, 4), (std::vector<int>{25, 25, 25, 25}));
    EXPECT_EQ(splitPrompts(5, 4), (std::vector<int>{2, 1, 1, 1}));
    EXPECT_EQ(splitPrompts(2, 3), (std::vector<int>{1, 1, 0}));
    EXPECT_EQ(splitPrompts(7, 1), std::vector<int>{7});
}

TEST(PromptsOfRanks, balancedGivesTheLongestToWhoHasLeast)
{
    using Parts = std::vector<std::vector<int>>;
    EXPECT_EQ(promptsOfRanks({9, 9, 1, 1}, 2, RankSplit::Contiguous), (Parts{{0, 1}, {2, 3}}));
    EXPECT_EQ(promptsOfRanks({9, 9, 1, 1}, 2, RankSplit::Balanced), (Parts{{0, 2}, {1, 3}}));
    EXPECT_EQ(promptsOfRanks({3, 3, 2, 2, 2}, 2, RankSplit::Balanced), (Parts{{0, 2, 4}, {1, 3}}));
    EXPECT_EQ(promptsOfRanks({1, 1, 1}, 3, RankSplit::Contiguous), (Parts{{0}, {1}, {2}}));
}

TEST(PaddedLengths, ofGroupsAndMultiples)
{
    EXPECT_EQ(paddedLengths({3, 5, 4, 1, 9}, 2, 1), (std::vector{5, 5, 4, 4, 9}));
    EXPECT_EQ(paddedLengths({3, 5, 4, 1, 9}, 2, 8), (std::vector{8, 8, 8, 8, 16}));
    EXPECT_EQ(paddedLengths({3, 5}, 1, 1), (std::vector{3, 5}));
    EXPECT_EQ(paddedLengths({}, 4, 1), std::vector<int>{});
}

TEST(Plan, paddedPromptsMustFitTheModel)
{
    Block block = smallBlock(); // prompts of 5 tokens
    block.modes = {Mode::DataParallel};
    block.settings.padding = PaddingSide::Right;
    block.settings.paddingMultiple = made::small().maxPositions;
    EXPECT_EQ(makePlan({"", "", {block}}, made::capabilities()).cells.back().skipped, std::nullopt);
    ++block.settings.paddingMultiple;
    const std::string most = std::to_string(made::small().maxPositions);
    EXPECT_EQ(makePlan({"", "", {block}}, made::capabilities()).cells.back().skipped,
        (SkipReason{SkipKind::TooManyPositions, {std::to_string(made::small().maxPositions + 1), most}}));
}

TEST(Plan, paddingIsAnotherCellOnlyWhereThereIsSome)
{
    Block block = smallBlock();
    Block other = block;
    other.settings.paddingMultiple = 16; // of no padding
    EXPECT_EQ(makePlan({"", "", {block, other}}, made::capabilities()).cells.size(), 1U);
    other.settings.padding = PaddingSide::Left;
    EXPECT_EQ(makePlan({"", "", {block, other}}, made::capabilities()).cells.size(), 2U);
}

TEST(SplitByBytes, distilgpt2sHeadWeighsFivePointFourLayers)
{
    const ModelFacts facts = made::distilgpt2();
    EXPECT_NEAR(static_cast<double>(facts.headParameters) / static_cast<double>(facts.layerParameters), 5.4, 0.05);
    EXPECT_EQ(splitByBytes(facts, 1), std::vector<int>{6});
    EXPECT_EQ(splitByBytes(facts, 2), (std::vector<int>{5, 6})); // 5 against 1 + 5.4 layers
    EXPECT_EQ(splitByBytes(facts, 3), (std::vector<int>{3, 5, 6}));
    EXPECT_EQ(splitByBytes(facts, 6), (std::vector<int>{1, 2, 3, 4, 5, 6}));
}

TEST(SplitByBytes, llama8bsHeadWeighsTwoPointFourLayers)
{
    ModelFacts facts;
    facts.layers = 32;
    facts.layerParameters = 218'112'000;
    facts.headParameters = 525'340'672;
    EXPECT_EQ(splitByBytes(facts, 2), (std::vector<int>{17, 32}));        // 17 against 15 + 2.4
    EXPECT_EQ(splitByBytes(facts, 4), (std::vector<int>{9, 18, 27, 32})); // 9, 9, 9 against 5 + 2.4
}

/// Against trying every split.
TEST(SplitByBytes, noSplitIsBetter)
{
    ModelFacts facts;
    facts.layers = 9;
    facts.layerParameters = 10;
    const auto largest = [&](const std::vector<int>& ends) {
        int64_t most = 0;
        int first = 0;
        for (const int end : ends) {
            most = std::max(
                most, (end - first) * facts.layerParameters + (end == facts.layers ? facts.headParameters : 0));
            first = end;
        }
        return most;
    };
    for (facts.headParameters = 0; facts.headParameters <= 60; facts.headParameters += 7) {
        int64_t best = 1'000'000;
        for (int a = 1; a < 7; ++a)
            for (int b = a + 1; b < 8; ++b)
                for (int c = b + 1; c < 9; ++c)
                    best = std::min(best, largest({a, b, c, 9}));
        EXPECT_EQ(largest(splitByBytes(facts, 4)), best) << facts.headParameters;
    }
}

} // namespace throughline
