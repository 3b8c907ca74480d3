// SPDX-License-Identifier: GPL-3.0-or-later
// A long pass keeps the first times of its stages only: what is made of them says so, and is not too small.
#include <core/event.h>
#include <core/span_cover.h>
#include <core/wall_parts.h>
#include <tests/core/made_values.h>

#include <gtest/gtest.h>

namespace throughline {

/// On the host's clock stage 0 works 0–30 and 40–60 of 200, stage 1 20–50 and 60–90.
static CellResult twoStages()
{
    CellResult cell = made::result(made::cell(Mode::Pipeline, 2, 4), {200});
    Repeat& repeat = cell.repeats[0];
    repeat.ranks.resize(2);
    repeat.ranks[0].passed.goNs = 1'000;
    repeat.ranks[0].spans = {{0, 0, 0, 30}, {1, 0, 40, 60}};
    repeat.ranks[1].rank = 1;
    repeat.ranks[1].passed.goNs = 1'010;
    repeat.ranks[1].spans = {{0, 0, 10, 40}, {1, 0, 50, 80}};
    return cell;
}

TEST(SpanCover, isTheWallTimeWhereNothingWasLeftOut)
{
    const CellResult cell = twoStages();
    EXPECT_EQ(spanCover(cell.repeats[0]), (SpanCover{1'000, 1'200, true}));
    EXPECT_DOUBLE_EQ(*bubbleCover(cell), 1);
    EXPECT_DOUBLE_EQ(*measuredBubble(cell), (40.0 / 200 + 30.0 / 200) / 2); // someone works for 90
}

TEST(SpanCover, endsWhereTheFirstStageStopsTelling)
{
    CellResult cell = twoStages();
    cell.repeats[0].ranks[0].passed.spanCount = 5; // 2 were kept
    cell.repeats[0].ranks[1].passed.spanCount = 2;
    EXPECT_EQ(spanCover(cell.repeats[0]), (SpanCover{1'000, 1'060, false}));
    EXPECT_DOUBLE_EQ(*bubbleCover(cell), 60.0 / 200);
    // Up to 60 somebody always works: stage 0 idles 10, stage 1 30.
    EXPECT_DOUBLE_EQ(*measuredBubble(cell), (10.0 / 60 + 30.0 / 60) / 2);
    const CellSummary summary = summarise(made::run({cell}), cell);
    EXPECT_DOUBLE_EQ(*summary.bubble, 20.0 / 60);
    EXPECT_DOUBLE_EQ(*summary.bubbleCover, 0.3);
}

TEST(SpanCover, olderWorkersKeptFourThousandAndDidNotCount)
{
    RankPass rank;
    rank.spans.resize(3'999);
    EXPECT_FALSE(spansCut(rank));
    rank.spans.resize(4'000);
    EXPECT_TRUE(spansCut(rank));
    rank.passed.spanCount = 4'000; // it says that these are all
    EXPECT_FALSE(spansCut(rank));
}

TEST(SpanCover, withoutSpansThereIsNone)
{
    CellResult cell = twoStages();
    for (RankPass& rank : cell.repeats[0].ranks)
        rank.spans.clear();
    EXPECT_EQ(bubbleCover(cell), std::nullopt);
}

TEST(SpanCover, theBubbleOfALongPassGoesOnLikeItsBeginning)
{
    CellResult cell = twoStages();
    cell.repeats[0].ranks[0].passed.spanCount = 5;
    for (RankPass& rank : cell.repeats[0].ranks) {
        rank.passed.endNs = 1'200;
        rank.passed.computeNs = 50;
        rank.passed.communicationNs = 1'000; // whatever is left
    }
    const auto parts = partsOfWall(cell, cell.repeats[0]);
    EXPECT_EQ(parts[0].of(WallPart::PipelineBubble), 10 * 200 / 60);
    EXPECT_EQ(parts[1].of(WallPart::PipelineBubble), 30 * 200 / 60);
    EXPECT_EQ(parts[0].sum(), 200);
}

TEST(SpanCover, theCountIsStored)
{
    Event event;
    PassedEvent passed;
    passed.spanCount = 12'345;
    event.body = passed;
    const auto read = eventFromLine(toLine(event));
    ASSERT_TRUE(read);
    EXPECT_EQ(std::get<PassedEvent>(read->body).spanCount, 12'345);
}

} // namespace throughline
