// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 7: measured blocks are the spans as they came, the ideal schedule is the textbook's, bubbles by definition.
#include <tests/support/qt_tests.h>

#include "support/raw_csv.h"
#include "support/sample_run.h"

#include <plots/chart_data.h>
#include <plots/charts/ideal_schedule.h>

#include <core/metrics.h>

#include <QtTest>

#include <cmath>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr double tolerance = 1e-9; // milliseconds: sums of a few hundred doubles

RunResult pipelineRun(const std::vector<double>& wallMs, int stages = 3, int chunks = 4)
{
    return sampleRun({{Mode::Sequential, 1, 1, 8, around(100, 3)}, {Mode::Pipeline, stages, 8, 8, wallMs, chunks}});
}

/// One pass of equal pieces, in no particular time.
std::vector<StageWork> onePass(int stages, int chunks, double piece)
{
    std::vector<StageWork> work;
    for (int stage = 0; stage < stages; ++stage)
        for (int chunk = 0; chunk < chunks; ++chunk) {
            const double start = 10 * piece * (stage * chunks + chunk);
            work.push_back({stage, chunk, 0, 0, start, start + piece});
        }
    return work;
}

double endOf(const std::vector<StageWork>& work)
{
    double end = 0;
    for (const StageWork& piece : work)
        end = std::max(end, piece.end);
    return end;
}

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT
private slots:
    void measuredBlocksAreTheSpans();
    void ranksAreOnOneClock();
    void representativeRepeatIsNearestTheMedian();
    void idealOfOnePass_data();
    void idealOfOnePass();
    void oneChunkTakesTurns();
    void decodeWaitsForTheLastStage();
    void bubblesAreIdleWhileOthersWork();
    void bubblesAgreeWithTheMetric();
    void fewestAndMostChunks();
    void longPassesShowTheirBeginning();
    void tableIsTheChart();
};

void TimelineTest::measuredBlocksAreTheSpans()
{
    const RunResult run = pipelineRun({90});
    const ChartData chart = makeChart(ChartKind::Timeline, {&run});
    QCOMPARE(chart.panels.size(), std::size_t(1));
    const Panel& panel = chart.panels[0];
    QCOMPARE(panel.rows, (std::vector<std::string>{"stage 0", "stage 1", "stage 2", "stage 0", "stage 1", "stage 2"}));
    std::size_t spans = 0;
    for (const RankPass& rank : run.cells[1].repeats[0].ranks)
        for (const StageSpan& span : rank.spans) {
            const bool found = std::any_of(panel.blocks.begin(), panel.blocks.end(), [&](const TimelineBlock& block) {
                return !block.ideal && block.row == rank.rank && block.number == span.chunk + 1
                    && block.step == span.step && std::abs(block.start - double(span.startNs) / 1e6) < tolerance
                    && std::abs(block.end - double(span.endNs) / 1e6) < tolerance;
            });
            QVERIFY(found);
            ++spans;
        }
    QCOMPARE(panel.blocks.size(), 2 * spans); // and as many ideal ones
}

void TimelineTest::ranksAreOnOneClock()
{
    RunResult run = pipelineRun({90});
    RankPass& late = run.cells[1].repeats[0].ranks[1];
    late.passed.goNs += 2'500'000; // told to go 2.5 ms later: its spans count from there
    const auto work = measuredWork(run.cells[1].repeats[0]);
    const auto first = std::find_if(work.begin(), work.end(), [](const StageWork& piece) { return piece.stage == 1; });
    QVERIFY(std::abs(first->start - (double(late.spans[0].startNs) / 1e6 + 2.5)) < tolerance);
}

void TimelineTest::representativeRepeatIsNearestTheMedian()
{
    const RunResult run = pipelineRun({90, 70, 120, 80, 200});
    const ChartData chart = makeChart(ChartKind::Timeline, {&run});
    QCOMPARE(chart.panels[0].rowGroups[0].title, std::string("measured · 90 ms"));
}

void TimelineTest::idealOfOnePass_data()
{
    QTest::addColumn<int>("stages");
    QTest::addColumn<int>("chunks");
    for (const int stages : {2, 3, 4})
        for (const int chunks : {1, 2, 8})
            QTest::addRow("%d stages, %d chunks", stages, chunks) << stages << chunks;
}

void TimelineTest::idealOfOnePass()
{
    QFETCH(int, stages);
    QFETCH(int, chunks);
    const auto ideal = idealSchedule(onePass(stages, chunks, 2.0));
    QCOMPARE(ideal.size(), std::size_t(stages * chunks));
    QCOMPARE(endOf(ideal), 2.0 * (chunks + stages - 1));
    for (const StageWork& piece : ideal)
        QCOMPARE(piece.start, 2.0 * (piece.chunk + piece.stage));
    for (const double bubble : bubbles(ideal, endOf(ideal))) // GPipe (Huang et al. 2019)
        QVERIFY(std::abs(bubble - double(stages - 1) / (chunks + stages - 1)) < 1e-12);
}

void TimelineTest::oneChunkTakesTurns()
{
    const RunResult run = pipelineRun({90}, 2, 1);
    const auto ideal = idealSchedule(measuredWork(run.cells[1].repeats[0]));
    for (const StageWork& a : ideal)
        for (const StageWork& b : ideal)
            QVERIFY(a == b || a.end <= b.start + tolerance || b.end <= a.start + tolerance);
}

void TimelineTest::decodeWaitsForTheLastStage()
{
    const RunResult run = pipelineRun({90}, 3, 4);
    const auto ideal = idealSchedule(measuredWork(run.cells[1].repeats[0]));
    for (const StageWork& next : ideal)
        for (const StageWork& before : ideal) {
            if (next.chunk != before.chunk || next.round != before.round)
                continue;
            const bool feeds = (before.stage + 1 == next.stage && before.step == next.step)
                || (before.stage == 2 && next.stage == 0 && before.step + 1 == next.step);
            QVERIFY(!feeds || before.end <= next.start + tolerance);
        }
}

void TimelineTest::bubblesAreIdleWhileOthersWork()
{
    // Stage 0 works 0–4 and 6–7, stage 1 works 3–6; nobody works 7–10.
    const std::vector<StageWork> work{{0, 0, 0, 0, 0, 4}, {0, 1, 0, 0, 6, 7}, {1, 0, 0, 0, 3, 6}};
    const auto idle = bubbles(work, 10);
    QCOMPARE(idle.size(), std::size_t(2));
    QVERIFY(std::abs(idle[0] - 0.2) < 1e-12); // 4–6
    QVERIFY(std::abs(idle[1] - 0.4) < 1e-12); // 0–3 and 6–7
}

void TimelineTest::bubblesAgreeWithTheMetric()
{
    const RunResult run = pipelineRun({90});
    const auto idle = bubbles(measuredWork(run.cells[1].repeats[0]), 90);
    const double mean = (idle[0] + idle[1] + idle[2]) / 3;
    const auto metric = summarise(run, run.cells[1]).bubble;
    QVERIFY(metric);
    QVERIFY(std::abs(*metric - mean) < 1e-9);
}

void TimelineTest::fewestAndMostChunks()
{
    const RunResult run = sampleRun({{Mode::Pipeline, 2, 8, 8, {90}, 1}, {Mode::Pipeline, 3, 8, 8, {90}, 4},
        {Mode::Pipeline, 3, 8, 8, {90}, 2}, {Mode::Pipeline, 3, 8, 8, {90}, 1}, {Mode::Pipeline, 3, 4, 8, {90}, 1}});
    const ChartData chart = makeChart(ChartKind::Timeline, {&run});
    QCOMPARE(chart.panels.size(), std::size_t(2));
    QCOMPARE(chart.panels[0].title, std::string("3 stages, 1 chunk, batch 8, 8 prompts"));
    QCOMPARE(chart.panels[1].title, std::string("3 stages, 4 chunks, batch 8, 8 prompts"));
}

void TimelineTest::longPassesShowTheirBeginning()
{
    SampleOptions options;
    options.pipelineSteps = 100;
    const RunResult run = sampleRun({{Mode::Pipeline, 2, 8, 8, {5000}, 4}}, options);
    const ChartData chart = makeChart(ChartKind::Timeline, {&run});
    QVERIFY(chart.panels[0].xEnd);
    const auto seen = std::count_if(chart.panels[0].blocks.begin(), chart.panels[0].blocks.end(),
        [&](const TimelineBlock& block) { return block.row == 0 && block.end <= *chart.panels[0].xEnd; });
    QCOMPARE(seen, std::ptrdiff_t(40));
    QCOMPARE(chart.panels[0].blocks.size(), std::size_t(2 * 2 * 4 * 100)); // the data are whole
    QVERIFY(chart.sentence.find("Shown at first") != std::string::npos);
}

void TimelineTest::tableIsTheChart()
{
    const RunResult run = pipelineRun({90});
    const ChartData chart = makeChart(ChartKind::Timeline, {&run});
    QCOMPARE(chart.tableRows.size(), chart.panels[0].blocks.size());
    for (std::size_t i = 0; i < chart.tableRows.size(); ++i) {
        const TimelineBlock& block = chart.panels[0].blocks[i];
        QCOMPARE(std::stod(chart.tableRows[i][4]), block.start);
        QCOMPARE(std::stod(chart.tableRows[i][5]), block.end);
        QCOMPARE(chart.tableRows[i][6], std::string(block.ideal ? "ideal" : "measured"));
    }
}

THROUGHLINE_QTEST(TimelineTest)
#include "timeline_test.moc"
