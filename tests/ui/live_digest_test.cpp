// SPDX-License-Identifier: GPL-3.0-or-later
// Digests of a run that grows: each is the run as it was then, and has nothing twice that was there before.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <core/fold.h>
#include <ui/session/live_digest.h>

#include <QSignalSpy>

using namespace throughline;

class LiveDigestTest : public QObject {
    Q_OBJECT

    std::vector<Event> m_events = made::stream("r1", "made", made::fourCells());

    /// After every event up to the so-many-th saved pass of the run.
    RunDigestPtr digestAfter(LiveDigest& digest, std::size_t& next, int passes)
    {
        while (passes > 0 && next < m_events.size()) {
            const Event& event = m_events[next++];
            digest.take(event);
            passes -= std::holds_alternative<RepeatSavedEvent>(event.body) ? 1 : 0;
        }
        QSignalSpy made(&digest, &LiveDigest::made);
        digest.ask();
        return made.wait() ? digest.latest() : nullptr;
    }

private slots:
    void init() { refuseWarnings(); }

    void cellsThatAreOverAreShared()
    {
        LiveDigest digest;
        std::size_t next = 0;
        const RunDigestPtr before = digestAfter(digest, next, 5 + 5 + 2); // in the third cell
        QVERIFY(before);
        const RunDigestPtr after = digestAfter(digest, next, 1);
        QVERIFY(after && after != before);
        const auto& cells = after->run->cells;
        QCOMPARE(cells.size(), std::size_t(4));
        for (const std::size_t place : {0, 1, 3}) // two that are over, one that is still to come
            QVERIFY(cells.isSame(before->run->cells, place) && after->cells.isSame(before->cells, place));
        QCOMPARE(before->run->cells[2].repeats.size(), std::size_t(2));
        QCOMPARE(cells[2].repeats.size(), std::size_t(3));
        QVERIFY(after->cells[2].wallSeconds.has_value());
        QCOMPARE(after->cells[2].wallSeconds->median, 1.6);
    }

    /// Charts that nobody looks at may be later, but they come by themselves.
    void othersFollowWhenACellHasEnded()
    {
        LiveDigest digest;
        std::size_t next = 0;
        QVERIFY(digestAfter(digest, next, 1));
        connect(&digest, &LiveDigest::othersDue, &digest, &LiveDigest::ask);
        const RunDigestPtr within = digestAfter(digest, next, 5); // the first cell has ended, the second has one repeat
        QVERIFY(within);
        const auto isWhole = [&digest](std::size_t cells) {
            const RunResult& run = *digest.latest()->run;
            const auto done = std::count_if(run.cells.begin(), run.cells.end(),
                [](const CellResult& cell) { return cell.state == CellState::Done; });
            return std::size_t(done) == cells
                && digest.latest()->charts[std::size_t(ChartKind::Repeats)] == makeChart(ChartKind::Repeats, {&run});
        };
        QTRY_VERIFY(isWhole(1));
        QVERIFY(digestAfter(digest, next, 5));
        QTRY_VERIFY(isWhole(2));
    }

    void theLastOneIsTheWholeRun()
    {
        LiveDigest digest;
        std::size_t next = 0;
        const RunDigestPtr early = digestAfter(digest, next, 3);
        const RunDigestPtr whole = digestAfter(digest, next, 100);
        QVERIFY(early && whole);
        std::vector<Event> stored;
        for (const Event& event : m_events)
            if (!std::holds_alternative<ProgressEvent>(event.body))
                stored.push_back(event);
        const RunDigestPtr expected = digestOf(std::make_shared<const RunResult>(fold(stored)));
        QVERIFY(*whole->run == *expected->run);
        QVERIFY(whole->cells == expected->cells);
        QVERIFY(whole->line == expected->line);
        QCOMPARE(whole->line.done, 4);
        QCOMPARE(early->run->state, RunState::Running);
        QCOMPARE(early->line.done, 0); // said of a run that is over
    }
};

THROUGHLINE_UI_QTEST(LiveDigestTest)
#include "live_digest_test.moc"
