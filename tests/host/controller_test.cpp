// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that go well: order and storage of events, sharing of loads, split of prompts.
#include <tests/host/support/fake_fault.h>
#include <tests/host/support/fake_run.h>
#include <tests/support/qt_tests.h>

#include <core/command.h>
#include <core/metrics.h>
#include <host/device_inventory.h>

#include <QDir>
#include <QTest>

#include <numeric>
#include <set>

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

    void whatTelemetrySaysIsFlaggedAndMadeAgain()
    {
        const FakeFault fault("rank=1;at=pass;pass=2;kind=hot"); // pass 0 is the warm-up
        FakeRun run;
        Block block = tinyBlock({Mode::Sequential, Mode::DataParallel});
        block.ranks = {2};
        run.start(experimentOf({block}));
        QVERIFY(run.ended());
        const RunResult result = run.result();
        QCOMPARE(result.cells[0].repeats.size(), std::size_t(3)); // has no rank 1
        const CellResult& cell = result.cells[1];
        QCOMPARE(cell.planned.cell.ranks, 2);
        QCOMPARE(cell.state, CellState::Done);
        QCOMPARE(cell.repeats.size(), std::size_t(4)); // one more than the protocol's three
        using Flags = std::vector<std::string>;
        QCOMPARE(cell.repeats[0].flags, Flags{});
        QCOMPARE(cell.repeats[1].flags, (Flags{"foreign-process", "throttled"}));
        QVERIFY(!cell.repeats[1].ranks.at(0).telemetry);
        QCOMPARE(cell.repeats[1].ranks.at(1).telemetry->uuid, std::string("made-up"));
        QCOMPARE(cell.repeats[2].flags, Flags{});
        QCOMPARE(cell.repeats[3].flags, Flags{});
        QCOMPARE(summarise(result, cell).invalid, (Flags{"foreign-process", "throttled"}));
    }

    void cellsOfOneGroupShareALoad()
    {
        const FakeFault none;
        FakeRun run;
        run.start(allModes());
        QVERIFY(run.ended());
        QCOMPARE(run.count<HelloEvent>(), 1 + 2 + 2); // the two pipelines are one group
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
        QCOMPARE(run.count<CeilingsEvent>(), 1);
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
};

THROUGHLINE_QTEST(ControllerTest)
#include "controller_test.moc"
