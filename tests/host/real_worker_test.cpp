// SPDX-License-Identifier: GPL-3.0-or-later
// The controller with the real CPU worker on the reference checkpoint: every mode gives the reference's greedy tokens.
#include <tests/host/support/fake_fault.h>
#include <tests/host/support/fake_run.h>
#include <tests/support/qt_tests.h>

#include <host/cell_run.h>

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTest>

#include <cmath>
#include <csignal>
#include <numeric>

using namespace throughline;
using namespace throughline::tests;

namespace {

const std::string checkpoint = THROUGHLINE_TEST_DATA "/gpt2";

struct Reference {
    std::vector<std::string> texts;
    std::vector<std::vector<int>> prompts;
    std::vector<std::vector<int>> greedy;
    int newTokens = 0;
};

Reference reference()
{
    QFile file(QString::fromStdString(checkpoint + "/expected.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no reference");
    const auto json = nlohmann::json::parse(file.readAll().toStdString());
    Reference expected;
    expected.newTokens = json["new_tokens"];
    for (const auto& prompt : json["prompts"]) {
        expected.texts.push_back(prompt["text"]);
        expected.prompts.push_back(prompt["ids"]);
        expected.greedy.push_back(prompt["greedy"]);
    }
    return expected;
}

ControllerOptions realOptions()
{
    ControllerOptions options;
    options.workerProgram = QStringLiteral(THROUGHLINE_BINARY_DIR "/engine/worker/throughline-worker");
    options.measureCeilings = false;
    return options;
}

Block referenceBlock(const Reference& expected, std::vector<Mode> modes)
{
    Block block = tinyBlock(std::move(modes));
    block.models = {checkpoint};
    block.promptCounts = {int(expected.texts.size())};
    block.settings.prompts.kind = PromptKind::Text;
    block.settings.prompts.texts = expected.texts;
    block.settings.newTokens = expected.newTokens;
    block.settings.protocol.repeats = 1;
    block.settings.protocol.maxRepeats = 1;
    return block;
}

/// [prompt] of the reference, repeated to `count`.
std::vector<std::vector<int>> repeated(const std::vector<std::vector<int>>& list, std::size_t count)
{
    std::vector<std::vector<int>> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(list[i % list.size()]);
    return all;
}

} // namespace

class RealWorkerTest : public QObject {
    Q_OBJECT
private:
    static void compareAll(FakeRun& run, const std::vector<std::vector<int>>& expected)
    {
        QVERIFY(run.ended(240'000));
        const RunResult result = run.result();
        for (const auto& cell : result.cells) {
            const std::string what = label(cell.planned.cell) + ": " + cell.ended.reason;
            QVERIFY2(cell.state == CellState::Done, what.c_str());
            QVERIFY2(cell.tokens == expected, what.c_str());
            QCOMPARE(cell.repeats.size(), std::size_t(1));
        }
    }

private slots:
    void dataParallelOnTwoAndThreeRanks()
    {
        const FakeFault mark;
        const Reference expected = reference();
        FakeRun run(realOptions());
        Block block = referenceBlock(expected, {Mode::Sequential, Mode::DataParallel});
        block.ranks = {1, 2, 3};
        block.batchSizes = {1, 4, 10};
        run.start(experimentOf({block}));
        compareAll(run, expected.greedy);
        QVERIFY(mark.running().empty());
    }

    void aHundredPromptsOnThreeRanksInOrder()
    {
        const Reference expected = reference();
        FakeRun run(realOptions());
        Block block = referenceBlock(expected, {Mode::Sequential, Mode::DataParallel});
        block.ranks = {3};
        block.batchSizes = {4};
        block.promptCounts = {100};
        run.start(experimentOf({block}));
        compareAll(run, repeated(expected.greedy, 100));
        if (QTest::currentTestFailed())
            return;
        const CellResult parallel = run.result().cells[1];
        QCOMPARE(parallel.promptsOfRank[0].size(), std::size_t(34));
        QCOMPARE(parallel.promptsOfRank[2].back(), 99);
        QCOMPARE(parallel.promptTexts[99], expected.texts[99 % expected.texts.size()]);
    }

    void ranksAreEqualisedWithCopiesThatCountNowhere()
    {
        const Reference expected = reference();
        FakeRun run(realOptions());
        Block block = referenceBlock(expected, {Mode::Sequential, Mode::DataParallel});
        block.ranks = {3};
        block.batchSizes = {2};
        block.settings.equaliseRanks = true;
        run.start(experimentOf({block}));
        compareAll(run, expected.greedy); // 4, 3 and 3 prompts
        if (QTest::currentTestFailed())
            return;
        const CellResult parallel = run.result().cells[1];
        std::vector<int64_t> wasted;
        std::size_t rows = 0;
        for (const auto& rank : parallel.repeats[0].ranks) {
            wasted.push_back(0);
            for (const auto& batch : rank.batches) {
                wasted.back() += batch.wastedPositions;
                rows += batch.prompts.size();
            }
        }
        QCOMPARE(rows, std::size_t(10));
        const auto copied = [&](std::size_t prompt) { // its prefill and all decode steps
            return int64_t(expected.prompts[prompt].size()) + expected.newTokens - 1;
        };
        QCOMPARE(wasted, (std::vector<int64_t>{0, copied(6), copied(9)}));
    }

    void aBalancedSplitGivesEachRankWhatThePlanSays()
    {
        const Reference expected = reference();
        FakeRun run(realOptions());
        Block block = referenceBlock(expected, {Mode::Sequential, Mode::DataParallel});
        block.ranks = {3};
        block.batchSizes = {4};
        block.settings.rankSplit = RankSplit::Balanced;
        run.start(experimentOf({block}));
        compareAll(run, expected.greedy);
        if (QTest::currentTestFailed())
            return;
        std::vector<int> positions;
        for (const auto& prompt : expected.prompts)
            positions.push_back(int(prompt.size()) + expected.newTokens);
        QCOMPARE(run.result().cells[1].promptsOfRank, promptsOfRanks(positions, 3, RankSplit::Balanced));
        QVERIFY(run.result().cells[1].promptsOfRank != promptsOfRanks(positions, 3, RankSplit::Contiguous));
    }

    void promptsMayBePreparedInsideTheTimedSpan()
    {
        const Reference expected = reference();
        FakeRun run(realOptions());
        Block block = referenceBlock(expected, {Mode::Sequential, Mode::DataParallel, Mode::Pipeline});
        block.ranks = {2};
        block.chunks = {2};
        block.batchSizes = {4};
        block.settings.preparation = Preparation::Timed;
        Block ahead = block;
        block.settings.preparationThreads = 2;
        run.start(experimentOf({block, ahead}));
        compareAll(run, expected.greedy);
        QCOMPARE(run.result().cells.size(), std::size_t(6));
        for (const auto& cell : run.result().cells) {
            auto prompts = PromptMaker().make(cell.planned);
            QVERIFY(prompts.ok());
            const CellCommands commands = cellCommands(cell.planned, *prompts);
            QVERIFY(commands.prepare.preparesInPass);
            QCOMPARE(commands.prepare.preparationThreads, cell.planned.cell.settings.preparationThreads);
            QCOMPARE(commands.prompts[0][0].texts[0], expected.texts[0]);
        }
    }

    void groupsOfSequentialPromptsArePaddedTogether()
    {
        const Reference expected = reference();
        FakeRun run(realOptions());
        Block block = referenceBlock(expected, {Mode::Sequential});
        block.settings.groups = 5;
        block.settings.padding = PaddingSide::Left;
        run.start(experimentOf({block}));
        compareAll(run, expected.greedy);
        if (QTest::currentTestFailed())
            return;
        std::vector<int> lengths;
        for (const auto& prompt : expected.prompts)
            lengths.push_back(int(prompt.size()));
        const std::vector<int> padded = paddedLengths(lengths, 5, 1);
        const auto batches = run.result().cells[0].repeats[0].ranks[0].batches;
        QCOMPARE(batches.size(), std::size_t(10)); // still one prompt at a time
        for (std::size_t i = 0; i < batches.size(); ++i)
            QCOMPARE(batches[i].wastedPositions, int64_t(padded[i] - lengths[i]));
    }

    void pipelinesOfTwoAndThreeStages()
    {
        const FakeFault mark;
        const Reference expected = reference();
        FakeRun run(realOptions());
        Block block = referenceBlock(expected, {Mode::Sequential, Mode::Pipeline});
        block.stages = {2, 3};
        block.chunks = {1, 2, 4};
        block.batchSizes = {4};
        run.start(experimentOf({block}));
        compareAll(run, expected.greedy);
        const RunResult result = run.result();
        for (const auto& cell : result.cells)
            if (cell.planned.cell.mode == Mode::Pipeline)
                for (const auto& rank : cell.repeats[0].ranks)
                    QVERIFY(!rank.spans.empty());
        QVERIFY(mark.running().empty());
    }

    void bf16GivesTheSameTokensInEveryMode()
    {
        const Reference expected = reference();
        FakeRun run(realOptions());
        Block block = referenceBlock(expected, {Mode::Sequential, Mode::DataParallel, Mode::Pipeline});
        block.precisions = {{Precision::Bf16, Precision::Auto}};
        block.ranks = {2};
        block.chunks = {2};
        block.batchSizes = {4};
        run.start(experimentOf({block}));
        QVERIFY(run.ended(240'000));
        const RunResult result = run.result();
        const auto count = int(expected.greedy.size());
        for (const auto& cell : result.cells) {
            QVERIFY2(cell.state == CellState::Done, cell.ended.reason.c_str());
            QCOMPARE(cell.tokens.size(), expected.greedy.size());
            int agreeing = 0;
            for (std::size_t i = 0; i < cell.tokens.size(); ++i) {
                QCOMPARE(cell.tokens[i].size(), std::size_t(expected.newTokens));
                agreeing += cell.tokens[i].front() == expected.greedy[i].front();
            }
            // bf16 rounds away leads below 3e-2 of the logits (3-engine), so that a near tie may fall otherwise.
            QVERIFY2(agreeing * 10 >= count * 8, qPrintable(QString::number(agreeing)));
        }
    }

    void aForwardPassHasOutputsThatAgree()
    {
        const Reference expected = reference();
        FakeRun run(realOptions());
        Block block = referenceBlock(expected, {Mode::Sequential, Mode::DataParallel, Mode::Pipeline});
        block.settings.task = Task::Forward;
        block.settings.newTokens = 0;
        block.ranks = {2};
        block.chunks = {2};
        block.batchSizes = {4};
        run.start(experimentOf({block}));
        QVERIFY(run.ended(240'000));
        const RunResult result = run.result();
        std::vector<double> baseline;
        for (const auto& cell : result.cells) {
            QVERIFY2(cell.state == CellState::Done, cell.ended.reason.c_str());
            const auto& ranks = cell.repeats.at(0).ranks;
            // The first prompts' outputs are on the first replica, or on the last stage.
            const auto& passed = (cell.planned.cell.mode == Mode::Pipeline ? ranks.back() : ranks.front()).passed;
            QVERIFY(passed.nonFiniteStep < 0);
            QVERIFY(!passed.outputs.empty());
            if (baseline.empty())
                baseline = passed.outputs;
            QCOMPARE(passed.outputs.size(), baseline.size());
            double largest = 0;
            double apart = 0;
            for (std::size_t i = 0; i < baseline.size(); ++i) {
                largest = std::max(largest, std::abs(baseline[i]));
                apart = std::max(apart, std::abs(passed.outputs[i] - baseline[i]));
            }
            QVERIFY2(apart <= 1e-5 * largest, qPrintable(QString::number(apart / largest))); // 3-engine: fp32 agreement
        }
    }

    void theCeilingsAreReal()
    {
        ControllerOptions options = realOptions();
        options.measureCeilings = true;
        FakeRun run(options);
        run.start(experimentOf({tinyBlock()}));
        QVERIFY(run.ended(120'000));
        QVERIFY2(run.endOf(0).state == CellState::Done, run.endOf(0).reason.c_str());
        const CeilingsEvent ceilings = run.result().ceilings;
        qInfo("read %.1f GB/s, one thread %.1f; fp32 %.0f GFLOP/s, bf16 %.0f", ceilings.readBytesPerSecond * 1e-9,
            ceilings.readBytesPerSecondOneThread * 1e-9, ceilings.fp32OperationsPerSecond * 1e-9,
            ceilings.bf16OperationsPerSecond * 1e-9);
        // No machine that runs this reads less, none of today's more.
        QVERIFY(ceilings.readBytesPerSecond > 1e8 && ceilings.readBytesPerSecond < 1e13);
    }

    void aKilledRankFailsItsCellAndTheNextOneRuns()
    {
        const FakeFault mark;
        const Reference expected = reference();
        FakeRun run(realOptions());
        Block block = referenceBlock(expected, {Mode::Sequential, Mode::Pipeline});
        block.chunks = {1, 2};
        block.batchSizes = {4};
        block.settings.protocol.repeats = block.settings.protocol.maxRepeats = 2000; // long enough to be interrupted
        block.settings.protocol.budgetSeconds = 600;
        run.onEvent = [&](const Event& event) {
            if (!std::holds_alternative<RepeatSavedEvent>(event.body) || killedAt >= 0)
                return;
            if (event.cell == 0)
                return; // the sequential one is let be: it has one rank
            const auto processes = mark.running();
            QCOMPARE(processes.size(), std::size_t(2));
            ::kill(pid_t(processes.back()), SIGKILL);
            killedAt = run.clock.elapsed();
        };
        // A sequential cell of 2000 repeats would take minutes: it is given a plan of its own.
        Experiment experiment = experimentOf({block});
        run.start(experiment, [](Plan& plan) {
            for (auto& planned : plan.cells)
                if (planned.cell.mode == Mode::Sequential || planned.cell.chunks == 2)
                    planned.cell.settings.protocol.repeats = planned.cell.settings.protocol.maxRepeats = 1;
        });
        QVERIFY(run.ended(240'000));
        QCOMPARE(run.endOf(1).state, CellState::Failed);
        QVERIFY2(run.endOf(1).reason.find("SIGKILL") != std::string::npos, run.endOf(1).reason.c_str());
        QVERIFY2(run.endOfMs(1) - killedAt <= 2000, qPrintable(QString::number(run.endOfMs(1) - killedAt)));
        QCOMPARE(run.endOf(2).state, CellState::Done);
        QVERIFY(mark.running().empty());
    }

private:
    qint64 killedAt = -1;
};

THROUGHLINE_QTEST(RealWorkerTest)
#include "real_worker_test.moc"
