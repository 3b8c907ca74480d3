// SPDX-License-Identifier: GPL-3.0-or-later
// Cells that can't run are skipped with their reason; the rest of the sweep stays.
#include <core/words.h>
#include <tests/core/made_capabilities.h>

#include <gtest/gtest.h>

#include <functional>

namespace throughline {

/// The last cell of a block that `change` made from a pipeline of 2 stages over 4 prompts of 5 tokens.
static PlannedCell lastCell(const std::function<void(Block&)>& change, const Capabilities& can = made::capabilities())
{
    Block block;
    block.models = {"small"};
    block.promptCounts = {4};
    block.modes = {Mode::Sequential, Mode::Pipeline};
    block.batchSizes = {4};
    block.settings.newTokens = 3;
    change(block);
    return makePlan({"", "", {block}}, can).cells.back();
}

static SkipReason skipOf(const std::function<void(Block&)>& change, const Capabilities& can = made::capabilities())
{
    return lastCell(change, can).skipped.value_or(SkipReason{SkipKind::StoppedByUser, {"not skipped"}});
}

TEST(PlanSkips, nothingWithoutAReason)
{
    EXPECT_EQ(lastCell([](Block&) {}).skipped, std::nullopt);
}

TEST(PlanSkips, whatThisBuildCannotDoYet)
{
    EXPECT_EQ(skipOf([](Block& b) { b.modes = {Mode::TensorParallel}; }),
        (SkipReason{SkipKind::ModeNotBuilt, {"tensor-parallel"}}));
    EXPECT_EQ(skipOf([](Block& b) {
        b.precisions = {{Precision::Fp16, Precision::Fp16}};
    }),
        (SkipReason{SkipKind::PrecisionNotBuilt, {"fp16", "cpu"}}));
    EXPECT_EQ(skipOf([](Block& b) {
        b.settings.devices = {"cpu", "gpu:0"};
    }),
        (SkipReason{SkipKind::DeviceMissing, {"gpu:0", "no NVIDIA driver was found"}}));
}

TEST(PlanSkips, settingsThatThisBuildCanDo)
{
    EXPECT_EQ(lastCell([](Block& b) {
        b.settings.specialTokens = false;
        b.settings.truncateTo = 3;
        b.settings.overlong = Overlong::Truncate;
        b.settings.endOfSequence = EndOfSequence::Honour;
        b.settings.padding = PaddingSide::Left;
        b.settings.paddingMultiple = 8;
        b.settings.gather = Gather::AllRanks;
        b.settings.rankSplit = RankSplit::Balanced;
        b.settings.equaliseRanks = true;
        b.settings.outOfMemory = OutOfMemory::Halve;
        b.settings.task = Task::Forward;
        b.settings.head = Head::Classification;
        b.settings.preparation = Preparation::Timed;
        b.settings.preparationThreads = 2;
        b.settings.groups = 2;
    }).skipped,
        std::nullopt);
}

TEST(PlanSkips, modelsAndPromptsThatCannotBeRead)
{
    EXPECT_EQ(skipOf([](Block& b) { b.models = {"nowhere"}; }),
        (SkipReason{SkipKind::ModelUnreadable, {"nowhere", "nowhere: there is no such model."}}));
    EXPECT_EQ(skipOf([](Block& b) {
        b.settings.prompts = {PromptKind::File, "p.txt", {}, 0, 1};
    }),
        (SkipReason{SkipKind::PromptsUnreadable, {"p.txt: there is no such file."}}));
}

TEST(PlanSkips, shapesThatCannotBe)
{
    EXPECT_EQ(skipOf([](Block& b) { b.stages = {5}; }), (SkipReason{SkipKind::TooManyStages, {"5", "4"}}));
    EXPECT_EQ(lastCell([](Block& b) { b.stages = {4}; }).skipped, std::nullopt);
    EXPECT_EQ(skipOf([](Block& b) { b.settings.splitAfter = {4}; }), (SkipReason{SkipKind::BadSplit, {"4", "4", "2"}}));
    EXPECT_EQ(skipOf([](Block& b) {
        b.settings.splitAfter = {1, 2};
    }),
        (SkipReason{SkipKind::BadSplit, {"1, 2", "4", "2"}}));
    EXPECT_EQ(skipOf([](Block& b) { b.chunks = {8}; }), (SkipReason{SkipKind::ChunksExceedRows, {"8", "4"}}));
    EXPECT_EQ(skipOf([](Block& b) { b.chunks = {8}, b.batchSizes = {16}; }), // only 4 prompts fill the batch
        (SkipReason{SkipKind::ChunksExceedRows, {"8", "4"}}));
    EXPECT_EQ(skipOf([](Block& b) { b.modes = {Mode::DataParallel}, b.ranks = {5}; }),
        (SkipReason{SkipKind::RanksExceedPrompts, {"5", "4"}}));
}

TEST(PlanSkips, promptsThatAreTooLong)
{
    const auto total = [](int length, Overlong overlong) {
        return [=](Block& b) {
            b.settings.newTokens = 0;
            b.settings.totalLength = length;
            b.settings.overlong = overlong;
        };
    };
    EXPECT_EQ(skipOf(total(5, Overlong::Refuse)), (SkipReason{SkipKind::PromptTooLong, {"0", "5", "5"}}));
    EXPECT_EQ(lastCell(total(6, Overlong::Refuse)).skipped, std::nullopt);
    EXPECT_EQ(lastCell(total(4, Overlong::Truncate)).skipped, std::nullopt); // cut to 3 tokens, 1 new
    EXPECT_EQ(skipOf(total(1, Overlong::Truncate)), (SkipReason{SkipKind::PromptTooLong, {"0", "5", "1"}}));
    EXPECT_EQ(skipOf([](Block& b) { b.settings.newTokens = 60; }), // 5 + 60 of 64
        (SkipReason{SkipKind::TooManyPositions, {"65", "64"}}));
    EXPECT_EQ(lastCell([](Block& b) { b.settings.newTokens = 59; }).skipped, std::nullopt);
    EXPECT_EQ(lastCell([](Block& b) { b.settings.newTokens = 60, b.settings.truncateTo = 4; }).skipped, std::nullopt);
    const auto forward = [](int length) {
        return [=](Block& b) {
            b.settings.newTokens = 0;
            b.settings.task = Task::Forward;
            b.settings.prompts = {PromptKind::Random, "", {}, length, 1};
        };
    };
    EXPECT_EQ(lastCell(forward(64)).skipped, std::nullopt);
    EXPECT_EQ(skipOf(forward(65)), (SkipReason{SkipKind::TooManyPositions, {"65", "64"}}));
}

TEST(PlanSkips, whatNeedsMoreMemoryThanThereIs)
{
    const auto manyRows = [](Block& b) {
        b.modes = {Mode::DataParallel};
        b.batchSizes = {64};
        b.promptCounts = {100};
    };
    // Per row 8 positions · 320 bytes of cache, 5 · 10 · 10 · 4 of activations, 400 of logits: 4,960 bytes.
    constexpr int64_t fixed = (int64_t{160} << 20) + 7'640 * 4;
    Capabilities can = made::capabilities();
    can.cpuMemoryBytes = fixed + 48 * 4'960;
    EXPECT_EQ(skipOf(manyRows, can),
        (SkipReason{
            SkipKind::NeedsMemory, {std::to_string(fixed + 64 * 4'960), std::to_string(can.cpuMemoryBytes), "48"}}));
    can.cpuMemoryBytes = fixed + 48 * 4'960 - 1;
    EXPECT_EQ(skipOf(manyRows, can).values[2], "47");
    can.cpuMemoryBytes = fixed;
    EXPECT_EQ(skipOf(manyRows, can).values[2], "0");
    can.cpuMemoryBytes = 0; // unknown
    EXPECT_EQ(lastCell(manyRows, can).skipped, std::nullopt);
}

TEST(PlanSkips, leaveTheOtherCellsAlone)
{
    Block block;
    block.models = {"nowhere", "small"};
    block.settings.newTokens = 3;
    const Plan plan = makePlan({"", "", {block}}, made::capabilities());
    ASSERT_EQ(plan.cells.size(), 2U);
    EXPECT_TRUE(plan.cells[0].skipped.has_value());
    EXPECT_FALSE(plan.cells[1].skipped.has_value());
}

} // namespace throughline
