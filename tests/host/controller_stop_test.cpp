// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that somebody or something stops: after a cell, cancelled in every phase, a full disk, a killed engine.
#include <tests/host/support/fake_fault.h>
#include <tests/host/support/fake_run.h>
#include <tests/support/qt_tests.h>

#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <cstring>

#include <sys/resource.h>

using namespace throughline;
using namespace throughline::tests;

namespace {

/// The engine process of the test below: it runs until it is killed.
int runForEver(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    ControllerOptions options = quickOptions();
    options.watchdogMs = 60'000;
    FakeRun run(options, QString::fromLocal8Bit(argv[1]));
    run.onEvent = [](const Event& event) {
        if (std::holds_alternative<RepeatSavedEvent>(event.body))
            std::puts("saved");
        std::fflush(stdout);
    };
    Block block = tinyBlock({Mode::Sequential, Mode::DataParallel});
    block.ranks = {2};
    run.start(experimentOf({block}));
    return QCoreApplication::exec();
}

} // namespace

class ControllerStopTest : public QObject {
    Q_OBJECT
private slots:
    void stopAfterCellLetsTheCellEnd()
    {
        const FakeFault none;
        FakeRun run;
        run.onEvent = [&](const Event& event) {
            if (std::holds_alternative<RepeatSavedEvent>(event.body))
                run.controller->stopAfterCell();
        };
        run.start(allModes());
        QVERIFY(run.ended());
        QCOMPARE(*run.state, RunState::Cancelled);
        QCOMPARE(run.endOf(0).state, CellState::Done);
        QCOMPARE(run.result().cells[0].repeats.size(), std::size_t(3));
        for (const int cell : {1, 2, 3})
            QCOMPARE(run.endOf(cell).state, CellState::Skipped);
        QVERIFY(none.running().empty());
    }

    void stopAfterTheLastCellIsNoCancel()
    {
        const FakeFault none;
        FakeRun run;
        run.onEvent = [&](const Event& event) {
            if (std::holds_alternative<RepeatSavedEvent>(event.body))
                run.controller->stopAfterCell();
        };
        run.start(experimentOf({tinyBlock()}));
        QVERIFY(run.ended());
        QCOMPARE(*run.state, RunState::Done);
    }

    void cancelWorksInEveryPhase_data()
    {
        QTest::addColumn<QByteArray>("wish"); // holds the run in the phase
        QTest::addColumn<int>("repeats");
        QTest::newRow("start") << QByteArray("at=start;kind=hang") << 0;
        QTest::newRow("load") << QByteArray("at=load;kind=stop") << 0;
        QTest::newRow("measure") << QByteArray("at=measure;kind=stop") << 0;
        QTest::newRow("prepare") << QByteArray("at=prepare;kind=stop") << 0;
        QTest::newRow("warm-up") << QByteArray("at=pass;pass=0;kind=stop") << 0;
        QTest::newRow("repeat") << QByteArray("at=pass;pass=2;kind=stop") << 1;
        QTest::newRow("deaf") << QByteArray("at=pass;pass=2;kind=ignore-term") << 3;
    }
    void cancelWorksInEveryPhase()
    {
        QFETCH(QByteArray, wish);
        QFETCH(int, repeats);
        const FakeFault fault(wish);
        ControllerOptions options = quickOptions();
        options.watchdogMs = options.loadWatchdogMs = 60'000;
        options.measureCeilings = true;
        FakeRun run(options);
        run.start(allModes());
        // The phase is reached when the first worker stands still in it (or, if deaf, at the first cell's end).
        if (wish.contains("kind=stop"))
            QTRY_VERIFY_WITH_TIMEOUT(fault.anyStopped(), 10'000);
        else if (wish.contains("at=start"))
            QTRY_VERIFY_WITH_TIMEOUT(!fault.running().empty(), 10'000);
        else
            QVERIFY(run.awaited<CellEndedEvent>());
        const qint64 asked = run.clock.elapsed();
        run.controller->cancel();
        run.controller->cancel(); // again does no harm
        QVERIFY(run.ended());
        QVERIFY2(run.endedMs - asked <= 2000, qPrintable(QString::number(run.endedMs - asked)));
        QCOMPARE(*run.state, RunState::Cancelled);
        QCOMPARE(run.finishes, 1);
        QCOMPARE(run.endOf(0).state, repeats < 3 ? CellState::Cancelled : CellState::Done);
        for (const int cell : {1, 2, 3})
            QVERIFY(run.endOf(cell).state == CellState::Skipped || run.endOf(cell).state == CellState::Cancelled);
        QCOMPARE(run.result().cells[0].repeats.size(), std::size_t(repeats));
        QTRY_VERIFY_WITH_TIMEOUT(fault.running().empty(), 2000);
    }

    void cancelFromInsideAnEvent()
    {
        const FakeFault none;
        for (int at = 1; at <= 12; ++at) { // whatever is being told just then
            FakeRun run;
            int seen = 0;
            run.onEvent = [&](const Event&) {
                if (++seen == at)
                    run.controller->cancel();
            };
            run.start(allModes());
            QVERIFY(run.ended());
            QCOMPARE(*run.state, RunState::Cancelled);
            QCOMPARE(run.result().state, RunState::Cancelled);
        }
        QVERIFY(none.running().empty());
    }

    void cancelBeforeAnythingHappened()
    {
        const FakeFault none;
        FakeRun run;
        run.start(allModes());
        run.controller->cancel();
        QVERIFY(run.ended());
        QCOMPARE(*run.state, RunState::Cancelled);
        QCOMPARE(run.count<HelloEvent>(), 0);
    }

    void aDestroyedControllerLeavesNothingRunning()
    {
        const FakeFault fault("at=pass;pass=1;kind=stop");
        FakeRun run;
        run.start(allModes());
        QTRY_VERIFY_WITH_TIMEOUT(fault.anyStopped(), 10'000);
        run.controller.reset();
        QTRY_VERIFY_WITH_TIMEOUT(fault.running().empty(), 2000);
    }

    void aFullDiskEndsTheRunAndLosesNoRepeat()
    {
        const FakeFault none;
        FakeRun run;
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto oldAction = std::signal(SIGXFSZ, SIG_IGN); // so that a write fails, as on a full disk
        int told = 0;
        run.onEvent = [&](const Event& event) {
            if (!std::holds_alternative<RepeatSavedEvent>(event.body) || ++told != 2)
                return;
            rlimit small = before;
            small.rlim_cur = rlim_t(QFileInfo(run.library->path() + QStringLiteral("-wal")).size());
            setrlimit(RLIMIT_FSIZE, &small);
        };
        run.start(allModes());
        const bool ended = run.ended();
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, oldAction);
        QVERIFY(ended);
        QCOMPARE(*run.state, RunState::Interrupted);
        QCOMPARE(run.finishes, 1);
        QCOMPARE(run.endOf(0).state, CellState::Failed);
        QVERIFY2(run.endOf(0).reason.find("library") != std::string::npos, run.endOf(0).reason.c_str());
        QVERIFY(none.running().empty());
        QCOMPARE(told, run.count<RepeatSavedEvent>());
        const QString path = run.library->path();
        const std::string runId = run.controller->runId();
        run.library.reset();
        const auto library = RunLibrary::open(path);
        QVERIFY((*library)->notice().isEmpty());
        const RunResult result = (*library)->load(runId).value();
        QVERIFY(int(result.cells[0].warmups.size() + result.cells[0].repeats.size()) >= told);
        QCOMPARE(result.state, RunState::Interrupted);
    }

    void aKilledEngineLeavesNoWorkerAndLosesNoRepeat()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("runs.sqlite"));
        const FakeFault fault("rank=1;at=pass;pass=2;kind=stop"); // a stopped worker can't notice anything itself
        QProcess engine;
        engine.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        engine.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--engine"), path});
        int saved = 0;
        QTRY_VERIFY_WITH_TIMEOUT(
            (saved += int(engine.readAllStandardOutput().count("saved")), saved >= 6 && fault.anyStopped()), 20'000);
        QCOMPARE(RunLibrary::open(path).value()->list().value().front().state, RunState::Running);
        engine.kill();
        QVERIFY(engine.waitForFinished());
        QTRY_VERIFY_WITH_TIMEOUT(fault.running().empty(), 2000);
        const auto library = RunLibrary::open(path);
        const auto info = (*library)->list().value().front();
        QCOMPARE(info.state, RunState::Interrupted);
        const RunResult result = (*library)->load(info.runId).value();
        QCOMPARE(result.cells[0].repeats.size(), std::size_t(3));
        QCOMPARE(result.cells[1].repeats.size(), std::size_t(1)); // the pass before the one that stood still
    }
};

THROUGHLINE_CHILD(runForEver, "--engine")
THROUGHLINE_QTEST(ControllerStopTest)
#include "controller_stop_test.moc"
