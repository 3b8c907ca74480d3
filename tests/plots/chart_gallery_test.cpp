// SPDX-License-Identifier: GPL-3.0-or-later
// All thirteen charts of made data as pictures at 1× and 2×, of one run and of several, to be looked at: they stay in
// the folder that THROUGHLINE_PICTURES names. What can be checked without looking is.
#include <tests/support/widget_tests.h>

#include "support/sample_run.h"

#include <plots/chart_data.h>
#include <plots/export.h>
#include <plots/picture.h>

#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr std::array batches{1, 4, 8, 16};
constexpr std::array devices{1, 2, 4};

/// What a GPU would have said of itself: the clock falls a little from sample to sample.
TelemetryEvent madeTelemetry(const RankPass& rank)
{
    TelemetryEvent telemetry;
    telemetry.uuid = "GPU-" + std::to_string(rank.rank);
    telemetry.intervalNs = 100'000'000;
    for (int i = 0; i < 5; ++i) {
        telemetry.sampledNs.push_back(rank.passed.goNs + (rank.passed.endNs - rank.passed.goNs) * i / 4);
        telemetry.smClockMhz.emplace_back(1'980 - 15 * i - 5 * rank.rank);
        telemetry.memoryClockMhz.emplace_back(3'201);
        telemetry.powerWatts.emplace_back(610 + 10 * i);
        telemetry.temperatureCelsius.emplace_back(55 + i);
    }
    return telemetry;
}

/// Four GPUs: sequential, data-parallel on 1, 2 and 4, pipelines of 4 stages; `factor` makes all of it slower.
RunResult galleryRun(const std::string& name, double factor)
{
    SampleOptions options;
    options.runId = "run-" + name;
    options.name = name;
    options.gpu = true;
    options.newTokens = 100;
    std::vector<SampleCell> cells;
    for (const int prompts : {10, 50, 100}) {
        cells.push_back({Mode::Sequential, 1, 1, prompts, around(595 * prompts * factor, 5, 0.004)});
        for (const int ranks : devices)
            for (const int batch : batches) {
                const int perRank = (prompts + ranks - 1) / ranks;
                const int passes = (perRank + batch - 1) / batch;
                cells.push_back(
                    {Mode::DataParallel, ranks, batch, prompts, around(passes * (595 + 7 * batch) * factor, 5, 0.006)});
            }
        cells.push_back({Mode::Pipeline, 4, 16, prompts, around(47 * prompts * factor, 5, 0.008), 1});
        cells.push_back({Mode::Pipeline, 4, 16, prompts, around(31 * prompts * factor, 5, 0.008), 4});
    }
    RunResult run = sampleRun(cells, options);
    for (CellResult& cell : run.cells) {
        cell.planned.needBytes = int64_t(16.5e9) + int64_t(cell.planned.cell.batchSize) * 60'000'000;
        for (Repeat& repeat : cell.repeats)
            for (RankPass& rank : repeat.ranks) {
                rank.telemetry = madeTelemetry(rank);
                rank.passed.peakBytes = int64_t(16.2e9) + int64_t(cell.planned.cell.batchSize) * 50'000'000;
                rank.passed.communicationNs = (rank.passed.endNs - rank.passed.goNs) / 25;
                rank.passed.hostNs = (rank.passed.endNs - rank.passed.goNs) / 60;
            }
    }
    return run;
}

} // namespace

class ChartGalleryTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_own;

    QString folder() const
    {
        const QString kept = qEnvironmentVariable("THROUGHLINE_PICTURES");
        return kept.isEmpty() ? m_own.path() : kept;
    }
    void exportAll(const std::vector<const RunResult*>& runs, const QString& prefix);

private slots:
    void oneRun();
    void threeRuns();
    void fiftyRuns();
};

void ChartGalleryTest::exportAll(const std::vector<const RunResult*>& runs, const QString& prefix)
{
    for (const ChartKind kind : chartKinds()) {
        const ChartData chart = makeChart(kind, runs);
        QVERIFY2(chart.notApplicable.empty(), chart.notApplicable.c_str());
        QVERIFY(!chart.sentence.empty() && chart.sentence.back() == '.');
        QVERIFY(!chart.title.empty() && !chart.subtitle.empty());
        QVERIFY(!chart.tableRows.empty());
        for (const auto& row : chart.tableRows)
            QCOMPARE(row.size(), chart.tableHeader.size());
        const QString name = QDir(folder()).filePath(prefix + QString::fromStdString(chart.id));
        QVERIFY(exportChart(chart, name + ".png", {960, 600}, 1).ok());
        QVERIFY(exportChart(chart, name + "@2x.png", {960, 600}, 2).ok());
        const QImage once(name + ".png");
        const QImage twice(name + "@2x.png");
        QCOMPARE(once.size(), QSize(960, 600));
        QCOMPARE(twice.size(), QSize(1920, 1200));
        QVERIFY(!once.hasAlphaChannel());
        std::set<QRgb> colours; // something is drawn
        for (int y = 0; y < once.height(); y += 3)
            for (int x = 0; x < once.width(); x += 3)
                colours.insert(once.pixel(x, y));
        QVERIFY(colours.size() > 8);
    }
}

void ChartGalleryTest::oneRun()
{
    const RunResult run = galleryRun("four GPUs", 1);
    exportAll({&run}, "one-");
}

void ChartGalleryTest::threeRuns()
{
    const RunResult plain = galleryRun("plain graph", 1);
    const RunResult fused = galleryRun("fused kernels", 0.8);
    const RunResult same = galleryRun("500 W", 1.004);
    exportAll({&plain, &fused, &same}, "three-");
}

void ChartGalleryTest::fiftyRuns()
{
    std::vector<RunResult> runs;
    for (int i = 0; i < 50; ++i)
        runs.push_back(galleryRun("variant " + std::to_string(i + 1), 1 + 0.01 * i));
    std::vector<const RunResult*> pointers;
    for (const RunResult& run : runs)
        pointers.push_back(&run);
    for (const ChartKind kind : {ChartKind::BatchSize, ChartKind::Speedup, ChartKind::WhyNot, ChartKind::Free}) {
        const ChartData chart = makeChart(kind, pointers);
        QVERIFY2(chart.notApplicable.empty(), chart.notApplicable.c_str());
        if (kind == ChartKind::WhyNot) { // two modes of fifty runs could not be read
            QCOMPARE(chart.panels.size(), std::size_t(12));
            QVERIFY(chart.sentence.find("the first 12 of 100 cells") != std::string::npos);
            QCOMPARE(chart.tableRows.size(), std::size_t(50 * (4 + 4))); // of each device
        }
        const QString name = QDir(folder()).filePath("fifty-" + QString::fromStdString(chart.id) + ".png");
        QVERIFY(exportChart(chart, name, {960, 600}, 1).ok());
    }
}

THROUGHLINE_WIDGET_QTEST(ChartGalleryTest)
#include "chart_gallery_test.moc"
