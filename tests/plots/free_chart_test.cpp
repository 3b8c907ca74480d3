// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 13: fields out of the field table as axes, colours and panels.
#include <tests/support/qt_tests.h>

#include "support/sample_run.h"

#include <plots/free_chart.h>

#include <core/field_table.h>

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

RunResult threeBatches()
{
    return sampleRun({{Mode::Sequential, 1, 1, 10, {100}}, {Mode::DataParallel, 2, 4, 10, {50}},
        {Mode::DataParallel, 2, 1, 10, {80}}, {Mode::DataParallel, 2, 4, 20, {70}}});
}

const FreeField& fieldNamed(const std::vector<FreeField>& fields, const char* name)
{
    for (const FreeField& field : fields)
        if (field.name == name)
            return field;
    throw std::runtime_error(std::string("no field ") + name);
}

} // namespace

class FreeChartTest : public QObject {
    Q_OBJECT
private slots:
    void fieldsAreThoseOfTheTable();
    void pointsAreCells();
    void coloursArePlacesOfValues();
    void pointsOfOneXAreNotJoined();
    void runsAsColours();
    void reasons();
};

void FreeChartTest::fieldsAreThoseOfTheTable()
{
    const RunResult run = threeBatches();
    const auto fields = freeFields({&run});
    QCOMPARE(fields.front().name, std::string("run"));
    QVERIFY(fieldNamed(fields, "batchSize").number && fieldNamed(fields, "batchSize").several);
    QVERIFY(fieldNamed(fields, "mode").several && !fieldNamed(fields, "mode").number);
    QVERIFY(!fieldNamed(fields, "model").several);
    QCOMPARE(fieldNamed(fields, "wallMedian").unit, std::string("s"));
    QVERIFY(!fieldNamed(fields, "wallMedian").help.empty());
    for (const FreeField& field : fields) // energy was not read: it is not offered
        QVERIFY(field.name != "energy" && field.name != "peakBytes");
}

void FreeChartTest::pointsAreCells()
{
    const RunResult run = threeBatches();
    const ChartData chart = makeFreeChart({&run}, {"batchSize", "wallMedian", "mode", "promptCount"});
    QCOMPARE(chart.kind, ChartKind::Free);
    QCOMPARE(chart.yTitle, std::string("Wall time, s"));
    QCOMPARE(chart.panels.size(), std::size_t(2));
    QCOMPARE(chart.panels[0].title, std::string("Prompts 10"));
    QCOMPARE(chart.panels[1].title, std::string("Prompts 20")); // by size, not by letters
    const Series& parallel = chart.panels[0].series[1];
    QCOMPARE(parallel.name, std::string("data-parallel"));
    QCOMPARE(parallel.style.mode, Mode::DataParallel);
    QCOMPARE(parallel.points.size(), std::size_t(2));
    QCOMPARE(parallel.points[0].x, 1.0); // ascending, though measured later
    QCOMPARE(parallel.points[0].y, 0.08);
    QCOMPARE(parallel.points[0].cell, 2);
    QCOMPARE(parallel.points[1].y, 0.05);
    QVERIFY(parallel.joined);
    QCOMPARE(chart.tableRows.size(), run.cells.size());
    QVERIFY(chart.sentence.find("A point is a cell.") != std::string::npos);
}

void FreeChartTest::coloursArePlacesOfValues()
{
    const RunResult run = threeBatches();
    const ChartData chart = makeFreeChart({&run}, {"ranks", "speedup", "batchSize", ""});
    QCOMPARE(chart.panels.size(), std::size_t(1));
    QCOMPARE(chart.yUnit, std::string("×"));
    std::map<std::string, int> palettes;
    for (const Series& series : chart.panels[0].series)
        palettes[series.name] = series.style.palette;
    QCOMPARE(palettes, (std::map<std::string, int>{{"1", 0}, {"4", 1}}));
}

void FreeChartTest::pointsOfOneXAreNotJoined()
{
    const RunResult run = threeBatches();
    const ChartData chart = makeFreeChart({&run}, {"batchSize", "wallMedian", "mode", ""});
    QVERIFY(!chart.panels[0].series[1].joined); // batch 4 at 10 and at 20 prompts
    QVERIFY(chart.panels[0].title.empty());
}

void FreeChartTest::runsAsColours()
{
    const RunResult a = threeBatches();
    RunResult b = threeBatches();
    b.started.runId = "run-2";
    b.started.experiment.name = "other";
    const ChartData byRun = makeFreeChart({&a, &b}, {"batchSize", "wallMedian", "run", "promptCount"});
    QCOMPARE(byRun.runNames, (std::vector<std::string>{"sample", "other"}));
    // Marker is the mode: each is a line of its own, however many of a run there are.
    QCOMPARE(byRun.panels[0].series[0].name, std::string("sample, sequential"));
    QCOMPARE(byRun.panels[0].series[1].name, std::string("sample, data-parallel, 2 ranks"));
    QCOMPARE(byRun.panels[0].series[1].style.mode, Mode::DataParallel);
    QCOMPARE(byRun.panels[0].series[2].style.run, 1);
    QVERIFY(makeFreeChart({&a, &b}, {"batchSize", "wallMedian", "mode", ""}).runNames.empty());
}

void FreeChartTest::reasons()
{
    const RunResult run = threeBatches();
    QCOMPARE(makeFreeChart({&run}, {"batch", "wallMedian", "mode", ""}).notApplicable,
        std::string("\"batch\" is no field of a cell: choose one of the field table."));
    QCOMPARE(makeFreeChart({&run}, {"batchSize", "energy", "mode", ""}).notApplicable,
        std::string("No cell has both Batch size and Energy as numbers."));
    QCOMPARE(makeFreeChart({}, {}).notApplicable, std::string("No run is chosen."));
}

THROUGHLINE_QTEST(FreeChartTest)
#include "free_chart_test.moc"
