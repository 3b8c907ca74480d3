// SPDX-License-Identifier: GPL-3.0-or-later
// What charts 5, 6 and 8 to 12 show, worked out by hand from runs whose numbers are round.
#include <tests/support/qt_tests.h>

#include "support/sample_run.h"

#include <plots/chart_data.h>

#include <core/wall_parts.h>

#include <QtTest>

#include <cmath>
#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr double lastBits = 1e-9; // of sums and quotients of doubles near 1

bool close(double a, double b) { return std::abs(a - b) <= lastBits * std::max(1.0, std::abs(b)); }

const Series& named(const Panel& panel, const char* name)
{
    for (const Series& series : panel.series)
        if (series.name == name)
            return series;
    throw std::runtime_error(std::string("no series ") + name);
}

/// Four GPUs: batch 1 scales perfectly, batch 16 takes 1.25 times its share on four.
RunResult scalingRun(bool gpu = true)
{
    SampleOptions options;
    options.gpu = gpu;
    return sampleRun({{Mode::Sequential, 1, 1, 100, {8000}}, {Mode::DataParallel, 1, 1, 100, {8000}},
                         {Mode::DataParallel, 4, 1, 100, {2000}}, {Mode::DataParallel, 1, 4, 100, {3000}},
                         {Mode::DataParallel, 4, 4, 100, {1000}}, {Mode::DataParallel, 1, 16, 100, {800, 1000, 900}},
                         {Mode::DataParallel, 4, 16, 100, {240, 250, 260}}},
        options);
}

std::vector<std::string> column(const ChartData& chart, std::size_t index)
{
    std::vector<std::string> values;
    for (const auto& row : chart.tableRows)
        values.push_back(row[index]);
    return values;
}

} // namespace

class MoreChartsTest : public QObject {
    Q_OBJECT
private slots:
    void scalingHoldsAWayAgainstItselfOnOneDevice();
    void scalingOfRanksThatShareADevice();
    void scalingNeedsOneDeviceAndSeveral();
    void partsAddUpToTheWallTime();
    void partsOfTheLargestCellOfEachMode();
    void latencyIsTheShareOfPrompts();
    void forwardPassesHaveNoLatency();
    void sharesAndWhichPrompts();
    void shareNeedsSeveralRanks();
    void memoryOfAllRanksBesideTheEstimate();
    void memoryThatNobodyTold();
    void throughputAgainstTimePerToken();
    void repeatsAgainstTheirMedian();
    void clocksAreThoseOfTheDevices();
    void tablesAreAsWideAsTheirHeads_data();
    void tablesAreAsWideAsTheirHeads();
    void runsKeepTheirColours();
};

void MoreChartsTest::scalingHoldsAWayAgainstItselfOnOneDevice()
{
    const RunResult run = scalingRun();
    const ChartData chart = makeChart(ChartKind::Scaling, {&run});
    QCOMPARE(chart.notApplicable, std::string());
    QCOMPARE(chart.panels.size(), std::size_t(2));
    const Panel& speedup = chart.panels[0];
    QCOMPARE(speedup.yTitle, std::string("speed-up over 1 GPU"));
    QCOMPARE(speedup.xTicks, (std::vector<double>{1, 4}));
    QCOMPARE(speedup.series.size(), std::size_t(3)); // the smallest and the largest batch, the ideal
    const Series& small = named(speedup, "data-parallel, batch 1");
    const Series& large = named(speedup, "data-parallel, batch 16");
    QVERIFY(small.style.hollow && !large.style.hollow);
    QCOMPARE(small.points[1].x, 4.0);
    QVERIFY(close(small.points[0].y, 1) && close(small.points[1].y, 4));
    QVERIFY(close(large.points[1].y, 900.0 / 250));
    QVERIFY(close(*large.points[1].low, 800.0 / 260)); // below 5 repeats: the range of either side
    QVERIFY(close(*large.points[1].high, 1000.0 / 240));
    QVERIFY(close(large.points[1].samples[2], 900.0 / 260));
    QCOMPARE(named(speedup, "ideal").points.back().y, 4.0);
    const Panel& efficiency = chart.panels[1];
    QCOMPARE(efficiency.yTitle, std::string("efficiency"));
    QVERIFY(close(named(efficiency, "data-parallel, batch 16").points[1].y, 90));
    QVERIFY(close(*named(efficiency, "data-parallel, batch 16").points[1].low, 100 * 800.0 / 260 / 4));
    QCOMPARE(named(efficiency, "data-parallel, batch 16").points[1].label, std::string("90\u00a0%"));
    QCOMPARE(named(efficiency, "ideal").points.back().y, 100.0);
    QCOMPARE(chart.tableRows.size(), std::size_t(8)); // two ways, two counts, two measures
    QCOMPARE(chart.tableRows.back()[0], std::string("100 prompts, efficiency"));
}

void MoreChartsTest::scalingOfRanksThatShareADevice()
{
    const RunResult run = scalingRun(false);
    const ChartData chart = makeChart(ChartKind::Scaling, {&run});
    QCOMPARE(chart.panels.size(), std::size_t(1)); // no efficiency
    QCOMPARE(chart.xTitle, std::string("ranks"));
    for (const Series& series : chart.panels[0].series)
        QVERIFY(!series.style.reference); // no ideal
    QVERIFY(chart.sentence.find("efficiency is unavailable") != std::string::npos);
}

void MoreChartsTest::scalingNeedsOneDeviceAndSeveral()
{
    const RunResult run =
        sampleRun({{Mode::Sequential, 1, 1, 10, {100}}, {Mode::DataParallel, 2, 1, 10, {100}}}); // none on one
    QCOMPARE(makeChart(ChartKind::Scaling, {&run}).notApplicable,
        std::string("No mode was measured both on one device and on several, with all else equal."));
}

void MoreChartsTest::partsAddUpToTheWallTime()
{
    const RunResult run = cpuRun(5);
    const ChartData chart = makeChart(ChartKind::WhyNot, {&run});
    QCOMPARE(chart.panels.size(), std::size_t(2));
    for (const Panel& panel : chart.panels) {
        const CellResult& cell = run.cells[std::size_t(panel.series[0].points[0].cell)];
        for (std::size_t row = 0; row < panel.rows.size(); ++row) {
            double sum = 0;
            for (const Series& series : panel.series)
                sum += series.points[row].y;
            const bool isARepeats = std::any_of(cell.repeats.begin(), cell.repeats.end(),
                [&](const Repeat& repeat) { return close(sum, double(repeat.wallNs) * 1e-9); });
            QVERIFY(isARepeats);
        }
        for (const Series& series : panel.series) { // each is core's part of the repeat nearest the median
            const auto parts = partsOfWall(cell, cell.repeats[0]);
            for (std::size_t part = 0; part < wallParts; ++part)
                if (series.name == inWords(WallPart(part)))
                    for (std::size_t row = 0; row < panel.rows.size(); ++row)
                        QVERIFY(close(series.points[row].y, double(parts[row].ns[part]) * 1e-9));
        }
    }
    QCOMPARE(chart.tableRows.size(), std::size_t(4)); // two ranks, two stages
}

void MoreChartsTest::partsOfTheLargestCellOfEachMode()
{
    const RunResult run = cpuRun(5);
    const ChartData chart = makeChart(ChartKind::WhyNot, {&run});
    QCOMPARE(chart.panels[0].title, std::string("data-parallel, 2 ranks, batch 16, 100 prompts"));
    QCOMPARE(chart.panels[1].title, std::string("pipeline, 2 stages, 4 chunks, batch 8, 100 prompts"));
    QCOMPARE(chart.panels[0].rows, (std::vector<std::string>{"rank 0", "rank 1"}));
    QCOMPARE(chart.panels[1].rows, (std::vector<std::string>{"stage 0", "stage 1"}));
    for (const Series& series : chart.panels[1].series)
        QCOMPARE(series.style.hatched, series.name == "pipeline bubble" || series.name == "part-full batches");
    // 50 prompts of a rank are three full batches and one of two rows, as long as the others: 14/16 of it is lost.
    const Repeat& repeat = run.cells[std::size_t(chart.panels[0].series[0].points[0].cell)].repeats[0];
    const double lost = double(repeat.wallNs) * 1e-9 / 4 * 14 / 16;
    QVERIFY(std::abs(named(chart.panels[0], "part-full batches").points[0].y - lost) < 2e-9); // whole nanoseconds
}

void MoreChartsTest::latencyIsTheShareOfPrompts()
{
    SampleOptions options;
    options.newTokens = 4;
    // Batches of one after another, each 100 ms: tokens come each 25 ms.
    const RunResult run = sampleRun({{Mode::Sequential, 1, 1, 4, {400}}}, options);
    const ChartData chart = makeChart(ChartKind::Latency, {&run});
    QCOMPARE(chart.panels.size(), std::size_t(2));
    const auto& first = chart.panels[0].series[0].points;
    QCOMPARE(first.size(), std::size_t(4));
    for (std::size_t i = 0; i < first.size(); ++i) {
        QVERIFY(close(first[i].x, 25.0 + 100.0 * double(i)));
        QCOMPARE(first[i].y, 25.0 * double(i + 1));
    }
    const auto& between = chart.panels[1].series[0].points;
    QCOMPARE(between.size(), std::size_t(12)); // three gaps of each
    QVERIFY(close(between.front().x, 25) && close(between.back().x, 25));
    QCOMPARE(chart.tableRows[0][2], std::string("4"));
    QVERIFY(close(std::stod(chart.tableRows[0][4]), 125)); // half of them by then
    QVERIFY(close(std::stod(chart.tableRows[0][5]), 325));
}

void MoreChartsTest::forwardPassesHaveNoLatency()
{
    SampleOptions options;
    options.task = Task::Forward;
    const RunResult run = sampleRun({{Mode::Sequential, 1, 1, 4, {400}}}, options);
    QCOMPARE(makeChart(ChartKind::Latency, {&run}).notApplicable,
        std::string("No cell generates tokens: a forward pass has no latency of its own."));
    QCOMPARE(makeChart(ChartKind::Tradeoff, {&run}).notApplicable,
        std::string("No cell generates two tokens or more per prompt: there is no time between tokens."));
}

void MoreChartsTest::sharesAndWhichPrompts()
{
    RunResult run = sampleRun({{Mode::DataParallel, 3, 4, 10, {100}}}); // 4, 3 and 3 prompts of 20 tokens
    auto& last = run.cells[0].repeats[0].ranks[2].batches[0].prompts;
    QCOMPARE(last, (std::vector<int>{7, 8, 9}));
    const ChartData chart = makeChart(ChartKind::Share, {&run});
    const Panel& panel = chart.panels[0];
    QCOMPARE(panel.rows, (std::vector<std::string>{"rank 0", "rank 1", "rank 2"}));
    QCOMPARE(panel.series[0].points[0].y, 80.0);
    QCOMPARE(panel.series[0].points[2].y, 60.0);
    QCOMPARE(panel.rowNotes[0], std::string("40.0\u00a0% · prompts 1–4"));
    QCOMPARE(column(chart, 6), (std::vector<std::string>{"1–4", "5–7", "8–10"}));
    QCOMPARE(column(chart, 4), (std::vector<std::string>{"0.4", "0.3", "0.3"}));
    last = {3, 7, 9}; // balanced ranks have prompts from here and there
    QCOMPARE(makeChart(ChartKind::Share, {&run}).tableRows[2][6], std::string("4, 8, 10"));
}

void MoreChartsTest::shareNeedsSeveralRanks()
{
    const RunResult run = sampleRun({{Mode::DataParallel, 1, 4, 10, {100}}});
    QCOMPARE(makeChart(ChartKind::Share, {&run}).notApplicable,
        std::string("Every data-parallel cell has one rank: it has all prompts."));
}

void MoreChartsTest::memoryOfAllRanksBesideTheEstimate()
{
    RunResult run = sampleRun({{Mode::DataParallel, 2, 4, 10, {100, 100}}, {Mode::DataParallel, 2, 16, 10, {100}}});
    for (CellResult& cell : run.cells) {
        cell.planned.needBytes = 3'000'000'000 + cell.planned.index;
        for (Repeat& repeat : cell.repeats)
            for (RankPass& rank : repeat.ranks) {
                rank.passed.peakBytes = int64_t(1'000'000'000) * (1 + rank.rank) + 500'000'000 * (repeat.pass - 1);
                rank.passed.residentPeakBytes = 4'000'000'000;
            }
    }
    const ChartData chart = makeChart(ChartKind::Memory, {&run});
    QCOMPARE(chart.panels.size(), std::size_t(2));
    QCOMPARE(chart.panels[0].yTitle, std::string("allocator peak, GB"));
    const Series& observed = named(chart.panels[0], "data-parallel, 2 ranks");
    QCOMPARE(observed.points[0].y, 4.0); // 1.5 + 2.5, the larger repeat
    QCOMPARE(observed.points[0].samples, (std::vector<double>{3, 4}));
    QCOMPARE(observed.points[1].y, 3.0);
    QCOMPARE(named(chart.panels[0], "estimate").points[1].y, 3.000000001);
    QVERIFY(named(chart.panels[0], "estimate").style.reference);
    QCOMPARE(chart.panels[1].yTitle, std::string("device-level peak, GB"));
    QCOMPARE(named(chart.panels[1], "data-parallel, 2 ranks").points[0].y, 8.0);
}

void MoreChartsTest::memoryThatNobodyTold()
{
    RunResult run = sampleRun({{Mode::DataParallel, 1, 4, 10, {100}}});
    run.cells[0].repeats[0].ranks[0].passed.residentPeakBytes = 0;
    QCOMPARE(makeChart(ChartKind::Memory, {&run}).notApplicable, std::string("No rank told how much memory it took."));
}

void MoreChartsTest::throughputAgainstTimePerToken()
{
    SampleOptions options;
    options.newTokens = 5;
    // 4 prompts: in a batch of 4 a token each 40 ms, in batches of 2 each 30 ms.
    const RunResult run =
        sampleRun({{Mode::DataParallel, 1, 2, 4, {300}}, {Mode::DataParallel, 1, 4, 4, {200}}}, options);
    const ChartData chart = makeChart(ChartKind::Tradeoff, {&run});
    const auto& points = chart.panels[0].series[0].points;
    QCOMPARE(points[0].x, 30.0);
    QCOMPARE(points[1].x, 40.0);
    QVERIFY(close(points[0].y, 4 * 5 / 0.3) && close(points[1].y, 4 * 5 / 0.2));
    QCOMPARE(points[1].note, std::string("batch 4"));
    QCOMPARE(points[1].mark, std::string("4"));
}

void MoreChartsTest::repeatsAgainstTheirMedian()
{
    RunResult run = sampleRun({{Mode::Sequential, 1, 1, 10, {100, 101, 99, 100, 100.5, 300}}});
    run.firstNs = 500'000'000;
    run.cells[0].repeats[1].flags = {"throttled"};
    const ChartData chart = makeChart(ChartKind::Repeats, {&run});
    QCOMPARE(chart.panels.size(), std::size_t(1));
    const auto& points = chart.panels[0].series[0].points;
    QVERIFY(!chart.panels[0].series[0].joined);
    QCOMPARE(points.size(), std::size_t(6));
    QVERIFY(close(points[0].x, 0.5)); // go at 1 s
    QVERIFY(close(points[5].y, 100 * 300 / 100.25));
    QVERIFY(points[0].finished && !points[1].finished && !points[5].finished); // flagged, outlier
    QCOMPARE(points[5].note, std::string("sequential, 10 prompts, repeat 6, outlier"));
    QVERIFY(chart.sentence.find("1 outlier") != std::string::npos);
    QVERIFY(chart.sentence.find("No clocks were stored") != std::string::npos);
}

void MoreChartsTest::clocksAreThoseOfTheDevices()
{
    RunResult run = sampleRun({{Mode::DataParallel, 2, 4, 10, {100, 100}}});
    for (Repeat& repeat : run.cells[0].repeats)
        for (RankPass& rank : repeat.ranks) {
            TelemetryEvent telemetry;
            telemetry.uuid = "GPU-" + std::to_string(rank.rank);
            telemetry.sampledNs = {rank.passed.goNs, rank.passed.goNs + 1'000'000, rank.passed.goNs + 2'000'000};
            telemetry.smClockMhz = {1980, std::nullopt, 1755 - rank.rank};
            rank.telemetry = telemetry;
        }
    const ChartData chart = makeChart(ChartKind::Repeats, {&run});
    QCOMPARE(chart.panels.size(), std::size_t(2));
    const auto& points = named(chart.panels[1], "clock of GPU 1").points;
    QCOMPARE(points.size(), std::size_t(4)); // what could not be read is not there
    QCOMPARE(points[1].y, 1754.0);
    QVERIFY(points[2].apart && !points[1].apart); // between passes nothing was read
}

void MoreChartsTest::tablesAreAsWideAsTheirHeads_data()
{
    QTest::addColumn<ChartKind>("kind");
    for (const ChartKind kind : chartKinds())
        QTest::addRow("%s", idOf(kind).data()) << kind;
}

void MoreChartsTest::tablesAreAsWideAsTheirHeads()
{
    QFETCH(ChartKind, kind);
    const RunResult run = cpuRun(3);
    const ChartData chart = makeChart(kind, {&run});
    QVERIFY(!chart.tableRows.empty());
    for (const auto& row : chart.tableRows)
        QCOMPARE(row.size(), chart.tableHeader.size());
}

void MoreChartsTest::runsKeepTheirColours()
{
    RunResult a = scalingRun();
    RunResult b = scalingRun();
    b.started.runId = "run-2";
    b.started.experiment.name = "other";
    for (const ChartKind kind :
        {ChartKind::Scaling, ChartKind::Latency, ChartKind::Memory, ChartKind::Tradeoff, ChartKind::Repeats}) {
        std::set<int> runs;
        for (const Panel& panel : makeChart(kind, {&a, &b}).panels)
            for (const Series& series : panel.series)
                if (!series.style.reference)
                    runs.insert(series.style.run);
        QCOMPARE(runs, (std::set<int>{0, 1}));
    }
    // Where colours are parts, panels carry the runs' names.
    const ChartData parts = makeChart(ChartKind::WhyNot, {&a, &b});
    QVERIFY(parts.runNames.empty());
    QCOMPARE(parts.panels[0].title, std::string("sample, data-parallel, 4 GPUs, batch 16, 100 prompts"));
    QCOMPARE(parts.panels[1].title, std::string("other, data-parallel, 4 GPUs, batch 16, 100 prompts"));
}

THROUGHLINE_QTEST(MoreChartsTest)
#include "more_charts_test.moc"
