// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the charts: names, marks, sentences, and why there is nothing to show.
#include <tests/support/qt_tests.h>

#include "support/sample_run.h"

#include <plots/chart_data.h>

#include <QtTest>

#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const Series& seriesOf(const Panel& panel, const char* name)
{
    for (const Series& series : panel.series)
        if (series.name == name)
            return series;
    throw std::runtime_error(std::string("no series ") + name);
}

const SampleCell sequential{Mode::Sequential, 1, 1, 10, around(100, 3)};
const SampleCell parallel{Mode::DataParallel, 2, 4, 10, around(50, 3)};

} // namespace

class ChartWordsTest : public QObject {
    Q_OBJECT
private slots:
    void namesOfKinds();
    void subtitle();
    void subtitleOfACheckpoint();
    void subtitleCountsGpus();
    void firstLookSaysSo();
    void repeatsAreSaid();
    void outputsThatDifferAreSaid();
    void unfinishedIsHollow();
    void marksTellRanksAndChunksApart();
    void idealOverDevicesOfTheirOwn();
    void settingsThatDifferAreNamed();
    void severalRuns();
    void notApplicable_data();
    void notApplicable();
    void baselineIsShownWhileOthersAreToCome();
    void skippedCellsSayWhy();
    void axesStayWhileARunGoesOn();
};

void ChartWordsTest::namesOfKinds()
{
    QCOMPARE(chartKinds().size(), std::size_t(13));
    std::set<std::string_view> ids;
    for (const ChartKind kind : chartKinds()) {
        ids.insert(idOf(kind));
        const RunResult run = cpuRun(3);
        const ChartData chart = makeChart(kind, {&run});
        QCOMPARE(chart.kind, kind);
        QCOMPARE(std::string_view(chart.id), idOf(kind));
        QCOMPARE(chart.title, titleOf(kind));
        QVERIFY(chart.notApplicable.empty());
        QVERIFY(!chart.sentence.empty());
    }
    QCOMPARE(ids.size(), chartKinds().size());
}

void ChartWordsTest::subtitle()
{
    const RunResult run = sampleRun({sequential, parallel});
    QCOMPARE(makeChart(ChartKind::Time, {&run}).subtitle,
        std::string("tiny, random weights · fp32 · 20 new tokens · Intel Xeon Processor, 2 cores"));
}

void ChartWordsTest::subtitleOfACheckpoint()
{
    RunResult run = sampleRun({sequential, parallel});
    run.models[0].preset = false;
    QVERIFY(contains(makeChart(ChartKind::Time, {&run}).subtitle, "tiny, weights 0123456789ab ·"));
    QVERIFY(!contains(makeChart(ChartKind::Time, {&run}).subtitle, "random"));
}

void ChartWordsTest::subtitleCountsGpus()
{
    RunResult run = sampleRun({sequential, parallel});
    for (CellResult& cell : run.cells)
        for (std::size_t rank = 0; rank < cell.loads.size(); ++rank) {
            cell.loads[rank].hello.cuda = "13.0";
            cell.loads[rank].hello.device = "NVIDIA H200";
            cell.loads[rank].hello.uuid = "GPU-" + std::to_string(rank);
        }
    QCOMPARE(run.cells[1].loads.size(), std::size_t(2));
    QVERIFY(makeChart(ChartKind::Time, {&run}).subtitle.ends_with(" · 2 × NVIDIA H200"));
    run.cells[1].loads.resize(1);
    QVERIFY(makeChart(ChartKind::Time, {&run}).subtitle.ends_with(" · NVIDIA H200"));
}

void ChartWordsTest::firstLookSaysSo()
{
    SampleOptions quick;
    quick.protocol = ProtocolName::Quick;
    const RunResult run = sampleRun({sequential, parallel}, quick);
    for (const ChartKind kind : {ChartKind::Time, ChartKind::BatchSize, ChartKind::Speedup, ChartKind::GroupedBatch})
        QVERIFY(contains(makeChart(kind, {&run}).sentence, "First look: 3 repeats, bars show the range."));
}

void ChartWordsTest::repeatsAreSaid()
{
    const RunResult run =
        sampleRun({{Mode::Sequential, 1, 1, 10, around(100, 5)}, {Mode::DataParallel, 2, 4, 10, around(50, 7)}});
    const std::string words = makeChart(ChartKind::Speedup, {&run}).sentence;
    QVERIFY(contains(words, "Medians of 7 repeats, bars are 95\u00a0% bootstrap intervals."));
    QVERIFY(contains(words, "Outputs agree with the baseline."));
    QVERIFY(contains(makeChart(ChartKind::Time, {&run}).sentence, "Medians of 5 to 7 repeats"));
}

void ChartWordsTest::outputsThatDifferAreSaid()
{
    RunResult run = sampleRun({sequential, parallel});
    run.cells[1].tokens[3][5] = 999;
    QVERIFY(
        contains(makeChart(ChartKind::Speedup, {&run}).sentence, "Outputs differ from the baseline in 1 of 1 cell"));
}

void ChartWordsTest::unfinishedIsHollow()
{
    SampleCell running = parallel;
    running.state = CellState::Running;
    const RunResult run = sampleRun({sequential, running});
    const ChartData chart = makeChart(ChartKind::BatchSize, {&run});
    QVERIFY(!seriesOf(chart.panels[0], "data-parallel, 2 ranks").points[0].finished);
    QVERIFY(seriesOf(chart.panels[0], "sequential").points[0].finished);
    QVERIFY(contains(chart.sentence, "What is hollow is not finished."));
}

void ChartWordsTest::marksTellRanksAndChunksApart()
{
    const RunResult run = cpuRun(3);
    const Panel panel = makeChart(ChartKind::BatchSize, {&run}).panels[0];
    QCOMPARE(seriesOf(panel, "data-parallel, 1 rank").style.step, 0);
    QCOMPARE(seriesOf(panel, "data-parallel, 2 ranks").style.step, 2);
    QCOMPARE(seriesOf(panel, "pipeline, 2 stages, 1 chunk").style.variant, 0);
    QCOMPARE(seriesOf(panel, "pipeline, 2 stages, 4 chunks").style.variant, 1);
    QCOMPARE(seriesOf(panel, "pipeline, 2 stages, 4 chunks").style.step, 1); // the only stage count
    QCOMPARE(panel.xTicks, (std::vector<double>{1, 4, 8, 16}));
}

void ChartWordsTest::idealOverDevicesOfTheirOwn()
{
    SampleOptions gpu;
    gpu.gpu = true;
    const RunResult run = sampleRun(
        {sequential, {Mode::DataParallel, 1, 1, 10, around(100, 3)}, {Mode::DataParallel, 1, 8, 10, around(30, 3)},
            {Mode::DataParallel, 4, 1, 10, around(30, 3)}, {Mode::DataParallel, 4, 8, 10, around(20, 3)}},
        gpu);
    const ChartData chart = makeChart(ChartKind::Speedup, {&run});
    std::vector<const Series*> ideals;
    for (const Series& series : chart.panels[0].series)
        if (series.style.reference)
            ideals.push_back(&series);
    QCOMPARE(ideals.size(), std::size_t(2)); // one and four devices
    QCOMPARE(ideals[0]->points.back().y, 8.0);
    QCOMPARE(ideals[1]->points.front().y, 4.0);
    QCOMPARE(ideals[1]->points[1].x, 2.5); // where ten prompts are all in flight
    QCOMPARE(ideals[1]->points[1].y, 10.0);
    QCOMPARE(ideals[1]->points.back().y, 10.0);
    QCOMPARE(ideals[0]->name, std::string("ideal: batch × GPUs, at most the prompt count"));
    QCOMPARE(seriesOf(chart.panels[0], "data-parallel, 4 GPUs").points.size(), std::size_t(2));
}

void ChartWordsTest::settingsThatDifferAreNamed()
{
    RunResult run = sampleRun({sequential, parallel, parallel});
    run.cells[2].planned.cell.settings.threads = 1;
    const Panel panel = makeChart(ChartKind::BatchSize, {&run}).panels[0];
    QCOMPARE(seriesOf(panel, "data-parallel, 2 ranks, threads 0").points.size(), std::size_t(1));
    QCOMPARE(seriesOf(panel, "data-parallel, 2 ranks, threads 1").points.size(), std::size_t(1));
}

void ChartWordsTest::severalRuns()
{
    const RunResult a = sampleRun({sequential, parallel});
    SampleOptions later;
    later.runId = "run-2";
    later.startedUtc = "2026-11-23T10:00:00.000Z";
    const RunResult b = sampleRun({sequential, parallel}, later);
    const ChartData chart = makeChart(ChartKind::BatchSize, {&a, &b});
    QCOMPARE(chart.runNames, (std::vector<std::string>{"sample 11-22 08:33:00", "sample 11-23 10:00:00"}));
    QCOMPARE(chart.panels.size(), std::size_t(1));
    QCOMPARE(chart.panels[0].series.size(), std::size_t(4));
    for (const Series& series : chart.panels[0].series) {
        const bool second = contains(series.name, "11-23");
        QCOMPARE(series.style.run, second ? 1 : 0);
        QCOMPARE(series.level, series.style.mode == Mode::Sequential);
    }
    const RunResult one = sampleRun({sequential, parallel});
    QVERIFY(makeChart(ChartKind::BatchSize, {&one}).runNames.empty());
}

void ChartWordsTest::notApplicable_data()
{
    QTest::addColumn<ChartKind>("kind");
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("reason");
    for (const ChartKind kind : {ChartKind::Time, ChartKind::BatchSize, ChartKind::Speedup, ChartKind::GroupedBatch}) {
        QTest::addRow("%s, only sequential", idOf(kind).data())
            << kind << 0 << "There is no parallel cell in what was run.";
        QTest::addRow("%s, no run", idOf(kind).data()) << kind << 1 << "No run is chosen.";
    }
    QTest::addRow("speed-up, nothing yet") << ChartKind::Speedup << 2 << "No parallel cell has finished a repeat yet.";
    QTest::addRow("timeline, no pipeline") << ChartKind::Timeline << 3 << "There is no pipeline cell in what was run.";
    QTest::addRow("speed-up, no baseline")
        << ChartKind::Speedup << 4
        << "No sequential cell with the same model, precision and prompts has finished a repeat: there is nothing to "
           "hold the others against.";
    QTest::addRow("timeline, no spans")
        << ChartKind::Timeline << 5 << "The pipeline cells have one stage, or no times of their stages were recorded.";
}

void ChartWordsTest::notApplicable()
{
    QFETCH(ChartKind, kind);
    QFETCH(int, which);
    QFETCH(QString, reason);
    SampleCell waiting = parallel;
    waiting.wallMs.clear();
    waiting.state = CellState::Planned;
    RunResult pipeline = sampleRun({sequential, {Mode::Pipeline, 2, 4, 10, around(50, 3), 2}});
    for (Repeat& repeat : pipeline.cells[1].repeats)
        for (RankPass& rank : repeat.ranks)
            rank.spans.clear();
    const RunResult run = which == 0 ? sampleRun({sequential})
        : which == 2                 ? sampleRun({sequential, waiting})
        : which == 4                 ? sampleRun({parallel})
        : which == 5                 ? pipeline
                                     : sampleRun({sequential, parallel});
    const ChartData chart = which == 1 ? makeChart(kind, {}) : makeChart(kind, {&run});
    QCOMPARE(QString::fromStdString(chart.notApplicable), reason);
    QVERIFY(chart.panels.empty());
    QVERIFY(chart.tableRows.empty());
}

void ChartWordsTest::baselineIsShownWhileOthersAreToCome()
{
    SampleCell waiting = parallel;
    waiting.wallMs.clear();
    waiting.state = CellState::Planned;
    const RunResult run = sampleRun({sequential, waiting});
    for (const ChartKind kind : {ChartKind::Time, ChartKind::BatchSize, ChartKind::GroupedBatch}) {
        const ChartData chart = makeChart(kind, {&run});
        QVERIFY(chart.notApplicable.empty());
        QCOMPARE(chart.panels[0].series.size(), std::size_t(1));
    }
}

void ChartWordsTest::skippedCellsSayWhy()
{
    RunResult run = sampleRun({sequential, {Mode::Pipeline, 9, 4, 10, {}, 1, CellState::Skipped}});
    run.cells[1].planned.skipped = SkipReason{SkipKind::TooManyStages, {"9", "4"}};
    const std::string why = makeChart(ChartKind::Timeline, {&run}).notApplicable;
    QVERIFY(contains(why, "Every pipeline cell was skipped: "));
    QVERIFY2(contains(why, "9") && contains(why, "4"), why.c_str());
}

void ChartWordsTest::axesStayWhileARunGoesOn()
{
    SampleCell waiting{Mode::DataParallel, 4, 16, 10, {}};
    waiting.state = CellState::Planned;
    const RunResult before = sampleRun({sequential, parallel, waiting});
    waiting.state = CellState::Done;
    waiting.wallMs = around(20, 3);
    SampleOptions again;
    again.runId = "again"; // nothing remembered from the run before
    const RunResult after = sampleRun({sequential, parallel, waiting}, again);
    const Panel first = makeChart(ChartKind::BatchSize, {&before}).panels[0];
    const Panel last = makeChart(ChartKind::BatchSize, {&after}).panels[0];
    QCOMPARE(first.xTicks, last.xTicks);
    QCOMPARE(seriesOf(first, "data-parallel, 2 ranks").style, seriesOf(last, "data-parallel, 2 ranks").style);
}

THROUGHLINE_QTEST(ChartWordsTest)
#include "chart_words_test.moc"
