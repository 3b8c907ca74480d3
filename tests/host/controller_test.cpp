// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that go well, and runs that somebody stops: order and storage of events, sharing of loads, split of prompts,
// cancel in every phase.
#include <tests/host/support/fake_fault.h>
#include <tests/host/support/fake_run.h>

#include <core/command.h>
#include <host/device_inventory.h>

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <cstring>
#include <numeric>
#include <set>

#include <sys/resource.h>

using namespace throughline;
using namespace throughline::tests;

namespace {

/// What the fake workers were told to load, as they repeat it in their logs.
std::vector<LoadCommand> loadsOf(const FakeRun& run)
{
    std::vector<LoadCommand> loads;
    for (const auto& each : run.happened)
        if (const auto* line = std::get_if<LogEvent>(&each.event.body); line && line->level == "debug")
            if (const auto command = commandFromLine(line->text); command)
                if (const auto* load = std::get_if<LoadCommand>(&*command))
                    loads.push_back(*load);
    return loads;
}

template <class T> int countOf(const FakeRun& run)
{
    int count = 0;
    for (const auto& each : run.happened)
        count += std::holds_alternative<T>(each.event.body);
    return count;
}

Experiment allModes()
{
    Block block = tinyBlock({Mode::Sequential, Mode::DataParallel, Mode::Pipeline});
    block.ranks = {2};
    block.batchSizes = {2};
    block.chunks = {1, 2};
    return experimentOf({block});
}

/// The engine process of the test below: it runs until it is killed.
int runForEver(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    ControllerOptions options = quickOptions();
    options.watchdogMs = 60'000;
    FakeRun run(options, QString::fromLocal8Bit(argv[2]));
    run.onEvent = [](const Event& event) {
        if (std::holds_alternative<RepeatSavedEvent>(event.body))
            std::puts("saved");
        std::fflush(stdout);
    };
    Block block = tinyBlock({Mode::Sequential, Mode::DataParallel});
    block.ranks = {2};
    run.start(experimentOf({block}));
    return application.exec();
}

} // namespace

class ControllerTest : public QObject {
    Q_OBJECT
private slots:
    void allThreeModesRunToTheirEnd()
    {
        const FakeFault none;
        FakeRun run;
        run.start(allModes());
        QVERIFY(!run.controller->runId().empty());
        QVERIFY(run.ended());
        QCOMPARE(*run.state, RunState::Done);
        QCOMPARE(run.finishes, 1);
        const RunResult result = run.result();
        QCOMPARE(result.state, RunState::Done);
        QCOMPARE(result.cells.size(), std::size_t(4));
        for (const auto& cell : result.cells) {
            QCOMPARE(cell.state, CellState::Done);
            QCOMPARE(cell.ended.endedBy, std::string("repeats"));
            QCOMPARE(cell.warmups.size(), std::size_t(1));
            QCOMPARE(cell.repeats.size(), std::size_t(3));
            for (const auto& repeat : cell.repeats) {
                QCOMPARE(repeat.ranks.size(), std::size_t(cell.planned.cell.ranks));
                int64_t first = repeat.ranks[0].passed.goNs;
                int64_t last = 0;
                for (const auto& rank : repeat.ranks) {
                    first = std::min(first, rank.passed.goNs);
                    last = std::max(last, rank.passed.endNs);
                }
                QCOMPARE(repeat.wallNs, last - first);
            }
            // Tokens depend on the prompt alone, so that the split must not show.
            QCOMPARE(cell.tokens, result.cells[0].tokens);
            QCOMPARE(cell.texts, result.cells[0].texts);
            QCOMPARE(cell.texts.size(), std::size_t(3));
            QCOMPARE(cell.texts[0].size(), std::size_t(4)); // four letters, by the fake
        }
        QVERIFY(none.running().empty());
    }

    void whatIsToldIsStoredInOrderAndNumbered()
    {
        const FakeFault none;
        FakeRun run;
        int64_t storedAtRepeat = 0;
        run.onEvent = [&](const Event& event) {
            if (!std::holds_alternative<RepeatSavedEvent>(event.body))
                return;
            const auto library = RunLibrary::open(run.library->path()); // as another process would see it
            const auto stored = (*library)->events(run.controller->runId());
            storedAtRepeat += stored.ok() && stored->back() == event;
        };
        run.start(allModes());
        QVERIFY(run.ended());
        QCOMPARE(storedAtRepeat, int64_t(4 * 4));
        std::vector<Event> told;
        for (const auto& each : run.happened)
            if (!std::holds_alternative<ProgressEvent>(each.event.body))
                told.push_back(each.event);
            else
                QCOMPARE(each.event.seq, int64_t(0));
        for (std::size_t i = 0; i < told.size(); ++i)
            QCOMPARE(told[i].seq, int64_t(i) + 1);
        QCOMPARE(run.library->events(run.controller->runId()).value(), told);
        QVERIFY(std::holds_alternative<RunStartedEvent>(told.front().body));
        QVERIFY(std::holds_alternative<PlanEvent>(told[1].body));
        QVERIFY(std::holds_alternative<RunEndedEvent>(told.back().body));
    }

    void cellsOfOneGroupShareALoad()
    {
        const FakeFault none;
        FakeRun run;
        run.start(allModes());
        QVERIFY(run.ended());
        QCOMPARE(countOf<HelloEvent>(run), 1 + 2 + 2); // the two pipelines are one group
        const RunResult result = run.result();
        QVERIFY(!result.cells[2].loads.at(1).shared);
        QVERIFY(result.cells[3].loads.at(1).shared);
    }

    void everyRankIsToldItsShare()
    {
        const FakeFault none;
        FakeRun run;
        run.start(allModes());
        QVERIFY(run.ended());
        const auto loads = loadsOf(run);
        QCOMPARE(loads.size(), std::size_t(5));
        const auto cores = cpuDevice().cores.size();
        QCOMPARE(loads[0].cpus.size(), cores);
        QVERIFY(loads[0].memoryLimitBytes > 2 * loads[1].memoryLimitBytes - loads[0].memoryLimitBytes / 2);
        QVERIFY(loads[0].rendezvous.empty() && loads[1].rendezvous.empty());
        const auto& first = loads[3].rank == 0 ? loads[3] : loads[4];
        const auto& second = loads[3].rank == 0 ? loads[4] : loads[3];
        QVERIFY(!first.rendezvous.empty());
        QCOMPARE(first.rendezvous, second.rendezvous);
        QVERIFY(!QDir(QString::fromStdString(first.rendezvous)).exists()); // any more
        QCOMPARE(first.firstLayer, 0);
        QCOMPARE(first.endLayer, second.firstLayer);
        QCOMPARE(second.endLayer, run.result().models.at(0).layers);
        if (cores > 1) {
            std::set<int> all(first.cpus.begin(), first.cpus.end());
            all.insert(second.cpus.begin(), second.cpus.end());
            QCOMPARE(all.size(), cores);
        }
    }

    void aHundredPromptsOnThreeRanksKeepTheirOrder()
    {
        const FakeFault none;
        FakeRun run;
        Block block = tinyBlock({Mode::Sequential, Mode::DataParallel});
        block.ranks = {3};
        block.batchSizes = {4};
        block.promptCounts = {100};
        run.start(experimentOf({block}));
        QVERIFY(run.ended());
        const RunResult result = run.result();
        const auto& parallel = result.cells[1];
        QCOMPARE(parallel.state, CellState::Done);
        std::vector<int> next(34);
        std::iota(next.begin(), next.end(), 0);
        QCOMPARE(parallel.promptsOfRank[0], next);
        QCOMPARE(parallel.promptsOfRank[1].front(), 34);
        QCOMPARE(parallel.promptsOfRank[1].size(), std::size_t(33));
        QCOMPARE(parallel.promptsOfRank[2].front(), 67);
        QCOMPARE(parallel.promptsOfRank[2].back(), 99);
        QCOMPARE(parallel.tokens.size(), std::size_t(100));
        QCOMPARE(parallel.tokens, result.cells[0].tokens);
        QCOMPARE(parallel.promptTexts, result.cells[0].promptTexts);
    }

    void ceilingsAreMeasuredOnce()
    {
        const FakeFault none;
        ControllerOptions options = quickOptions();
        options.measureCeilings = true;
        FakeRun run(options);
        run.start(allModes());
        QVERIFY(run.ended());
        QCOMPARE(countOf<CeilingsEvent>(run), 1);
        QCOMPARE(run.result().ceilings.readBytesPerSecond, 20e9);
    }

    void skippedCellsSayWhy()
    {
        const FakeFault none;
        FakeRun run;
        Block block = tinyBlock({Mode::Sequential, Mode::DataParallel, Mode::TensorParallel});
        block.ranks = {5}; // more than the three prompts
        run.start(experimentOf({block}));
        QVERIFY(run.ended());
        QCOMPARE(*run.state, RunState::Done);
        for (const int cell : {1, 2}) {
            QCOMPARE(run.endOf(cell).state, CellState::Skipped);
            QVERIFY(!run.endOf(cell).reason.empty());
        }
    }

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
            QTRY_VERIFY_WITH_TIMEOUT(isStopped(fault.running()), 10'000);
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
        QCOMPARE(countOf<HelloEvent>(run), 0);
    }

    void aDestroyedControllerLeavesNothingRunning()
    {
        const FakeFault fault("at=pass;pass=1;kind=stop");
        FakeRun run;
        run.start(allModes());
        QTRY_VERIFY_WITH_TIMEOUT(isStopped(fault.running()), 10'000);
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
        QCOMPARE(told, countOf<RepeatSavedEvent>(run));
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
            (saved += int(engine.readAllStandardOutput().count("saved")), saved >= 6 && isStopped(fault.running())),
            20'000);
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

private:
    /// Whether one of them is in state T.
    static bool isStopped(const std::vector<qint64>& processes)
    {
        return std::any_of(processes.begin(), processes.end(), [](qint64 id) {
            QFile stat(QStringLiteral("/proc/%1/stat").arg(id));
            if (!stat.open(QIODevice::ReadOnly))
                return false;
            const QByteArray line = stat.readAll();
            return line.mid(line.lastIndexOf(')') + 2, 1) == "T";
        });
    }
};

int main(int argc, char** argv)
{
    if (argc == 3 && std::strcmp(argv[1], "--engine") == 0)
        return runForEver(argc, argv);
    QCoreApplication application(argc, argv);
    ControllerTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "controller_test.moc"
