// SPDX-License-Identifier: GPL-3.0-or-later
// Expectations, on a machine whose arithmetic takes no time: a step takes its bytes ÷ bandwidth, which can be worked
// out in the head. "small": 6,000 weights read a step, 2 × 10 embedded values a row, 320 bytes of cache a position.
#include <core/plan.h>
#include <core/words.h>
#include <tests/core/made_capabilities.h>

#include <gtest/gtest.h>

namespace throughline {

namespace {

Capabilities withoutArithmetic()
{
    Capabilities can = made::capabilities();
    can.operationsPerSecond = can.gpuOperationsPerSecond = 1e30;
    return can;
}

/// 4 prompts of 5 tokens in one batch.
Block adviceBlock(Mode mode, Task task)
{
    Block block;
    block.models = {"small"};
    block.modes = {mode};
    block.ranks = block.stages = {2};
    block.batchSizes = {4};
    block.promptCounts = {4};
    block.settings.task = task;
    block.settings.newTokens = task == Task::Generate ? 2 : 0;
    return block;
}

std::vector<Note> notesOfLast(const Block& block, const Capabilities& can)
{
    const Plan plan = makePlan({"", "", {block}}, can);
    EXPECT_FALSE(plan.cells.back().skipped.has_value());
    return plan.cells.back().notes;
}

} // namespace

TEST(PlanAdvice, ranksOnOneDeviceTakeTurns)
{
    // One rank, 20 positions: 4 × (6,000 + 400) bytes. Two ranks, 10 each: 2 × 4 × (6,000 + 200). 25,600 ÷ 49,600.
    const auto notes = notesOfLast(adviceBlock(Mode::DataParallel, Task::Forward), withoutArithmetic());
    EXPECT_EQ(notes,
        (std::vector<Note>{
            {NoteKind::RunsAsSmallerBatch, {"4", "2"}}, {NoteKind::RanksShareDevice, {"2", "", "0.52"}}}));
    EXPECT_EQ(sentence(notes[1]), "The 2 ranks share one CPU: expect 0.52× of one rank.");
    EXPECT_TRUE(formula(notes[1]).ends_with("(roofline)"));
    EXPECT_EQ(formula(notes[0]), "");
}

TEST(PlanAdvice, moreRanksThanCores)
{
    Block block = adviceBlock(Mode::DataParallel, Task::Forward);
    block.settings.threads = 1;
    const auto notes = notesOfLast(block, withoutArithmetic());
    ASSERT_EQ(notes.size(), 3U);
    EXPECT_EQ(notes[2], (Note{NoteKind::RanksExceedCores, {"2", "1"}}));
    EXPECT_EQ(sentence(notes[2]), "The 2 ranks have 1 core: they wait for each other.");
}

TEST(PlanAdvice, oneChunkLeavesStagesIdle)
{
    const auto notes = notesOfLast(adviceBlock(Mode::Pipeline, Task::Forward), withoutArithmetic());
    EXPECT_EQ(notes,
        (std::vector<Note>{{NoteKind::RanksShareDevice, {"2"}}, {NoteKind::StagesTakeTurns, {"1", "2", "0.50"}}}));
    EXPECT_EQ(sentence(notes[1]), "With 1 chunk, 1 of 2 stages works at a time: expect 0.50×.");
}

TEST(PlanAdvice, chunksReadTheWeightsAgain)
{
    Block block = adviceBlock(Mode::Pipeline, Task::Generate);
    block.chunks = {2};
    // One device: prefill 25,600, and a step of 4 rows at 6 positions 4 × (6,000 + 80) + 4 × 6 × 320: 57,600 in all.
    // Two turns of 10 positions, 24,800, and 2 rows, 4 × (6,000 + 40) + 2 × 6 × 320: 105,600.
    const auto notes = notesOfLast(block, withoutArithmetic());
    ASSERT_EQ(notes.size(), 2U);
    EXPECT_EQ(notes[1], (Note{NoteKind::StagesRereadWeights, {"2", "4", "0.55"}}));
    EXPECT_EQ(sentence(notes[1]), "At a fixed batch of 4, 2 chunks read the weights 2 times: expect 0.55×.");
}

TEST(PlanAdvice, aPipelineThatGainsIsLeftAlone)
{
    Capabilities can = withoutArithmetic();
    can.gpus = {{0, "GPU-a", "Made-up GPU", 1'000'000'000}, {1, "GPU-b", "Made-up GPU", 1'000'000'000}};
    can.gpuReadBytesPerSecond = 1e30;
    can.gpuOperationsPerSecond = 1e12; // arithmetic alone: each of two GPUs has half of it
    Block block = adviceBlock(Mode::Pipeline, Task::Generate);
    block.chunks = {2};
    EXPECT_EQ(notesOfLast(block, can), std::vector<Note>{});
}

} // namespace throughline
