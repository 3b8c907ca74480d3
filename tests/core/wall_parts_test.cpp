// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a repeat's wall time: each by its definition, together exactly the wall time.
#include <core/wall_parts.h>

#include "made_values.h"

#include <gtest/gtest.h>

using namespace throughline;

namespace {

RankPass rankOf(int rank, int64_t goNs, int64_t endNs, int64_t computeNs, int64_t communicationNs = 0)
{
    RankPass pass;
    pass.rank = rank;
    pass.passed.goNs = goNs;
    pass.passed.endNs = endNs;
    pass.passed.computeNs = computeNs;
    pass.passed.communicationNs = communicationNs;
    pass.passed.hostNs = endNs - goNs - computeNs - communicationNs;
    return pass;
}

BatchEvent batchOfRows(int rows, int64_t startNs, int64_t endNs)
{
    BatchEvent batch;
    batch.prompts.assign(static_cast<std::size_t>(rows), 0);
    batch.startNs = startNs;
    batch.stepNs = {endNs};
    return batch;
}

RankParts partsWith(int rank, std::array<int64_t, wallParts> ns) { return {rank, ns}; }

CellResult cellOf(Mode mode, int ranks, int batch)
{
    CellResult cell;
    cell.planned.cell = made::cell(mode, ranks, batch);
    return cell;
}

} // namespace

// In the order of WallPart: compute, part-full, communication, padding, imbalance, bubble, gather, host.

TEST(WallParts, CopiesLoseToPartFullBatchesPaddingAndImbalance)
{
    const CellResult cell = cellOf(Mode::DataParallel, 2, 4);
    Repeat repeat;
    repeat.wallNs = 1'100;
    // Told to go 20 ns late, done 80 ns early. A full batch takes 400, so that 1 row's share is 100: 300 - 100 lost.
    repeat.ranks.push_back(rankOf(0, 1'020, 2'020, 900));
    repeat.ranks[0].batches = {batchOfRows(4, 0, 400), batchOfRows(4, 400, 600 + 200), batchOfRows(1, 800, 1'100)};
    repeat.ranks[0].batches[0].computedPositions = 90;
    repeat.ranks[0].batches[1].computedPositions = 10;
    repeat.ranks[0].batches[1].wastedPositions = 10; // a tenth of all
    repeat.ranks.push_back(rankOf(1, 1'000, 2'100, 1'050));
    const auto parts = partsOfWall(cell, repeat);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0], partsWith(0, {610, 200, 0, 90, 100, 0, 0, 100}));
    EXPECT_EQ(parts[1], partsWith(1, {1'050, 0, 0, 0, 0, 0, 0, 50}));
    for (const RankParts& rank : parts)
        EXPECT_EQ(rank.sum(), repeat.wallNs);
}

TEST(WallParts, WithoutAFullBatchNothingIsSplitOff)
{
    const CellResult cell = cellOf(Mode::DataParallel, 1, 16);
    Repeat repeat;
    repeat.wallNs = 500;
    repeat.ranks.push_back(rankOf(0, 0, 500, 480));
    repeat.ranks[0].batches = {batchOfRows(5, 0, 480)};
    EXPECT_EQ(partsOfWall(cell, repeat)[0], partsWith(0, {480, 0, 0, 0, 0, 0, 0, 20}));
}

TEST(WallParts, AHalvedBatchIsFullAtWhatItUsed)
{
    CellResult cell = cellOf(Mode::DataParallel, 1, 16);
    cell.usedBatchSize = 8;
    Repeat repeat;
    repeat.wallNs = 1'000;
    repeat.ranks.push_back(rankOf(0, 0, 1'000, 1'000));
    repeat.ranks[0].batches = {batchOfRows(8, 0, 800), batchOfRows(1, 800, 1'000)};
    EXPECT_EQ(partsOfWall(cell, repeat)[0].of(WallPart::PartFullBatches), 200 - 100);
}

TEST(WallParts, StagesIdleInBubblesAndGather)
{
    CellResult cell = cellOf(Mode::Pipeline, 2, 4);
    cell.planned.cell.settings.gather = Gather::AllRanks;
    Repeat repeat;
    repeat.wallNs = 1'000;
    // Stage 0 computes 0 to 400, stage 1 500 to 900: 100 in transit, 100 of gathering.
    repeat.ranks.push_back(rankOf(0, 0, 1'000, 400, 590));
    repeat.ranks[0].spans = {{0, 0, 0, 400}};
    repeat.ranks.push_back(rankOf(1, 0, 1'000, 400, 580));
    repeat.ranks[1].spans = {{0, 0, 500, 900}};
    const auto parts = partsOfWall(cell, repeat);
    EXPECT_EQ(parts[0], partsWith(0, {400, 0, 90, 0, 0, 400, 100, 10}));
    EXPECT_EQ(parts[1], partsWith(1, {400, 0, 80, 0, 0, 400, 100, 20}));
}

TEST(WallParts, WithoutSpansIdleTimeIsCommunication)
{
    const CellResult cell = cellOf(Mode::Pipeline, 2, 4);
    Repeat repeat;
    repeat.wallNs = 1'000;
    repeat.ranks.push_back(rankOf(0, 0, 900, 400, 480));
    repeat.ranks.push_back(rankOf(1, 0, 1'000, 400, 600));
    const auto parts = partsOfWall(cell, repeat);
    EXPECT_EQ(parts[0], partsWith(0, {400, 0, 480, 0, 100, 0, 0, 20}));
    EXPECT_EQ(parts[1], partsWith(1, {400, 0, 600, 0, 0, 0, 0, 0}));
}

/// What a stream says may not fit together: the sum holds, and nothing is negative.
TEST(WallParts, ContradictionsStayWithinTheWall)
{
    const CellResult cell = cellOf(Mode::DataParallel, 1, 4);
    Repeat repeat;
    repeat.wallNs = 100;
    repeat.ranks.push_back(rankOf(0, 50, 40, 900, -5));
    const auto parts = partsOfWall(cell, repeat);
    EXPECT_EQ(parts[0].sum(), 100);
    for (const int64_t ns : parts[0].ns)
        EXPECT_GE(ns, 0);
}
