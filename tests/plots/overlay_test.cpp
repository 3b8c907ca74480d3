// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of several runs laid over each other: points that coincide move apart, published figures go and come.
#include <tests/support/widget_tests.h>

#include "support/made_lines.h"
#include "support/plot_events.h"
#include "support/sample_run.h"

#include <plots/chart_menu.h>
#include <plots/chart_view.h>
#include <plots/comparison_csv.h>
#include <plots/drawing/panel_content.h>
#include <plots/picture.h>

#include "support/raw_csv.h"

#include <QMenu>
#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

/// Lines of `runs` runs through the same values at x 1, 2 and 4.
ChartData coincidingLines(int runs)
{
    ChartData chart;
    chart.kind = ChartKind::BatchSize;
    chart.id = "batch-size";
    chart.title = "Batch-size effect";
    chart.xTitle = "batch size";
    chart.panels.resize(1);
    chart.panels[0].xTicks = {1, 2, 4};
    for (int run = 0; run < runs; ++run) {
        chart.runNames.push_back("run " + std::to_string(run));
        Series series;
        series.name = chart.runNames.back();
        series.style.run = run;
        series.style.mode = Mode::DataParallel;
        for (const double x : {1.0, 2.0, 4.0}) {
            Point point;
            point.x = x;
            point.y = 10 * x;
            series.points.push_back(point);
        }
        chart.panels[0].series.push_back(series);
    }
    return chart;
}

/// Middles of the markers of a colour, by x.
std::vector<double> markersOf(const SvgPicture& picture, const QColor& colour, const QRectF& area)
{
    std::vector<double> places;
    for (const SvgShape& shape : picture.shapes)
        if (shape.fill == colour.name() && shape.points.size() > 8 && area.contains(shape.bounds().center()))
            places.push_back(shape.bounds().center().x());
    std::sort(places.begin(), places.end());
    return places;
}

} // namespace

class OverlayTest : public QObject {
    Q_OBJECT
private slots:
    void coincidingPointsMoveApart();
    void manyStayWithinHalfATick();
    void pointsApartStay();
    void beyondEightRunsTheRestIsGrey();
    void publishedFiguresHaveASwitch();
    void comparisonAsCsv();
};

void OverlayTest::coincidingPointsMoveApart()
{
    const SvgPicture picture = drawn({coincidingLines(2), {}, {}, {}});
    const QRectF everywhere(0, 120, 960, 480); // below the legend
    const auto first = markersOf(picture, lightTheme().run(0), everywhere);
    const auto second = markersOf(picture, lightTheme().run(1), everywhere);
    QCOMPARE(first.size(), std::size_t(3));
    QCOMPARE(second.size(), std::size_t(3));
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY2(std::abs(second[i] - first[i] - 9) < 0.1, "a marker's width and a pixel"); // rounding of the SVG
}

void OverlayTest::manyStayWithinHalfATick()
{
    ChartView view;
    view.setData(coincidingLines(50));
    layOut(view, {400, 300});
    const auto& x = axisOf(view, QCPAxis::atBottom);
    const double half = (x.coordToPixel(2) - x.coordToPixel(1)) / 2;
    auto* content = dynamic_cast<PanelContent*>(plotOf(view).plottable(0));
    QVERIFY(content);
    const double y = content->pixelOf(view.data().panels[0].series[0].points[0]).y();
    // The first run's point lies half a tick to the left of its place, the last one's half a tick to the right.
    const auto left = content->hitAt({x.coordToPixel(1) - half, y});
    const auto right = content->hitAt({x.coordToPixel(1) + half, y});
    QCOMPARE(left->series, 0);
    QVERIFY(left->distance < 0.01); // pixels
    QCOMPARE(right->series, 49);
    QVERIFY(right->distance < 0.01);
}

void OverlayTest::pointsApartStay()
{
    ChartData chart = coincidingLines(2);
    for (Point& point : chart.panels[0].series[1].points.edit())
        point.y *= 3;
    const SvgPicture picture = drawn({chart, {}, {}, {}});
    const QRectF everywhere(0, 120, 960, 480);
    const auto first = markersOf(picture, lightTheme().run(0), everywhere);
    const auto second = markersOf(picture, lightTheme().run(1), everywhere);
    QVERIFY(std::abs(first[2] - second[2]) < 0.1);
}

void OverlayTest::beyondEightRunsTheRestIsGrey()
{
    ChartState state;
    state.data = coincidingLines(12);
    const auto entries = legendEntries(state);
    QCOMPARE(entries.size(), std::size_t(8 + 1 + 1)); // runs, the others, their mode
    QCOMPARE(entries[8].text, QString("4 more runs"));
    QVERIFY(!state.crowdedOut(0, 7));
    QVERIFY(state.crowdedOut(0, 8));
    QCOMPARE(state.ink(0, 7), state.theme.run(7));
    QCOMPARE(state.ink(0, 8), state.theme.border);
    state.hoveredPanel = 0;
    state.hoveredSeries = 8;
    QCOMPARE(state.ink(0, 8), state.theme.text);
    toggle(state, entries[8].key, false);
    const auto& series = state.data.panels[0].series;
    QVERIFY(state.shown(series[7]) && !state.shown(series[8]) && !state.shown(series[11]));
    toggle(state, entries[8].key, false);
    toggle(state, entries[2].key, true); // alone
    QVERIFY(state.shown(series[2]) && !state.shown(series[3]) && !state.shown(series[11]));
}

void OverlayTest::publishedFiguresHaveASwitch()
{
    SampleOptions options;
    options.gpu = true;
    options.newTokens = 100;
    RunResult run =
        sampleRun({{Mode::Sequential, 1, 1, 100, {5000}}, {Mode::DataParallel, 1, 16, 100, {1000}}}, options);
    for (CellResult& cell : run.cells)
        cell.planned.cell.model = "meta-llama/Llama-3-8B";
    run.models[0].name = "meta-llama/Llama-3-8B";
    ChartView view;
    view.setData(makeChart(ChartKind::BatchSize, {&run}));
    layOut(view, {700, 400});
    const int with = view.drawnPoints();
    QMenu menu;
    fillChartMenu(menu, view);
    auto* published = menu.findChild<QAction*>("lookPublished");
    QVERIFY(published && published->isChecked());
    published->trigger();
    QVERIFY(!view.look().published);
    QCOMPARE(view.drawnPoints(), with - 2); // 24 and 57
    Picture picture{view.data(), {}, {}, view.look()};
    QVERIFY(!drawn(picture).allWords().contains("Accelerate"));
    picture.framed = false; // a report has title and sentence around it
    QVERIFY(!drawn(picture).allWords().contains("published"));
    picture = {view.data(), {}, {}, {}};
    QVERIFY(drawn(picture).allWords().contains("Accelerate"));
    const RunResult tiny = cpuRun(3);
    view.setData(makeChart(ChartKind::BatchSize, {&tiny}));
    QMenu without;
    fillChartMenu(without, view);
    QVERIFY(!without.findChild<QAction*>("lookPublished")); // nothing to switch
}

void OverlayTest::comparisonAsCsv()
{
    const RunResult a = sampleRun({{Mode::Sequential, 1, 1, 10, {100, 100, 100, 100, 100}},
        {Mode::DataParallel, 2, 4, 10, {50, 50, 50, 50, 50}}});
    SampleOptions options;
    options.runId = "=run,2";
    const RunResult b = sampleRun({{Mode::Sequential, 1, 1, 10, {80, 80, 80, 80, 80}}}, options);
    const auto rows = readCsv(comparisonCsv({&a, &b}, 0, {{}, compare(a, b)}));
    QCOMPARE(rows.size(), std::size_t(2));
    auto first = rows[0];
    QCOMPARE(first["reference"], std::string("run-1"));
    QCOMPARE(first["runId"], std::string("'=run,2"));
    QCOMPARE(first["ratio"], std::string("1.25"));
    QCOMPARE(first["referenceWallMedian"], std::string("0.1"));
    QCOMPARE(first["wallMedian"], std::string("0.08"));
    QCOMPARE(first["verdict"], std::string("faster"));
    QCOMPARE(first["comparisonsCorrectedFor"], std::string("1"));
    auto second = rows[1];
    QCOMPARE(second["batchSize"], std::string("4"));
    QCOMPARE(second["ratio"], std::string());
    QCOMPARE(second["why"], std::string("no match"));
}

THROUGHLINE_WIDGET_QTEST(OverlayTest)
#include "overlay_test.moc"
