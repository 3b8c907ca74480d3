// SPDX-License-Identifier: GPL-3.0-or-later
// Habits of charts: log axes, bands and repeats on request, links between charts, published figures, all
// charts at once.
#include <tests/support/widget_tests.h>

#include "support/made_lines.h"
#include "support/plot_events.h"
#include "support/sample_run.h"
#include "support/svg_shapes.h"

#include <plots/chart_links.h>
#include <plots/chart_menu.h>
#include <plots/chart_view.h>
#include <plots/drawing/panel_content.h>
#include <plots/export.h>
#include <plots/picture.h>

#include <QMenu>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace throughline;
using namespace throughline::test;

namespace {

void zoomIn(ChartView& view)
{
    const QPointF middle = areaOf(view).center();
    drag(plotOf(view), middle - QPointF(60, 40), middle + QPointF(60, 40));
}

RunResult publishedRun(const std::string& model, const SampleOptions& options, const std::vector<SampleCell>& cells)
{
    RunResult run = sampleRun(cells, options);
    for (CellResult& cell : run.cells)
        cell.planned.cell.model = model;
    run.models[0].name = model;
    return run;
}

const Series* publishedIn(const ChartData& chart)
{
    for (const Panel& panel : chart.panels)
        for (const Series& series : panel.series)
            if (series.name == "published")
                return &series;
    return nullptr;
}

/// How many shapes have this fill.
int filled(const SvgPicture& picture, const QColor& colour)
{
    return int(std::count_if(picture.shapes.begin(), picture.shapes.end(),
        [&](const SvgShape& shape) { return shape.fill == colour.name(); }));
}

} // namespace

class ChartHabitsTest : public QObject {
    Q_OBJECT
private slots:
    void axesAreLogarithmicOnRequest();
    void anAxisWithZeroStaysLinear();
    void bandsAndRepeatsAreInTheFileToo();
    void menuChangesTheLook();
    void linkedChartsZoomXTogether();
    void linkedChartsShareTheHair();
    void otherXIsNotLinked();
    void panelsWithTheirOwnXAreZoomedAlone();
    void stackedPiecesStayInsideTheAxes();
    void hiddenPartsCloseUp();
    void publishedFiguresHaveTheirSource();
    void publishedFiguresAreOfTheSameWork();
    void allChartsAtOnce();
};

void ChartHabitsTest::axesAreLogarithmicOnRequest()
{
    const RunResult run = cpuRun(3);
    ChartView view;
    view.setData(makeChart(ChartKind::BatchSize, {&run}));
    QCOMPARE(axisOf(view, QCPAxis::atLeft).scaleType(), QCPAxis::stLinear);
    view.setLook({false, true, true, true, true});
    QCOMPARE(axisOf(view, QCPAxis::atLeft).scaleType(), QCPAxis::stLogarithmic);
    QCOMPARE(axisOf(view, QCPAxis::atBottom).scaleType(), QCPAxis::stLogarithmic);
    QVERIFY(axisOf(view, QCPAxis::atLeft).range().lower > 0);
    view.setData(makeChart(ChartKind::BatchSize, {&run})); // new data leave it
    QCOMPARE(axisOf(view, QCPAxis::atLeft).scaleType(), QCPAxis::stLogarithmic);
    view.setData(makeChart(ChartKind::Time, {&run})); // another chart has its own
    QCOMPARE(axisOf(view, QCPAxis::atBottom).scaleType(), QCPAxis::stLinear);
    view.setLook({false, true, true, {}, false});
    QCOMPARE(axisOf(view, QCPAxis::atLeft).scaleType(), QCPAxis::stLinear);
}

void ChartHabitsTest::anAxisWithZeroStaysLinear()
{
    ChartView view;
    view.setLook({false, true, true, true, true});
    ChartData chart = lineOf(20, true); // its x begins at zero
    chart.kind = ChartKind::Time;       // the kind of an empty view: the look stays
    view.setData(chart);
    QCOMPARE(axisOf(view, QCPAxis::atBottom).scaleType(), QCPAxis::stLinear);
    QCOMPARE(axisOf(view, QCPAxis::atLeft).scaleType(), QCPAxis::stLogarithmic);
}

void ChartHabitsTest::bandsAndRepeatsAreInTheFileToo()
{
    const RunResult run = sampleRun({{Mode::DataParallel, 1, 1, 10, around(100, 5)},
        {Mode::DataParallel, 1, 4, 10, around(60, 5)}, {Mode::DataParallel, 1, 8, 10, around(40, 5)}});
    const ChartData chart = makeChart(ChartKind::BatchSize, {&run});
    const QColor ink = lightTheme().mode(Mode::DataParallel);
    const QColor band("#d1e6f1"); // 18 % of it on white
    const SvgPicture bars = drawn({chart, {}, {}, {}});
    QCOMPARE(filled(bars, ink), 3 + 15); // medians and repeats
    QCOMPARE(filled(bars, band), 0);
    const SvgPicture bands = drawn({chart, {}, {}, {true, false, true, {}, {}}});
    QCOMPARE(filled(bands, ink), 3);
    QCOMPARE(filled(bands, band), 1);
}

void ChartHabitsTest::menuChangesTheLook()
{
    const RunResult run = cpuRun(3);
    ChartView view;
    view.setData(makeChart(ChartKind::BatchSize, {&run}));
    QMenu menu;
    fillChartMenu(menu, view);
    menu.findChild<QAction*>("lookBands")->trigger();
    menu.findChild<QAction*>("lookRepeats")->trigger();
    menu.findChild<QAction*>("lookLogY")->trigger();
    QCOMPARE(view.look(), (ChartLook{true, false, true, {}, true}));
    QVERIFY(!menu.findChild<QAction*>("lookWhole")->isEnabled());
    view.setData(makeChart(ChartKind::WhyNot, {&run}));
    QMenu rows;
    fillChartMenu(rows, view);
    QVERIFY(!rows.findChild<QAction*>("lookBands")); // does nothing there
    QVERIFY(rows.findChild<QAction*>("lookCopy"));
}

void ChartHabitsTest::linkedChartsZoomXTogether()
{
    const RunResult run = cpuRun(3);
    ChartView one;
    ChartView two;
    ChartLinks links;
    one.setData(makeChart(ChartKind::BatchSize, {&run}));
    two.setData(makeChart(ChartKind::Memory, {&run}));
    layOut(one, {800, 500});
    layOut(two, {600, 500});
    links.add(&one);
    links.add(&two);
    const QCPRange whole = axisOf(two, QCPAxis::atBottom).range();
    const QCPRange y = axisOf(two, QCPAxis::atLeft).range();
    zoomIn(one);
    QVERIFY(two.zoomed());
    QCOMPARE(axisOf(two, QCPAxis::atBottom).range(), axisOf(one, QCPAxis::atBottom).range());
    QCOMPARE(axisOf(two, QCPAxis::atLeft).range(), y);
    QTest::keyClick(&one, Qt::Key_Backspace);
    QVERIFY(!one.zoomed() && !two.zoomed());
    QCOMPARE(axisOf(two, QCPAxis::atBottom).range(), whole);
    zoomIn(two);
    QVERIFY(one.zoomed());
    one.resetView();
    QVERIFY(!two.zoomed());
}

void ChartHabitsTest::linkedChartsShareTheHair()
{
    const RunResult run = cpuRun(3);
    ChartView one;
    ChartView two;
    ChartLinks links;
    for (ChartView* view : {&one, &two}) {
        view->setData(makeChart(ChartKind::BatchSize, {&run}));
        layOut(*view, {800, 500});
        links.add(view);
    }
    const QImage before = two.grab().toImage();
    QTest::mouseMove(&plotOf(one)); // there, so that leaving is an event
    send(plotOf(one), QEvent::MouseMove, areaOf(one).center());
    QVERIFY(two.grab().toImage() != before);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&plotOf(one), &leave);
    QCOMPARE(two.grab().toImage(), before);
}

void ChartHabitsTest::otherXIsNotLinked()
{
    const RunResult run = cpuRun(3);
    ChartView one;
    ChartLinks links;
    one.setData(makeChart(ChartKind::BatchSize, {&run}));
    layOut(one, {800, 500});
    links.add(&one);
    for (const ChartKind kind : {ChartKind::Time, ChartKind::GroupedBatch, ChartKind::Latency}) {
        ChartView other;
        other.setData(makeChart(kind, {&run}));
        layOut(other, {800, 500});
        links.add(&other);
        zoomIn(one);
        QVERIFY(!other.zoomed()); // prompts; places of groups; an x of each panel's own
        one.resetView();
    }
}

void ChartHabitsTest::panelsWithTheirOwnXAreZoomedAlone()
{
    const RunResult run = cpuRun(3);
    ChartView view;
    view.setData(makeChart(ChartKind::Latency, {&run}));
    layOut(view, {900, 500});
    const QCPRange other = axisOf(view, QCPAxis::atBottom, 1).range();
    zoomIn(view);
    QVERIFY(view.zoomed());
    QCOMPARE(axisOf(view, QCPAxis::atBottom, 1).range(), other);
}

void ChartHabitsTest::stackedPiecesStayInsideTheAxes()
{
    const QTemporaryDir folder;
    const RunResult run = cpuRun(3);
    ChartData chart = makeChart(ChartKind::WhyNot, {&run});
    chart.panels.resize(1);
    ChartView view;
    view.setData(chart);
    layOut(view, {800, 400});
    const QRectF area = areaOf(view);
    drag(plotOf(view), QPointF(area.left() + area.width() * 0.6, area.center().y()),
        QPointF(area.left() + area.width() * 0.9, area.center().y() + 5));
    QVERIFY(view.zoomed());
    QVERIFY(writeNow(view.pictureFile(folder.filePath("zoomed.svg"))).ok());
    QFile file(folder.filePath("zoomed.svg"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const SvgPicture picture = readSvg(file.readAll());
    QRectF axis; // the lying one, in the border's colour
    for (const SvgShape& shape : picture.shapes)
        if (shape.stroke == lightTheme().border.name() && shape.bounds().width() > axis.width())
            axis = shape.bounds();
    QVERIFY(axis.width() > 300);
    int pieces = 0;
    for (const SvgShape& shape : picture.shapes) {
        const bool compute = shape.fill == lightTheme().run(0).name() || shape.stroke == lightTheme().run(0).name();
        if (!compute || shape.bounds().bottom() < 120) // samples of the legend
            continue;
        ++pieces;
        QVERIFY(shape.bounds().left() >= axis.left() - 1 && shape.bounds().right() <= axis.right() + 1);
    }
    QVERIFY(pieces > 2);
}

void ChartHabitsTest::hiddenPartsCloseUp()
{
    const RunResult run = cpuRun(3);
    ChartData chart = makeChart(ChartKind::WhyNot, {&run});
    chart.panels.resize(1);
    ChartView view;
    view.setData(chart);
    layOut(view, {800, 400});
    const auto* content = dynamic_cast<PanelContent*>(plotOf(view).plottable(0));
    const QPointF first(areaOf(view).left() + 3, areaOf(view).top() + areaOf(view).height() / 4);
    QCOMPARE(content->hitAt(first)->series, 0);
    click(plotOf(view), {30, 60}); // "compute", the legend's first
    QVERIFY(content->hitAt(first)->series > 0);
}

void ChartHabitsTest::publishedFiguresHaveTheirSource()
{
    SampleOptions options;
    options.gpu = true;
    options.newTokens = 100;
    const std::vector<SampleCell> cells{
        {Mode::Sequential, 1, 1, 100, {5000}}, {Mode::DataParallel, 1, 16, 100, {1000}}};
    const RunResult llama = publishedRun("meta-llama/Llama-3-8B", options, cells);
    const ChartData rates = makeChart(ChartKind::BatchSize, {&llama});
    const Series* series = publishedIn(rates);
    QVERIFY(series && series->style.reference);
    QCOMPARE(series->points[0].y, 24.0);
    QCOMPARE(series->points[1].x, 16.0);
    QCOMPARE(series->points[1].y, 57.0);
    QVERIFY(rates.sentence.find("Published: Llama-3-8B with Accelerate") != std::string::npos);
    const RunResult small = publishedRun("distilgpt2", options, cells);
    const ChartData speedups = makeChart(ChartKind::Speedup, {&small});
    QCOMPARE(publishedIn(speedups)->points[0].y, 3.8);
    options.task = Task::Forward;
    const RunResult forward =
        publishedRun("gpt2", options, {{Mode::Pipeline, 1, 8, 8, {100}, 4}, {Mode::Pipeline, 2, 8, 8, {60}, 4}});
    const ChartData scaling = makeChart(ChartKind::Scaling, {&forward});
    QCOMPARE(publishedIn(scaling)->points[0].y, 1.63);
    QVERIFY(scaling.sentence.find("PiPPy") != std::string::npos);
}

void ChartHabitsTest::publishedFiguresAreOfTheSameWork()
{
    SampleOptions options;
    options.newTokens = 50; // not the hundred of the published run
    const RunResult run = publishedRun(
        "Llama-3-8B", options, {{Mode::Sequential, 1, 1, 100, {5000}}, {Mode::DataParallel, 1, 16, 100, {1000}}});
    QVERIFY(!publishedIn(makeChart(ChartKind::BatchSize, {&run})));
    const RunResult tiny = cpuRun(3);
    for (const ChartKind kind : chartKinds())
        QVERIFY(!publishedIn(makeChart(kind, {&tiny})));
}

void ChartHabitsTest::allChartsAtOnce()
{
    const QTemporaryDir folder;
    const RunResult run =
        sampleRun({{Mode::Sequential, 1, 1, 10, around(100, 3)}, {Mode::DataParallel, 2, 4, 10, around(50, 3)}});
    std::vector<std::shared_ptr<const ChartData>> charts;
    int applying = 0;
    for (const ChartKind kind : chartKinds()) {
        charts.push_back(std::make_shared<const ChartData>(makeChart(kind, {&run})));
        applying += charts.back()->notApplicable.empty();
    }
    QVERIFY(applying > 5 && applying < int(charts.size())); // there is no pipeline
    const auto files = chartFiles(charts, folder.path(), {400, 300}, 1);
    QCOMPARE(int(files.size()), 2 * applying);
    for (const FileToWrite& file : files)
        QVERIFY(writeNow(file).ok());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2 * applying);
    QCOMPARE(QImage(folder.filePath("why-not.png")).size(), QSize(400, 300));
    QVERIFY(!QFile::exists(folder.filePath("timeline.svg")));
    QVERIFY(!writeNow(chartFiles(charts, folder.filePath("missing")).front()).ok());
}

THROUGHLINE_WIDGET_QTEST(ChartHabitsTest)
#include "chart_habits_test.moc"
