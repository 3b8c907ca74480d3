// SPDX-License-Identifier: GPL-3.0-or-later
#include <tests/core/made_values.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace throughline {

using SharedCells = SharedList<CellResult>;

static SharedCells threeCells()
{
    return made::run(
        {made::result(made::cell(Mode::Sequential), {1}), made::result(made::cell(Mode::DataParallel, 2), {2}),
            made::result(made::cell(Mode::Pipeline, 4), {3, 4})})
        .cells;
}

TEST(SharedList, copiesShareCellsUntilOneChanges)
{
    SharedCells cells = threeCells();
    const SharedCells before = cells;
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_TRUE(before.isSame(std::as_const(cells), i)) << i;
    cells[1].repeats.clear();
    EXPECT_TRUE(before.isSame(std::as_const(cells), 0));
    EXPECT_FALSE(before.isSame(std::as_const(cells), 1));
    EXPECT_TRUE(before.isSame(std::as_const(cells), 2));
    EXPECT_EQ(before[1].repeats.size(), 1U); // what a copy has does not change
    EXPECT_EQ(std::as_const(cells)[1].repeats.size(), 0U);
    const CellResult* const own = &cells[1];
    cells[1].state = CellState::Failed; // nobody shares it any more: it stays where it is
    EXPECT_EQ(&std::as_const(cells)[1], own);
}

TEST(SharedList, areWalkedLikeAVector)
{
    SharedCells cells = threeCells();
    const SharedCells same = cells;
    EXPECT_EQ(
        std::count_if(same.begin(), same.end(), [](const CellResult& cell) { return cell.repeats.size() == 1; }), 2);
    const auto pipeline = std::find_if(
        same.begin(), same.end(), [](const CellResult& cell) { return cell.planned.cell.mode == Mode::Pipeline; });
    EXPECT_EQ(pipeline - same.begin(), 2);
    EXPECT_EQ(pipeline->repeats.size(), 2U);
    for (CellResult& cell : cells)
        cell.state = CellState::Skipped;
    EXPECT_EQ(cells.front().state, CellState::Skipped);
    EXPECT_EQ(cells.back().state, CellState::Skipped);
    EXPECT_EQ(same.back().state, CellState::Done);
    cells.push_back(same[0]);
    EXPECT_EQ(cells.size(), 4U);
    cells.clear();
    EXPECT_TRUE(cells.empty());
    EXPECT_EQ(same.size(), 3U);
}

TEST(SharedList, equalsCompareWhatIsInThem)
{
    SharedCells cells = threeCells();
    const SharedCells before = cells;
    EXPECT_EQ(cells, before);
    cells[2].batchesDone = 7;
    EXPECT_FALSE(cells == before);
    cells[2].batchesDone = 0;
    EXPECT_EQ(cells, before);
    cells.emplace_back();
    EXPECT_FALSE(cells == before);
}

/// As a window's thread reads and drops what another one goes on with.
TEST(SharedList, copiesMayBeDroppedOnOtherThreads)
{
    SharedCells cells = threeCells();
    for (int round = 0; round < 200; ++round) {
        std::thread reader([copy = cells, round] { EXPECT_EQ(copy[0].batchesDone, round); });
        ++cells[0].batchesDone;
        reader.join();
    }
    EXPECT_EQ(cells[0].batchesDone, 200);
}

} // namespace throughline
