// SPDX-License-Identifier: GPL-3.0-or-later
// The rest between two passes: when there is one, and what ends it.
#include <host/rest.h>

#include <tests/host/support/fake_run.h>
#include <tests/support/qt_tests.h>

#include <QSignalSpy>
#include <QTest>

using namespace throughline;
using namespace throughline::tests;

class RestTest : public QObject {
    Q_OBJECT
private slots:
    void withoutOneNothingWaits()
    {
        Rest rest(0);
        QSignalSpy begun(&rest, &Rest::begun);
        bool went = false;
        rest.before([&] { went = true; });
        QVERIFY(went);
        QCOMPARE(begun.count(), 0);
    }

    void itEndsWhenTheWindowHasPainted()
    {
        Rest rest(60'000, 60'000);
        QSignalSpy begun(&rest, &Rest::begun);
        int went = 0;
        rest.before([&] { ++went; });
        QCOMPARE(begun.count(), 1);
        QCOMPARE(went, 0);
        rest.goOn();
        QCOMPARE(went, 1);
        rest.goOn(); // twice is once
        rest.before([&] { ++went; });
        QCOMPARE(went, 2); // none is due before a minute is over
        QCOMPARE(begun.count(), 1);
    }

    void aStalledWindowIsWaitedForOnce()
    {
        Rest rest(10, 0); // another one is always due
        QSignalSpy begun(&rest, &Rest::begun);
        int went = 0;
        rest.before([&] { ++went; });
        QTRY_COMPARE(went, 1);
        rest.before([&] { ++went; });
        QCOMPARE(went, 2);
        QCOMPARE(begun.count(), 1);
        rest.goOn(); // it is back
        rest.before([&] { ++went; });
        QCOMPARE(begun.count(), 2);
        rest.drop();
        rest.goOn();
        QCOMPARE(went, 2);
    }

    void aRunRestsBetweenItsPasses()
    {
        ControllerOptions options = quickOptions();
        options.restMs = 60'000;
        FakeRun run(options);
        int rests = 0;
        bool passing = false;
        run.onEvent = [&](const Event& event) {
            const auto* progress = std::get_if<ProgressEvent>(&event.body);
            if (progress && progress->phase == "rest") {
                QVERIFY(!passing);
                ++rests;
                run.controller->goOn();
            }
            passing =
                progress ? progress->phase == "pass" : passing && !std::holds_alternative<RepeatSavedEvent>(event.body);
        };
        run.start(experimentOf({tinyBlock()}));
        QVERIFY(run.ended());
        QCOMPARE(*run.state, RunState::Done);
        QVERIFY(rests >= 1); // one before the first pass; more only where a second has gone by
    }

    void cancellingInARestCancels()
    {
        ControllerOptions options = quickOptions();
        options.restMs = 60'000;
        FakeRun run(options);
        run.onEvent = [&](const Event& event) {
            const auto* progress = std::get_if<ProgressEvent>(&event.body);
            if (progress && progress->phase == "rest")
                run.controller->cancel();
        };
        run.start(experimentOf({tinyBlock()}));
        QVERIFY(run.ended());
        QCOMPARE(*run.state, RunState::Cancelled);
        QCOMPARE(run.endOf(0).state, CellState::Cancelled);
    }
};

THROUGHLINE_QTEST(RestTest)
#include "rest_test.moc"
