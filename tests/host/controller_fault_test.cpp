// SPDX-License-Identifier: GPL-3.0-or-later
// What the fake worker's faults do to a run: what the cell says, how soon, that nothing is left running, and that the
// sweep goes on.
#include <tests/host/support/fake_fault.h>
#include <tests/host/support/fake_run.h>
#include <tests/support/qt_tests.h>

#include <QTest>

#include <map>

using namespace throughline;
using namespace throughline::tests;

namespace {

/// One data-parallel cell of two ranks between two others: sequential, this one, and a batch size more.
Experiment threeCells()
{
    Block block = tinyBlock({Mode::Sequential, Mode::DataParallel});
    block.ranks = {2};
    block.batchSizes = {1, 2};
    return experimentOf({block});
}

constexpr int faulty = 1; // cell

} // namespace

class ControllerFaultTest : public QObject {
    Q_OBJECT
private slots:
    void aFaultIsTheCellsAndNotTheRuns_data()
    {
        QTest::addColumn<QByteArray>("wish");
        QTest::addColumn<QByteArray>("says"); // parts of the reason, separated by |
        QTest::addColumn<int>("rank");
        QTest::addColumn<int>("withinMs"); // of the fault; the figures of 6-reliability and a margin
        const auto row = [](const char* name, const char* wish, const char* says, int withinMs) {
            QTest::newRow(name) << QByteArray(wish) << QByteArray(says) << 1 << withinMs;
        };
        row("crash in pass", "at=pass;pass=2;kind=crash", "rank 1|SIGSEGV", 2000);
        row("crash in prepare", "at=prepare;kind=crash", "rank 1|SIGSEGV", 2000);
        row("silent exit", "at=pass;pass=2;kind=exit0", "rank 1|exited with status 0", 2000);
        row("hang", "at=pass;pass=2;kind=hang", "rank 1|no step for 1 s", 4000);
        row("stopped", "at=pass;pass=2;kind=stop", "rank 1|no step for 1 s", 4000);
        row("garbage", "at=pass;pass=2;kind=garbage", "rank 1|segmentation|fault in <b>line</b> 7", 2000);
        row("half a line", "at=pass;pass=2;kind=half-line", "rank 1|\"type\":\"pas|half a line", 2000);
        row("flood", "at=pass;pass=2;kind=flood", "rank 1|flood", 8000);
        row("flood of unknowns", "at=pass;pass=2;kind=flood-unknown", "rank 1|flood|weather", 8000);
        row("endless line", "at=pass;pass=2;kind=flood-one-line", "rank 1|longer than 1 MiB|xxxx", 8000);
        row("forged event", "at=pass;pass=2;kind=foreign-event", "rank 1|may not say run-ended", 2000);
        row("complaint", "at=pass;pass=2;kind=error", "rank 1|made up: error", 2000);
        row("forked children", "at=pass;pass=2;kind=fork-child", "rank 1|SIGSEGV", 2000);
    }
    void aFaultIsTheCellsAndNotTheRuns()
    {
        QFETCH(QByteArray, wish);
        QFETCH(QByteArray, says);
        QFETCH(int, rank);
        QFETCH(int, withinMs);
        const FakeFault fault("rank=1;cell=1;" + wish);
        ControllerOptions options = quickOptions();
        if (wish.contains("kind=flood"))
            options.watchdogMs = 10'000; // a busy machine may take longer than a second to see that it is one
        FakeRun run(options);
        // The fault happens in the pass after the second one is saved, or at once when there is none.
        qint64 before = 0;
        run.onEvent = [&](const Event& event) {
            if (event.cell == faulty && !std::holds_alternative<CellEndedEvent>(event.body))
                before = run.happened.back().atMs;
        };
        run.start(threeCells());
        QVERIFY(run.ended());
        QCOMPARE(run.finishes, 1);
        QCOMPARE(*run.state, RunState::Done);
        QCOMPARE(run.endOf(0).state, CellState::Done);
        const CellEndedEvent ended = run.endOf(faulty);
        QCOMPARE(ended.state, CellState::Failed);
        QCOMPARE(ended.failedRank, rank);
        for (const QByteArray& part : says.split('|'))
            QVERIFY2(ended.reason.find(part.toStdString()) != std::string::npos, ended.reason.c_str());
        const qint64 took = run.endOfMs(faulty) - before;
        QVERIFY2(took <= withinMs, qPrintable(QString::number(took)));
        QCOMPARE(run.endOf(2).state, CellState::Done); // with a fresh group
        const RunResult result = run.result();
        QCOMPARE(result.cells[faulty].repeats.size(), std::size_t(wish.contains("at=pass") ? 1 : 0)); // pass 1 is kept
        QCOMPARE(result.cells[2].repeats.size(), std::size_t(3));
        QTRY_VERIFY_WITH_TIMEOUT(fault.running().empty(), 2000);
    }

    void faultsBeforeTheFirstCell_data()
    {
        QTest::addColumn<QByteArray>("wish");
        QTest::addColumn<QByteArray>("says");
        QTest::addColumn<int>("started"); // groups: those that would fail alike are not tried again
        QTest::newRow("crash in load") << QByteArray("at=load;kind=crash") << QByteArray("SIGSEGV") << 2;
        QTest::newRow("hang in load") << QByteArray("at=load;kind=hang") << QByteArray("no step for 1 s") << 2;
        QTest::newRow("complaint in load") << QByteArray("at=load;kind=error") << QByteArray("made up: error") << 1;
        QTest::newRow("other protocol") << QByteArray("kind=wrong-protocol") << QByteArray("speaks protocol 99") << 1;
        QTest::newRow("silent exit at start") << QByteArray("at=start;kind=exit0") << QByteArray("status 0") << 2;
        QTest::newRow("garbage at start") << QByteArray("at=start;kind=garbage") << QByteArray("segmentation") << 2;
    }
    void faultsBeforeTheFirstCell()
    {
        QFETCH(QByteArray, wish);
        QFETCH(QByteArray, says);
        QFETCH(int, started);
        const FakeFault fault(wish);
        FakeRun run;
        Block block = tinyBlock();
        block.promptCounts = {2, 3};
        run.start(experimentOf({block}));
        QVERIFY(run.ended());
        QCOMPARE(*run.state, RunState::Done);
        for (const int cell : {0, 1}) {
            QCOMPARE(run.endOf(cell).state, CellState::Failed);
            QVERIFY2(
                run.endOf(cell).reason.find(says.toStdString()) != std::string::npos, run.endOf(cell).reason.c_str());
        }
        int cellsStarted = 0;
        for (const auto& each : run.happened)
            cellsStarted += std::holds_alternative<CellStartedEvent>(each.event.body);
        QCOMPARE(cellsStarted, started);
        QVERIFY(fault.running().empty());
    }

    void aWorkerThatIsNotThereIsSaid()
    {
        ControllerOptions options = quickOptions();
        options.workerProgram = QStringLiteral("/nowhere/throughline-worker");
        FakeRun run(options);
        run.start(experimentOf({tinyBlock()}));
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(0).state, CellState::Failed);
        QVERIFY(run.endOf(0).reason.find("/nowhere/throughline-worker") != std::string::npos);
    }

    void slowIsNotHung()
    {
        const FakeFault fault("rank=0;at=pass;pass=1;kind=slow-steps"); // 1.5 s a batch, a step each tenth
        FakeRun run;
        run.start(experimentOf({tinyBlock()}));
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(0).state, CellState::Done);
    }

    void aStageWaitsForASlowLoadOfAnother()
    {
        const FakeFault fault("rank=1;at=load;kind=slow-steps");
        FakeRun run;
        Block block = tinyBlock({Mode::Sequential, Mode::Pipeline});
        run.start(experimentOf({block}));
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(1).state, CellState::Done);
    }

    void whatIgnoresItsEndIsKilled()
    {
        const FakeFault fault("kind=ignore-term");
        FakeRun run;
        run.start(experimentOf({tinyBlock()}));
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(0).state, CellState::Done);
        const qint64 took = run.endedMs - run.endOfMs(0);
        QVERIFY2(took <= 3000, qPrintable(QString::number(took)));
        QVERIFY(fault.running().empty());
    }

    void outOfMemoryLabelsTheCellAndRulesOutLargerBatches()
    {
        const FakeFault fault("cell=2;at=prepare;kind=oom");
        FakeRun run;
        Block block = tinyBlock({Mode::Sequential, Mode::DataParallel});
        block.batchSizes = {1, 2, 4, 8}; // cells 1 to 4
        block.promptCounts = {10};
        run.start(experimentOf({block}));
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(1).state, CellState::Done);
        QCOMPARE(run.endOf(2).state, CellState::Failed);
        QVERIFY(run.endOf(2).outOfMemory);
        QVERIFY(run.endOf(2).reason.find("out of memory") != std::string::npos);
        for (const int larger : {3, 4}) {
            QCOMPARE(run.endOf(larger).state, CellState::Skipped);
            QVERIFY2(run.endOf(larger).reason.find('2') != std::string::npos, run.endOf(larger).reason.c_str());
        }
    }

    void aBatchIsHalvedUntilItFitsWhereTheExperimentSaysSo()
    {
        const FakeFault fault("at=prepare;rows=5;kind=oom");
        FakeRun run;
        Block block = tinyBlock({Mode::Sequential, Mode::DataParallel});
        block.batchSizes = {16, 20}; // cells 1 and 2
        block.promptCounts = {20};
        block.settings.outOfMemory = OutOfMemory::Halve;
        run.start(experimentOf({block}));
        QVERIFY(run.ended());
        const RunResult result = run.result();
        QCOMPARE(result.cells[0].usedBatchSize, 0);
        for (const int cell : {1, 2}) { // 16, 8, 4 and 20, 10, 5, 2
            QVERIFY2(run.endOf(cell).state == CellState::Done, run.endOf(cell).reason.c_str());
            QCOMPARE(result.cells[std::size_t(cell)].repeats.size(), std::size_t(3));
        }
        QCOMPARE(result.cells[1].planned.cell.batchSize, 16);
        QCOMPARE(result.cells[1].usedBatchSize, 4);
        QCOMPARE(result.cells[2].usedBatchSize, 2);
        QCOMPARE(run.count<BatchHalvedEvent>(), 2 + 3);
        QVERIFY(fault.running().empty());
    }

    void aBatchOfOneThatDoesNotFitCannotBeHalved()
    {
        const FakeFault fault("at=prepare;rank=1;kind=oom");
        FakeRun run;
        Block block = tinyBlock({Mode::DataParallel});
        block.ranks = {2};
        block.batchSizes = {2};
        block.promptCounts = {4};
        block.settings.outOfMemory = OutOfMemory::Halve;
        run.start(experimentOf({block}));
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(0).state, CellState::Done); // sequential has no rank 1
        QCOMPARE(run.endOf(1).state, CellState::Failed);
        QVERIFY(run.endOf(1).outOfMemory);
        QCOMPARE(run.count<BatchHalvedEvent>(), 1);
    }

    void ceilingsThatCantBeMeasuredAreNoCellsFault()
    {
        const FakeFault fault("at=measure;kind=crash");
        ControllerOptions options = quickOptions();
        options.measureCeilings = true;
        FakeRun run(options);
        run.start(experimentOf({tinyBlock()}));
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(0).state, CellState::Done);
        QCOMPARE(run.result().ceilings, CeilingsEvent{});
        QVERIFY(run.awaited<LogEvent>([](const Event&, const LogEvent& line) {
            return line.text.find("ceilings could not be measured") != std::string::npos;
        }));
    }

    void aModelThatCantBeReadFailsItsCellNamingTheFile()
    {
        const QTemporaryDir folder;
        for (const auto& [name, content] : {std::pair{"config.json", "{\"model_type\": 7}"},
                 std::pair{"model.safetensors", "none"}, std::pair{"vocab.json", "{}"}, std::pair{"merges.txt", ""}}) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) >= 0);
        }
        FakeRun run;
        // As when the file changed after the plan was made, which would have skipped the cell.
        Plan plan;
        plan.cells.emplace_back();
        plan.cells[0].cell.model = folder.path().toStdString();
        plan.cells[0].cell.promptCount = 1;
        plan.cells[0].cell.settings.newTokens = 1;
        plan.cells[0].promptsPerRank = {1};
        run.clock.start();
        run.controller->start(experimentOf({tinyBlock()}), plan, Environment{});
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(0).state, CellState::Failed);
        QVERIFY2(run.endOf(0).reason.find("config.json") != std::string::npos, run.endOf(0).reason.c_str());
        QVERIFY2(run.endOf(0).reason.find("model_type") != std::string::npos, run.endOf(0).reason.c_str());
    }
};

THROUGHLINE_QTEST(ControllerFaultTest)
#include "controller_fault_test.moc"
