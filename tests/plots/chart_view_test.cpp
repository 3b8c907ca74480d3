// SPDX-License-Identifier: GPL-3.0-or-later
// The chart in the window: what it draws, when it keeps its view, what mouse and keys do.
#include <tests/support/widget_tests.h>

#include "support/plot_events.h"
#include "support/sample_run.h"

#include <plots/chart_view.h>

#include <QClipboard>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

struct Shown { // a view with one panel of the batch-size chart
    RunResult run;
    ChartData chart;
    ChartView view;

    explicit Shown(ChartKind kind = ChartKind::BatchSize, const RunResult& result = cpuRun(3))
        : run(result)
        , chart(makeChart(kind, {&run}))
    {
        chart.panels = {chart.panels.back()};
        view.setData(chart);
        layOut(view, {800, 500});
    }
    QCustomPlot& plot() { return plotOf(view); }
    QCPAxis& x() { return *plot().axisRect(0)->axis(QCPAxis::atBottom); }
    QCPAxis& y() { return *plot().axisRect(0)->axis(QCPAxis::atLeft); }
    QRectF area() { return QRectF(plot().axisRect(0)->rect()); }
    QPointF pixel(double valueX, double valueY) { return {x().coordToPixel(valueX), y().coordToPixel(valueY)}; }
    void zoom() { drag(plot(), area().center() - QPointF(80, 60), area().center() + QPointF(80, 60)); }
};

int drawnPointsOf(const ChartData& chart)
{
    int count = 0;
    for (const Panel& panel : chart.panels)
        for (const Series& series : panel.series)
            count += int(series.points.size());
    return count;
}

RunResult slower(RunResult run)
{
    for (CellResult& cell : run.cells)
        for (Repeat& repeat : cell.repeats)
            repeat.wallNs *= 3;
    return run;
}

} // namespace

class ChartViewTest : public QObject {
    Q_OBJECT
private slots:
    void drawsEveryPoint_data();
    void drawsEveryPoint();
    void heldRemembersOnly();
    void dragZoomsABox();
    void newDataKeepAZoomedView();
    void newDataAreFollowedUntilZoomed();
    void anotherKindShowsAllOfItself();
    void shiftDragPans();
    void wheelNeedsCtrl();
    void backspaceGoesBack();
    void doubleClickResets();
    void buttonFollowsAgain();
    void panelsShareTheirX();
    void legendHidesAndIsolates();
    void clickOnAPointNamesItsCell();
    void copyPutsAPictureOnTheClipboard();
    void reasonInsteadOfAChart();
    void tellsItsTitleToScreenReaders();
    void panelsMayComeAndGo();
};

void ChartViewTest::drawsEveryPoint_data()
{
    QTest::addColumn<ChartKind>("kind");
    for (const ChartKind kind : chartKinds())
        QTest::addRow("%s", idOf(kind).data()) << kind;
}

void ChartViewTest::drawsEveryPoint()
{
    QFETCH(ChartKind, kind);
    const RunResult run = cpuRun(3);
    const ChartData chart = makeChart(kind, {&run});
    ChartView view;
    QCOMPARE(view.drawnPoints(), 0);
    view.setData(chart);
    int blocks = 0;
    for (const Panel& panel : chart.panels)
        blocks += int(panel.blocks.size());
    QCOMPARE(view.drawnPoints(), drawnPointsOf(chart) + blocks);
    QVERIFY(view.drawnPoints() >= 2); // two ranks' shares
    QCOMPARE(view.data(), chart);
    view.resize(700, 450);
    const QImage image = view.grab().toImage();
    int coloured = 0; // pixels that are neither grey nor white: something of the data is on the screen
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            coloured += image.pixelColor(x, y).hslSaturation() > 120;
    QVERIFY(coloured > 100);
}

void ChartViewTest::heldRemembersOnly()
{
    Shown shown;
    const int before = shown.view.drawnPoints();
    const RunResult more = cpuRun(3);
    const ChartData all = makeChart(ChartKind::BatchSize, {&more});
    QCoreApplication::processEvents(); // what was asked for before the hold is painted first
    QSignalSpy painted(&shown.plot(), &QCustomPlot::afterReplot);
    shown.view.setHeld(true);
    shown.view.setData(all);
    QCoreApplication::processEvents();
    QCOMPARE(shown.view.drawnPoints(), before);
    QCOMPARE(painted.count(), 0);
    QCOMPARE(shown.view.data(), all); // remembered
    shown.view.setHeld(false);
    QTRY_VERIFY(painted.count() > 0);
    QCOMPARE(shown.view.drawnPoints(), drawnPointsOf(all));
}

void ChartViewTest::dragZoomsABox()
{
    Shown shown;
    const QPointF from = shown.pixel(4, 1200);
    const QPointF to = shown.pixel(12, 400);
    drag(shown.plot(), from, to);
    const double pixelX = (shown.x().range().size()) / shown.area().width();
    const double pixelY = (shown.y().range().size()) / shown.area().height();
    QVERIFY(std::abs(shown.x().range().lower - 4) < 2 * pixelX); // mouse positions are whole pixels
    QVERIFY(std::abs(shown.x().range().upper - 12) < 2 * pixelX);
    QVERIFY(std::abs(shown.y().range().lower - 400) < 2 * pixelY);
    QVERIFY(std::abs(shown.y().range().upper - 1200) < 2 * pixelY);
    QVERIFY(shown.view.zoomed());
}

void ChartViewTest::newDataKeepAZoomedView()
{
    Shown shown;
    shown.zoom();
    const QCPRange x = shown.x().range();
    const QCPRange y = shown.y().range();
    const RunResult other = slower(shown.run);
    ChartData chart = makeChart(ChartKind::BatchSize, {&other});
    chart.panels = {chart.panels.back()};
    shown.view.setData(chart);
    QVERIFY(shown.x().range() == x);
    QVERIFY(shown.y().range() == y);
}

void ChartViewTest::newDataAreFollowedUntilZoomed()
{
    Shown shown;
    const QCPRange before = shown.y().range();
    const RunResult other = slower(shown.run);
    ChartData chart = makeChart(ChartKind::BatchSize, {&other});
    chart.panels = {chart.panels.back()};
    shown.view.setData(chart);
    QVERIFY(shown.y().range().upper < before.upper / 2);
}

void ChartViewTest::anotherKindShowsAllOfItself()
{
    Shown shown;
    shown.zoom();
    shown.view.setData(makeChart(ChartKind::Time, {&shown.run}));
    QVERIFY(!shown.view.zoomed());
    QVERIFY(shown.x().range().lower < 10 && shown.x().range().upper > 100);
}

void ChartViewTest::shiftDragPans()
{
    Shown shown;
    const QCPRange x = shown.x().range();
    const QPointF from = shown.area().center();
    const double perPixel = x.size() / shown.area().width();
    drag(shown.plot(), from, from + QPointF(-50, 0), Qt::ShiftModifier);
    QVERIFY(std::abs(shown.x().range().size() - x.size()) < 1e-9);
    QVERIFY(std::abs(shown.x().range().lower - (x.lower + 50 * perPixel)) < 2 * perPixel);
    QVERIFY(shown.view.zoomed());
}

void ChartViewTest::wheelNeedsCtrl()
{
    Shown shown;
    const double before = shown.x().range().size();
    wheel(shown.plot(), shown.area().center(), 120, Qt::NoModifier);
    QCOMPARE(shown.x().range().size(), before);
    wheel(shown.plot(), shown.area().center(), 120, Qt::ControlModifier);
    QVERIFY(shown.x().range().size() < before);
    wheel(shown.plot(), shown.area().center(), 120, Qt::ControlModifier);
    QTest::keyClick(&shown.view, Qt::Key_Backspace); // turns in a row are one step
    QVERIFY(std::abs(shown.x().range().size() - before) < 1e-9);
}

void ChartViewTest::backspaceGoesBack()
{
    Shown shown;
    const QCPRange whole = shown.x().range();
    shown.zoom();
    const QCPRange first = shown.x().range();
    shown.zoom();
    QVERIFY(shown.x().range().size() < first.size());
    QTest::keyClick(&shown.view, Qt::Key_Backspace);
    QVERIFY(shown.x().range() == first);
    QVERIFY(shown.view.zoomed());
    QTest::keyClick(&shown.view, Qt::Key_Backspace);
    QVERIFY(shown.x().range() == whole);
    QVERIFY(!shown.view.zoomed());
    QTest::keyClick(&shown.view, Qt::Key_Backspace); // nothing to go back to
    QVERIFY(shown.x().range() == whole);
}

void ChartViewTest::doubleClickResets()
{
    Shown shown;
    const QCPRange whole = shown.x().range();
    shown.zoom();
    send(shown.plot(), QEvent::MouseButtonDblClick, shown.area().center());
    QVERIFY(shown.x().range() == whole);
    QVERIFY(!shown.view.zoomed());
}

void ChartViewTest::buttonFollowsAgain()
{
    Shown shown;
    auto* button = shown.view.findChild<QPushButton*>("follow");
    QSignalSpy changed(&shown.view, &ChartView::zoomedChanged);
    QVERIFY(button->isHidden());
    shown.zoom();
    QVERIFY(!button->isHidden());
    button->click();
    QVERIFY(button->isHidden());
    QVERIFY(!shown.view.zoomed());
    QCOMPARE(changed.count(), 2);
}

void ChartViewTest::panelsShareTheirX()
{
    const RunResult run = cpuRun(3);
    ChartView view;
    view.setData(makeChart(ChartKind::BatchSize, {&run}));
    layOut(view, {900, 500});
    QCustomPlot& plot = plotOf(view);
    QCOMPARE(plot.axisRectCount(), 3);
    const QPointF centre = QRectF(plot.axisRect(1)->rect()).center();
    const QCPRange y = plot.axisRect(0)->axis(QCPAxis::atLeft)->range();
    drag(plot, centre - QPointF(30, 30), centre + QPointF(30, 30));
    for (int i = 0; i < 3; ++i)
        QVERIFY(
            plot.axisRect(i)->axis(QCPAxis::atBottom)->range() == plot.axisRect(1)->axis(QCPAxis::atBottom)->range());
    QVERIFY(plot.axisRect(0)->axis(QCPAxis::atLeft)->range() == y);
    QVERIFY(plot.axisRect(1)->axis(QCPAxis::atLeft)->range() != y);
}

void ChartViewTest::legendHidesAndIsolates()
{
    Shown shown;
    const int all = shown.view.drawnPoints();
    const QPointF firstEntry(30, 58); // "sequential", under title and subtitle
    click(shown.plot(), firstEntry);
    QCOMPARE(shown.view.drawnPoints(), all - 1); // the baseline is one point
    click(shown.plot(), firstEntry);
    QCOMPARE(shown.view.drawnPoints(), all);
    click(shown.plot(), firstEntry, Qt::ControlModifier);
    QCOMPARE(shown.view.drawnPoints(), 1);
    click(shown.plot(), firstEntry, Qt::ControlModifier);
    QCOMPARE(shown.view.drawnPoints(), all);
}

void ChartViewTest::clickOnAPointNamesItsCell()
{
    Shown shown;
    QSignalSpy activated(&shown.view, &ChartView::cellActivated);
    for (const Series& series : shown.chart.panels[0].series) {
        if (series.name != "data-parallel, 2 ranks")
            continue;
        const Point& point = series.points.back();
        click(shown.plot(), shown.pixel(point.x, point.y));
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].toInt(), point.cell);
    }
    click(shown.plot(), shown.area().topLeft() + QPointF(5, 5));
    QCOMPARE(activated.count(), 1); // far from all points
}

void ChartViewTest::copyPutsAPictureOnTheClipboard()
{
    Shown shown;
    shown.view.copyToClipboard();
    const RunResult other = sampleRun({{Mode::Sequential, 1, 1, 10, {100}}});
    shown.view.setData(makeChart(ChartKind::Timeline, {&other})); // what was copied stays as it was
    const QMimeData* mime = QApplication::clipboard()->mimeData();
    QVERIFY(mime->hasImage());
    const auto image = qvariant_cast<QImage>(mime->imageData());
    QCOMPARE(image.size(), QSize(1920, 1200));
    QVERIFY(!image.hasAlphaChannel());
    QVERIFY(mime->data("image/svg+xml").contains("Batch-size effect"));
}

void ChartViewTest::reasonInsteadOfAChart()
{
    const RunResult run = sampleRun({{Mode::Sequential, 1, 1, 10, {100}}});
    Shown shown;
    shown.view.setData(makeChart(ChartKind::Timeline, {&run}));
    layOut(shown.view, {600, 400});
    QCOMPARE(shown.view.drawnPoints(), 0);
    QCOMPARE(shown.plot().axisRectCount(), 0);
    QCOMPARE(shown.view.accessibleDescription(), QString("There is no pipeline cell in what was run."));
    click(shown.plot(), {300, 200}); // nothing to hit, nothing happens
    send(shown.plot(), QEvent::MouseMove, {310, 210});
    shown.view.setData(shown.chart);
    layOut(shown.view, {600, 401});
    QCOMPARE(shown.plot().axisRectCount(), 1);
}

void ChartViewTest::tellsItsTitleToScreenReaders()
{
    Shown shown;
    QCOMPARE(shown.view.accessibleName(), QString("Batch-size effect"));
    QCOMPARE(shown.view.accessibleDescription(), QString::fromStdString(shown.chart.sentence));
}

void ChartViewTest::panelsMayComeAndGo()
{
    const RunResult run = cpuRun(3);
    ChartView view;
    for (int turn = 0; turn < 3; ++turn)
        for (const ChartKind kind : chartKinds()) {
            ChartData chart = makeChart(kind, {&run});
            view.setData(chart);
            layOut(view, {500 + 200 * turn, 400});
            QCOMPARE(plotOf(view).axisRectCount(), int(chart.panels.size()));
            QCOMPARE(plotOf(view).plottableCount(), int(chart.panels.size()));
            send(plotOf(view), QEvent::MouseMove, {300, 200});
            chart.panels.resize(1);
            view.setData(chart);
            layOut(view, {501 + 200 * turn, 400});
            QCOMPARE(plotOf(view).axisRectCount(), 1);
        }
}

THROUGHLINE_WIDGET_QTEST(ChartViewTest)
#include "chart_view_test.moc"
