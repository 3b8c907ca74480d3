// SPDX-License-Identifier: GPL-3.0-or-later
// What charts 1 to 4 show, held against values recomputed from the raw CSV by code that the charts don't share.
#include <tests/support/qt_tests.h>

#include "support/raw_csv.h"
#include "support/sample_run.h"

#include <plots/chart_data.h>
#include <plots/export.h>

#include <QtTest>

#include <cmath>

using namespace throughline;
using namespace throughline::test;

namespace {

// Nanoseconds become seconds by a division here and a multiplication there: the last bits may differ.
bool near(double a, double b) { return std::abs(a - b) <= 1e-12 * std::abs(b); }
bool near(const std::vector<double>& a, const std::vector<double>& b)
{
    return a.size() == b.size()
        && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return near(x, y); });
}

const Series* find(const Panel& panel, const std::string& name)
{
    for (const Series& series : panel.series)
        if (series.name == name)
            return &series;
    return nullptr;
}

const Panel* panelOf(const ChartData& chart, const std::string& title)
{
    for (const Panel& panel : chart.panels)
        if (panel.title == title)
            return &panel;
    return nullptr;
}

std::size_t pointsIn(const ChartData& chart)
{
    std::size_t count = 0;
    for (const Panel& panel : chart.panels)
        for (const Series& series : panel.series)
            count += series.style.reference ? 0 : series.points.size();
    return count;
}

/// The median is exact. With five samples the bootstrap's 2.5 % and 97.5 % points are the smallest and the largest
/// sample: the smallest is the median of 5.8 % of all resamples. Below five, bars are the range.
void compare(const Point& point, const std::vector<double>& expected)
{
    QVERIFY(near(point.y, middle(expected)));
    QVERIFY(near(point.samples, expected));
    QVERIFY(point.low && point.high);
    QVERIFY(near(*point.low, smallest(expected)));
    QVERIFY(near(*point.high, largest(expected)));
}

const RawCell& baselineOf(const std::map<int, RawCell>& cells, const RawCell& cell)
{
    for (const auto& [number, other] : cells)
        if (other.mode == "sequential" && other.prompts == cell.prompts)
            return other;
    throw std::runtime_error("no baseline");
}

} // namespace

class ChartValuesTest : public QObject {
    Q_OBJECT
private slots:
    void repeats_data();
    void repeats();
    void time();
    void speedupBelowFiveRepeats();
    void speedupIntervalHoldsTheRatio();
    void forwardPassCountsPrompts();
    void tableIsTheChart_data();
    void tableIsTheChart();
};

void ChartValuesTest::repeats_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<ChartKind>("kind");
    for (const int count : {1, 2, 3, 5})
        for (const ChartKind kind : {ChartKind::BatchSize, ChartKind::GroupedBatch})
            QTest::addRow("%s, %d repeats", idOf(kind).data(), count) << count << kind;
}

void ChartValuesTest::repeats()
{
    QFETCH(int, count);
    QFETCH(ChartKind, kind);
    const RunResult run = cpuRun(count);
    const auto cells = rawCells(rawCsv(run));
    const ChartData chart = makeChart(kind, {&run});
    QCOMPARE(chart.panels.size(), std::size_t(3));
    QCOMPARE(pointsIn(chart), run.cells.size()); // every cell is in the chart once
    for (const Panel& panel : chart.panels)
        for (const Series& series : panel.series)
            for (const Point& point : series.points) {
                const RawCell& cell = cells.at(point.cell);
                QCOMPARE(panel.title, std::to_string(cell.prompts) + " prompts");
                QCOMPARE(point.x, double(cell.batch));
                if (count == 1)
                    QVERIFY(near(point.y, cell.tokensPerSecond[0]) && !point.low && !point.high);
                else
                    compare(point, cell.tokensPerSecond);
                QCOMPARE(series.level, cell.mode == "sequential");
            }
}

void ChartValuesTest::time()
{
    const RunResult run = cpuRun(5);
    const auto cells = rawCells(rawCsv(run));
    const ChartData chart = makeChart(ChartKind::Time, {&run});
    QCOMPARE(chart.panels.size(), std::size_t(1));
    QCOMPARE(chart.panels[0].xTicks, (std::vector<double>{10, 50, 100}));
    const std::map<std::string, int> batches{{"sequential", 1}, {"data-parallel, 1 rank, batch 16", 16},
        {"data-parallel, 2 ranks, batch 16", 16}, {"pipeline, 2 stages, 1 chunk, batch 8", 8},
        {"pipeline, 2 stages, 4 chunks, batch 8", 8}};
    QCOMPARE(chart.panels[0].series.size(), batches.size());
    for (const auto& [name, batch] : batches) {
        const Series* series = find(chart.panels[0], name);
        QVERIFY2(series, name.c_str());
        QCOMPARE(series->points.size(), std::size_t(3));
        for (const Point& point : series->points) {
            const RawCell& cell = cells.at(point.cell);
            QCOMPARE(cell.batch, batch);
            QCOMPARE(point.x, double(cell.prompts));
            compare(point, cell.wallSeconds);
        }
    }
}

void ChartValuesTest::speedupBelowFiveRepeats()
{
    const RunResult run = cpuRun(3);
    const auto cells = rawCells(rawCsv(run));
    const ChartData chart = makeChart(ChartKind::Speedup, {&run});
    QCOMPARE(pointsIn(chart), run.cells.size() - 3); // all but the sequential ones
    for (const Panel& panel : chart.panels)
        for (const Series& series : panel.series)
            for (const Point& point : series.points) {
                if (series.style.reference) {
                    const double prompts = std::stod(panel.title);
                    QCOMPARE(point.y, std::min(point.x, prompts)); // ranks share one CPU: the batch's ideal only
                    continue;
                }
                const RawCell& cell = cells.at(point.cell);
                const auto& before = baselineOf(cells, cell).wallSeconds;
                QVERIFY(near(point.y, middle(before) / middle(cell.wallSeconds)));
                QVERIFY(near(*point.low, smallest(before) / largest(cell.wallSeconds)));
                QVERIFY(near(*point.high, largest(before) / smallest(cell.wallSeconds)));
                for (std::size_t i = 0; i < point.samples.size(); ++i)
                    QVERIFY(near(point.samples[i], middle(before) / cell.wallSeconds[i]));
            }
}

void ChartValuesTest::speedupIntervalHoldsTheRatio()
{
    const RunResult run = cpuRun(7);
    const auto cells = rawCells(rawCsv(run));
    for (const Panel& panel : makeChart(ChartKind::Speedup, {&run}).panels)
        for (const Series& series : panel.series)
            for (const Point& point : series.points) {
                if (series.style.reference)
                    continue;
                const RawCell& cell = cells.at(point.cell);
                const auto& before = baselineOf(cells, cell).wallSeconds;
                QVERIFY(near(point.y, middle(before) / middle(cell.wallSeconds)));
                QVERIFY(*point.low <= point.y && point.y <= *point.high);
                // No resample's ratio lies outside the extremes of both sides.
                QVERIFY(*point.low >= smallest(before) / largest(cell.wallSeconds) * (1 - 1e-12));
                QVERIFY(*point.high <= largest(before) / smallest(cell.wallSeconds) * (1 + 1e-12));
                QVERIFY(*point.low < *point.high);
            }
}

void ChartValuesTest::forwardPassCountsPrompts()
{
    SampleOptions options;
    options.task = Task::Forward;
    const RunResult run =
        sampleRun({{Mode::Sequential, 1, 1, 8, around(80, 5)}, {Mode::Pipeline, 2, 8, 8, around(40, 5), 4}}, options);
    const auto cells = rawCells(rawCsv(run));
    const ChartData chart = makeChart(ChartKind::BatchSize, {&run});
    QCOMPARE(chart.yTitle, std::string("prompts/s"));
    QCOMPARE(pointsIn(chart), std::size_t(2));
    for (const Series& series : chart.panels[0].series)
        compare(series.points[0], cells.at(series.points[0].cell).promptsPerSecond);
}

void ChartValuesTest::tableIsTheChart_data()
{
    QTest::addColumn<ChartKind>("kind");
    for (const ChartKind kind : {ChartKind::Time, ChartKind::BatchSize, ChartKind::Speedup, ChartKind::GroupedBatch})
        QTest::addRow("%s", idOf(kind).data()) << kind;
}

void ChartValuesTest::tableIsTheChart()
{
    QFETCH(ChartKind, kind);
    const RunResult run = cpuRun(5);
    const ChartData chart = makeChart(kind, {&run});
    QCOMPARE(chart.tableRows.size(), pointsIn(chart));
    for (const auto& row : chart.tableRows) {
        QCOMPARE(row.size(), chart.tableHeader.size());
        const Panel* panel = panelOf(chart, row[0]);
        QVERIFY(panel);
        const Series* series = find(*panel, row[1]);
        QVERIFY(series);
        const bool found = std::any_of(series->points.begin(), series->points.end(), [&](const Point& point) {
            return point.x == std::stod(row[2]) && point.y == std::stod(row[3]) && *point.low == std::stod(row[4])
                && *point.high == std::stod(row[5]) && std::to_string(point.samples.size()) == row[7];
        });
        QVERIFY(found); // exact: the table's numbers read back as the chart's
    }
}

THROUGHLINE_QTEST(ChartValuesTest)
#include "chart_values_test.moc"
