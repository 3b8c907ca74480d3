// SPDX-License-Identifier: GPL-3.0-or-later
// Plans on a machine with GPUs: which device, which precision, which rank where, and whether it fits.
#include <core/gpu_memory.h>
#include <core/plan_devices.h>
#include <core/words.h>
#include <tests/core/made_capabilities.h>

#include <gtest/gtest.h>

#include <functional>

namespace throughline {

namespace {

using Names = std::vector<std::string>;

/// The made-up machine with so many GPUs of 1 GB each: GPU-a, GPU-b, …
Capabilities withGpus(int count)
{
    Capabilities can = made::capabilities();
    can.noGpuReason.clear();
    for (int i = 0; i < count; ++i)
        can.gpus.push_back({i, std::string("GPU-") + static_cast<char>('a' + i), "Made-up GPU", 1'000'000'000});
    return can;
}

/// Of "small", 4 prompts of 5 tokens with 3 new ones each.
Plan planOf(const Capabilities& can, const std::function<void(Block&)>& change)
{
    Block block;
    block.models = {"small"};
    block.promptCounts = {4};
    block.settings.newTokens = 3;
    change(block);
    return makePlan({"", "", {block}}, can);
}

PlannedCell lastOn(const Capabilities& can, const std::function<void(Block&)>& change)
{
    return planOf(can, change).cells.back();
}

/// Data-parallel or pipelined over so many ranks.
std::function<void(Block&)> over(Mode mode, int ranks, const Names& devices = {"auto"})
{
    return [=](Block& block) {
        block.modes = {mode};
        block.ranks = block.stages = {ranks};
        block.settings.devices = devices;
    };
}

// Of "small" in bf16, whose rows of 10 and 25 values lie as 32 and whose heads of 5 as 16: see gpu_memory_test.
constexpr int64_t smallWeights = (int64_t{64} << 20) + 4 * (((96 + 25) * 32 + 10 * (32 + 32)) * 2 + 100 * 4) + 1'000 * 2
    + 640 * 4 + 3'200 * 2 + 1'000 * 4;
constexpr int64_t positionBytes = 2 * 4 * 2 * 16 * 2 + (32 + 96 + 32 + 32) * 2; // of a row: cached, and in a step
constexpr int64_t rowBytes = 128 * 4 + 32 * 4 + (5 + 4) * 4;                    // logits, last hidden row, places
constexpr int64_t tokenBytes = 32 * 4 + 3 * 4;
constexpr int64_t fixedTokenBytes = (3 + 2 * 4) * 4;

std::string whyOf(const PlannedCell& planned) { return planned.skipped ? sentence(*planned.skipped) : "runs"; }

} // namespace

TEST(PlanGpus, autoTakesThemWhereThereAreSome)
{
    const Plan plan = planOf(withGpus(2), [](Block&) {});
    EXPECT_EQ(plan.filledIn.front(), (FilledIn{"devices", "gpu", "2 × Made-up GPU"}));
    EXPECT_EQ(plan.filledIn.back(), (FilledIn{"precision", "bf16", "auto on a GPU"}));
    const PlannedCell& cell = plan.cells.front();
    EXPECT_EQ(cell.cell.settings.devices, Names{"gpu"});
    EXPECT_EQ(cell.cell.precision, Precision::Bf16);
    EXPECT_EQ(cell.gpuOfRank, Names{"GPU-a"});
    EXPECT_EQ(whyOf(cell), "runs");
    EXPECT_EQ(planOf(withGpus(0), [](Block&) {}).cells.front().gpuOfRank, Names{});
    EXPECT_EQ(lastOn(withGpus(2), over(Mode::Sequential, 1, {"cpu"})).gpuOfRank, Names{});
}

TEST(PlanGpus, namesOfSeveralKinds)
{
    EXPECT_EQ(namesOfGpus({{0, "a", "H200", 0}, {1, "b", "H200", 0}, {2, "c", "A100", 0}}), "2 × H200, A100");
}

TEST(PlanGpus, autoPrecisionIsTheStored16Bits)
{
    EXPECT_EQ(automaticPrecision(true, "bf16"), Precision::Bf16);
    EXPECT_EQ(automaticPrecision(true, "fp16 and fp32"), Precision::Fp16);
    EXPECT_EQ(automaticPrecision(true, "fp32"), Precision::Bf16);
    EXPECT_EQ(automaticPrecision(true, ""), Precision::Bf16);
    EXPECT_EQ(automaticPrecision(false, "fp16"), Precision::Fp32);
    Capabilities can = withGpus(1);
    can.defaults = [](const std::string&) { return ModelDefaults{"fp16", {}, {}, {}, ""}; };
    const Plan plan = planOf(can, [](Block&) {});
    EXPECT_EQ(plan.cells.front().cell.precision, Precision::Fp16);
    EXPECT_NE(std::find(plan.filledIn.begin(), plan.filledIn.end(),
                  FilledIn{"precision", "fp16", "auto on a GPU; its weights are stored as fp16", "small"}),
        plan.filledIn.end());
}

TEST(PlanGpus, precisionsOfAGpu)
{
    const auto in = [](Precision precision) {
        return whyOf(lastOn(withGpus(1), [=](Block& block) { block.precisions = {{precision, precision}}; }));
    };
    for (const Precision precision : {Precision::Fp32, Precision::Tf32, Precision::Fp16, Precision::Bf16})
        EXPECT_EQ(in(precision), "runs");
    EXPECT_EQ(in(Precision::Int8), "This build can't compute in int8 on the GPU.");
    EXPECT_EQ(lastOn(withGpus(1), [](Block&) {}).notes, std::vector<Note>{}); // whatever the CPU does with bf16
}

TEST(PlanGpus, devicesByNumberAndUuid)
{
    EXPECT_EQ(lastOn(withGpus(3), over(Mode::DataParallel, 3)).gpuOfRank, (Names{"GPU-a", "GPU-b", "GPU-c"}));
    EXPECT_EQ(
        lastOn(withGpus(3), over(Mode::DataParallel, 2, {"gpu:2", "gpu:GPU-a"})).gpuOfRank, (Names{"GPU-c", "GPU-a"}));
    EXPECT_EQ(lastOn(withGpus(3), over(Mode::DataParallel, 2, {"gpu:1", "gpu"})).gpuOfRank, (Names{"GPU-b", "GPU-a"}));
    EXPECT_EQ(whyOf(lastOn(withGpus(2), over(Mode::DataParallel, 1, {"gpu:2"}))),
        "There is no device gpu:2: the GPUs are gpu:0, gpu:1.");
    EXPECT_EQ(whyOf(lastOn(withGpus(1), over(Mode::DataParallel, 1, {"gpu:GPU-b"}))),
        "There is no device gpu:GPU-b: the one GPU is gpu:0.");
    EXPECT_EQ(whyOf(lastOn(withGpus(1), over(Mode::DataParallel, 2, {"gpu:0", "cpu"}))),
        "This build can't do devices = gpu:0, cpu yet.");
    EXPECT_EQ(whyOf(lastOn(made::capabilities(), over(Mode::Sequential, 1, {"gpu"}))),
        "There is no device gpu: no NVIDIA driver was found.");
}

TEST(PlanGpus, moreReplicasThanGpusShareThem)
{
    const PlannedCell shared = lastOn(withGpus(2), over(Mode::DataParallel, 3));
    EXPECT_EQ(shared.gpuOfRank, (Names{"GPU-a", "GPU-b", "GPU-a"}));
    EXPECT_EQ(shared.notes, (std::vector<Note>{{NoteKind::RanksShareDevice, {"3", "2", "0.67"}}}));
    EXPECT_EQ(sentence(shared.notes.front()), "The 3 ranks share 2 GPUs: expect 0.67× of one rank a GPU.");
    EXPECT_EQ(lastOn(withGpus(2), over(Mode::DataParallel, 2)).notes, std::vector<Note>{});
}

TEST(PlanGpus, aStageNeedsAGpuOfItsOwn)
{
    EXPECT_EQ(
        lastOn(withGpus(1), over(Mode::Pipeline, 2)).skipped, (SkipReason{SkipKind::StagesExceedGpus, {"2", "1"}}));
    EXPECT_EQ(whyOf(lastOn(withGpus(1), over(Mode::Pipeline, 2))),
        "Each of 2 stages needs a GPU of its own, and there is 1: use fewer stages, or devices = cpu.");
    EXPECT_EQ(whyOf(lastOn(withGpus(2), over(Mode::Pipeline, 3))),
        "Each of 3 stages needs a GPU of its own, and there are 2: use fewer stages, or devices = cpu.");
    const PlannedCell runs = lastOn(withGpus(2), over(Mode::Pipeline, 2));
    EXPECT_EQ(whyOf(runs), "runs");
    EXPECT_EQ(runs.notes, (std::vector<Note>{{NoteKind::StagesTakeTurns, {"1", "2", "1.00"}}}));
    EXPECT_EQ(whyOf(lastOn(withGpus(1), over(Mode::Pipeline, 2, {"cpu"}))), "runs");
}

TEST(PlanGpus, needIsHeldAgainstEachGpu)
{
    // One row of 5 + 3 positions: weights, cache and step, logits, residual and ids.
    constexpr int64_t rank = smallWeights + 8 * positionBytes + rowBytes + 5 * tokenBytes + fixedTokenBytes;
    Capabilities can = withGpus(2);
    const PlannedCell two = lastOn(can, over(Mode::DataParallel, 2));
    EXPECT_EQ(two.needBytes, 2 * rank);
    EXPECT_EQ(two.availableBytes, 2'000'000'000);
    can.gpus[1].freeMemoryBytes = rank;
    EXPECT_EQ(whyOf(lastOn(can, over(Mode::DataParallel, 2))), "runs");
    can.gpus[1].freeMemoryBytes = rank - 1;
    EXPECT_EQ(lastOn(can, over(Mode::DataParallel, 2)).skipped,
        (SkipReason{SkipKind::NeedsMemory, {std::to_string(rank), std::to_string(rank - 1), "0", "gpu:1"}}));
    EXPECT_EQ(whyOf(lastOn(can, over(Mode::Sequential, 1))), "runs"); // on the other
    can.gpus[0].freeMemoryBytes = 2 * rank - 1;
    EXPECT_EQ(lastOn(can, over(Mode::DataParallel, 2, {"gpu:0"})).skipped, // both on one
        (SkipReason{SkipKind::NeedsMemory, {std::to_string(2 * rank), std::to_string(2 * rank - 1), "0", "gpu:0"}}));
}

TEST(PlanGpus, theLargestBatchThatFitsIsSaid)
{
    Capabilities can = withGpus(1);
    const auto batch = [](int rows) {
        return [=](Block& block) {
            block.modes = {Mode::DataParallel};
            block.promptCounts = {100};
            block.batchSizes = {rows};
        };
    };
    can.gpus[0].freeMemoryBytes = lastOn(can, batch(48)).needBytes;
    EXPECT_EQ(lastOn(can, batch(64)).skipped->values[2], "48");
    EXPECT_EQ(whyOf(lastOn(can, batch(48))), "runs");
}

TEST(PlanGpus, prefillCountsTheFullestBatchOfItsOwnRank)
{
    Capabilities can = withGpus(2);
    can.promptLengths = [](const std::string&, const Settings&, int) -> Result<std::vector<int>> {
        return std::vector<int>{1, 2, 9, 3};
    };
    const auto pairs = [](Block& block) {
        block.modes = {Mode::DataParallel};
        block.ranks = {2};
        block.batchSizes = {2};
    };
    // Ranks hold 1 + 2 and 9 + 3 tokens, in rows of up to 2 + 3 and 9 + 3 positions.
    const int64_t common = smallWeights + 2 * rowBytes + fixedTokenBytes;
    EXPECT_EQ(lastOn(can, pairs).needBytes, 2 * common + 2 * (5 + 12) * positionBytes + (3 + 12) * tokenBytes);
}

TEST(PlanGpus, aPipelinesChunksAndItsGatheredTokensAreCountedAsTheWorkerHasThem)
{
    Capabilities can = withGpus(2);
    can.promptLengths = [](const std::string&, const Settings&, int) -> Result<std::vector<int>> {
        return std::vector<int>{1, 2, 9, 3};
    };
    const PlannedCell cell = lastOn(can, [](Block& block) {
        over(Mode::Pipeline, 2)(block);
        block.batchSizes = {4};
        block.chunks = {3};
        block.settings.gather = Gather::AllRanks;
    });
    ASSERT_EQ(whyOf(cell), "runs");
    GpuRankWork stage{Precision::Bf16, 0, cell.stageEnds.front(), true, 4, 12};
    stage.promptTokens = 9; // rows of 1 + 2, of 9 and of 3
    stage.chunks = 3;
    stage.gatheredValues = 4 * (1 + 3); // per prompt a count and its ids
    const int64_t first = gpuRankBytes(made::small(), stage);
    stage.firstLayer = cell.stageEnds.front();
    stage.endLayer = 4;
    EXPECT_EQ(cell.needBytes, first + gpuRankBytes(made::small(), stage));
}

TEST(PlanGpus, aForwardPassHasItsOwnHeadAndStillACache)
{
    const auto needOf = [](Head head) {
        return lastOn(withGpus(1), [=](Block& block) {
            block.settings.task = Task::Forward;
            block.settings.head = head;
            block.settings.labels = 7;
        }).needBytes;
    };
    GpuRankWork work{Precision::Bf16, 0, 4, true, 1, 5, 5}; // 5 tokens, nothing behind them
    EXPECT_EQ(needOf(Head::LastLogits), gpuRankBytes(made::small(), work));
    work.outputHead = false;
    EXPECT_EQ(needOf(Head::None), gpuRankBytes(made::small(), work));
    work.labels = 7;
    EXPECT_EQ(needOf(Head::Classification), gpuRankBytes(made::small(), work));
}

TEST(PlanGpus, theLargestNeedIsHeldAgainstItsOwnDevices)
{
    Plan plan = planOf(withGpus(1), [](Block&) {});
    EXPECT_EQ(largestNeed(plan).needBytes, plan.cells[0].needBytes);
    EXPECT_EQ(largestNeed(plan).availableBytes, 1'000'000'000);
    plan.cells[0].availableBytes = 0; // as of a CPU's cell
    EXPECT_EQ(largestNeed(plan).availableBytes, 8'000'000'000);
    plan.cells[0].skipped = SkipReason{};
    EXPECT_EQ(largestNeed(plan).needBytes, 0);
}

TEST(PlanGpus, estimatesLetRanksOnTheirOwnGpusWorkAtTheSameTime)
{
    const auto seconds = [](int gpus, int ranks) {
        const PlannedCell cell = lastOn(withGpus(gpus), [=](Block& block) {
            over(Mode::DataParallel, ranks)(block);
            block.models = {"distilgpt2"};
            block.promptCounts = {1000};
            block.settings.newTokens = 100;
        });
        return static_cast<double>(cell.estimatedNs) * 1e-9 - 3 - 0.164e9 / 5e9; // without load
    };
    EXPECT_GT(seconds(1, 1), 10);
    EXPECT_NEAR(seconds(2, 2) / seconds(1, 1), 0.5, 0.01); // a hundredth: the load is taken off roughly
    EXPECT_NEAR(seconds(1, 2) / seconds(1, 1), 1, 0.01);
}

TEST(PlanGpus, survivesItsOwnFile)
{
    const Plan plan = planOf(withGpus(2), over(Mode::Pipeline, 2));
    const auto read = planFromJson(toJson(plan), "plan");
    ASSERT_TRUE(read.ok()) << sentence(read.error());
    EXPECT_EQ(*read, plan);
}

} // namespace throughline
