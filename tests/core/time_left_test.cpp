// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of a run, to the nanosecond, from streams made by hand.
#include <core/time_left.h>

#include <core/fold.h>

#include <gtest/gtest.h>

using namespace throughline;

namespace {

constexpr int64_t secondsNs = 1'000'000'000;

/// Two sequential cells and a data-parallel one, each thought to take 10 s; a fourth is skipped.
class LeftOfRun {
public:
    explicit LeftOfRun(ProtocolName protocol = ProtocolName::Quick)
    {
        PlanEvent planned;
        for (const Mode mode : {Mode::Sequential, Mode::Sequential, Mode::DataParallel, Mode::DataParallel}) {
            PlannedCell& cell = planned.plan.cells.emplace_back();
            cell.index = static_cast<int>(planned.plan.cells.size()) - 1;
            cell.cell.mode = mode;
            cell.cell.settings.protocol.name = protocol;
            cell.estimatedNs = 10 * secondsNs;
        }
        planned.plan.cells.back().skipped = SkipReason{SkipKind::StoppedByUser, {}};
        at(1, planned);
    }
    void at(double seconds, EventBody body, int cell = -1)
    {
        Event event;
        event.tNs = static_cast<int64_t>(seconds * 1e9);
        event.cell = cell;
        event.body = std::move(body);
        m_fold.apply(event);
        m_left.apply(event, m_fold.result());
    }
    void repeat(double seconds, int cell, double wallSeconds)
    {
        RepeatSavedEvent saved;
        saved.wallNs = static_cast<int64_t>(wallSeconds * 1e9);
        at(seconds, saved, cell);
    }
    /// Seconds; -1: nothing is known.
    double left(double seconds) const
    {
        const auto ns = m_left.leftNs(m_fold.result(), static_cast<int64_t>(seconds * 1e9));
        return ns ? static_cast<double>(*ns) * 1e-9 : -1;
    }
    bool overdue(double seconds) const { return m_left.overdue(m_fold.result(), static_cast<int64_t>(seconds * 1e9)); }
    double share(double seconds) const { return m_left.share(m_fold.result(), static_cast<int64_t>(seconds * 1e9)); }

private:
    Fold m_fold;
    TimeLeft m_left;
};

} // namespace

TEST(TimeLeft, TheEstimateCountsUntilSomethingIsMeasured)
{
    LeftOfRun run;
    EXPECT_DOUBLE_EQ(run.left(1), 30); // the skipped one takes nothing
    run.at(1, CellStartedEvent{}, 0);
    EXPECT_DOUBLE_EQ(run.left(5), 26); // 6 s of this cell and two to come
    EXPECT_DOUBLE_EQ(run.share(5), 4.0 / 30);
}

TEST(TimeLeft, FinishedCellsCorrectTheOthers)
{
    LeftOfRun run;
    run.at(1, CellStartedEvent{}, 0);
    run.at(21, CellEndedEvent{}, 0); // twice as long as was thought
    EXPECT_DOUBLE_EQ(run.left(21), 40);
    run.at(21, CellStartedEvent{}, 1);
    run.at(31, CellEndedEvent{}, 1); // as thought: together 1.5 times
    EXPECT_DOUBLE_EQ(run.left(31), 15);
}

TEST(TimeLeft, AFailedCellCorrectsNothing)
{
    LeftOfRun run;
    run.at(1, CellStartedEvent{}, 0);
    CellEndedEvent failed;
    failed.state = CellState::Failed;
    run.at(2, failed, 0);
    EXPECT_DOUBLE_EQ(run.left(2), 20);
}

TEST(TimeLeft, ACellsOwnRepeatsTellBest)
{
    LeftOfRun run; // quick: three repeats
    run.at(1, CellStartedEvent{}, 0);
    run.repeat(50, 0, 4);
    EXPECT_DOUBLE_EQ(run.left(50), 2 * 4 + 20);
    EXPECT_DOUBLE_EQ(run.left(51.5), 2 * 4 - 1.5 + 20); // it counts down within a repeat
    run.repeat(56, 0, 6);
    EXPECT_DOUBLE_EQ(run.left(56), 5 + 20); // one of the mean
    run.repeat(61, 0, 5);
    EXPECT_DOUBLE_EQ(run.left(61), 20);
}

TEST(TimeLeft, BeyondTheRepeatsAskedForThereIsOneMore)
{
    LeftOfRun run(ProtocolName::Standard); // five or more, until the interval is narrow
    run.at(1, CellStartedEvent{}, 0);
    for (int i = 1; i <= 4; ++i)
        run.repeat(10 + i, 0, 1);
    EXPECT_DOUBLE_EQ(run.left(14), 1 + 20);
    run.repeat(15, 0, 1);
    EXPECT_DOUBLE_EQ(run.left(15), 1 + 20);
}

TEST(TimeLeft, WhatTakesLongerThanWasThoughtIsNotGuessed)
{
    LeftOfRun run;
    run.at(1, CellStartedEvent{}, 0);
    EXPECT_FALSE(run.overdue(11));
    EXPECT_TRUE(run.overdue(12));
    EXPECT_DOUBLE_EQ(run.left(12), 20); // the least that is left
    run.repeat(30, 0, 4);
    EXPECT_FALSE(run.overdue(31)); // now it is known
}

TEST(TimeLeft, NothingIsLeftAtTheEnd)
{
    LeftOfRun run;
    for (int cell = 0; cell < 3; ++cell) {
        run.at(1 + 10 * cell, CellStartedEvent{}, cell);
        run.at(11 + 10 * cell, CellEndedEvent{}, cell);
    }
    EXPECT_DOUBLE_EQ(run.left(31), -1);
    EXPECT_DOUBLE_EQ(run.share(31), 1);
}
