// SPDX-License-Identifier: GPL-3.0-or-later
// A chosen range of the timeline: by mouse and by keyboard, its totals worked out in the head; and the timeline of a
// pass whose last spans were not kept.
#include <tests/support/widget_tests.h>

#include "support/made_lines.h"
#include "support/plot_events.h"
#include "support/sample_run.h"

#include <plots/chart_menu.h>
#include <plots/chart_view.h>
#include <plots/drawing/range_totals.h>
#include <plots/picture.h>

#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>
#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

/// Stage 0 works 0–30 and 40–60 ms, stage 1 20–50 and 60–90; the ideal below.
ChartData twoStagesOfTime()
{
    ChartData chart;
    chart.kind = ChartKind::Timeline;
    chart.id = "timeline";
    chart.title = "Pipeline timeline";
    chart.sentence = "Which stage computed what when.";
    chart.xTitle = "time since go, ms";
    Panel panel;
    panel.rows = {"stage 0", "stage 1", "stage 0", "stage 1"};
    panel.rowNotes = {"a", "b", "c", "d"};
    panel.rowGroups = {{"measured · 90 ms", 0}, {"ideal · 80 ms", 2}};
    panel.blocks = {{0, 1, 0, 0, 30, false}, {0, 2, 0, 40, 60, false}, {1, 1, 0, 20, 50, false},
        {1, 2, 0, 60, 90, false}, {2, 1, 0, 0, 25, true}, {3, 1, 0, 25, 50, true}};
    chart.panels = {panel};
    return chart;
}

} // namespace

class TimelineRangeTest : public QObject {
    Q_OBJECT
private slots:
    void totalsAreCutAtTheEdges();
    void controlDragChooses();
    void keysChooseMoveAndDrop();
    void menuCopiesTheTotals();
    void traceIsOfferedWhereSomebodyListens();
    void otherChartsHaveNoRange();
    void cutSpansAreSaid();
};

void TimelineRangeTest::totalsAreCutAtTheEdges()
{
    const Panel panel = twoStagesOfTime().panels[0];
    const auto totals = rangeTotals(panel, 25, 65);
    // From 25 to 65 stage 0 works 5 + 20, stage 1 25 + 5, one of the two always: 25–50, 50–60, 60–65.
    QCOMPARE(totals[0], (RowTotals{40, 25, 15, 2}));
    QCOMPARE(totals[1], (RowTotals{40, 30, 10, 2}));
    QCOMPARE(totals[2], (RowTotals{40, 0, 25, 0})); // the ideal's rows are held against each other
    QCOMPARE(totals[3], (RowTotals{40, 25, 0, 1}));
    QCOMPARE(QString::fromStdString(inWords(totals[0])), QString("25 ms busy, 37.5\u00a0% bubble"));
    QCOMPARE(rangeTable(panel, 25, 65)[1],
        (std::vector<std::string>{"measured, stage 0", "25", "65", "25", "15", "15", "2"}));
}

void TimelineRangeTest::controlDragChooses()
{
    ChartView view;
    view.setData(twoStagesOfTime());
    layOut(view, {900, 400});
    QSignalSpy changed(&view, &ChartView::rangeChanged);
    QCOMPARE(view.rangeTotals(), QString());
    const auto& x = axisOf(view, QCPAxis::atBottom);
    const double y = areaOf(view).center().y();
    drag(plotOf(view), {x.coordToPixel(25), y}, {x.coordToPixel(65), y}, Qt::ControlModifier);
    QVERIFY(changed.count() > 0);
    QVERIFY(!view.zoomed());
    const QStringList lines = view.rangeTotals().split('\n');
    QCOMPARE(lines[0], QString("row\tfrom, ms\tto, ms\tbusy, ms\tbubble, ms\tidle, ms\tblocks"));
    const QStringList first = lines[1].split('\t');
    QCOMPARE(first[0], QString("measured, stage 0"));
    QVERIFY(std::abs(first[1].toDouble() - 25) < 1e-9); // as pressed
    // The totals take room beside the rows: the axis is shorter when the mouse arrives.
    QVERIFY(first[2].toDouble() >= 65 && first[2].toDouble() < 90);
    QVERIFY(view.accessibleDescription().contains("measured, stage 0"));
    click(plotOf(view), {x.coordToPixel(70), y}, Qt::ControlModifier);
    QCOMPARE(view.rangeTotals(), QString());
}

void TimelineRangeTest::keysChooseMoveAndDrop()
{
    ChartView view;
    view.setData(twoStagesOfTime());
    layOut(view, {900, 400});
    const auto ends = [&] {
        const QStringList first = view.rangeTotals().section('\n', 1, 1).split('\t');
        return std::pair(first.value(1).toDouble(), first.value(2).toDouble());
    };
    const auto are = [&](double from, double to) { // a few roundings apart at most
        return std::abs(ends().first - from) < 1e-9 && std::abs(ends().second - to) < 1e-9;
    };
    const double seen = axisOf(view, QCPAxis::atBottom).range().size();
    QTest::keyClick(&view, Qt::Key_T);
    QVERIFY(are(0, seen));
    QTest::keyClick(&view, Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(are(0, seen * 0.98));
    QTest::keyClick(&view, Qt::Key_Right);
    QVERIFY(are(seen * 0.02, seen));
    for (int i = 0; i < 2; ++i) { // at the beginning it stops, as long as it is
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(are(0, seen * 0.98));
    }
    QTest::keyClick(&view, Qt::Key_Escape);
    QCOMPARE(view.rangeTotals(), QString());
}

void TimelineRangeTest::menuCopiesTheTotals()
{
    ChartView view;
    view.setData(twoStagesOfTime());
    layOut(view, {900, 400});
    QMenu before;
    fillChartMenu(before, view);
    QVERIFY(!before.findChild<QAction*>("lookCopyRange")->isEnabled());
    before.findChild<QAction*>("lookRange")->trigger();
    QMenu after;
    fillChartMenu(after, view);
    after.findChild<QAction*>("lookCopyRange")->trigger();
    QVERIFY(view.rangeTotals().contains("ideal, stage 1"));
    QCOMPARE(QApplication::clipboard()->text(), view.rangeTotals());
    after.findChild<QAction*>("lookDropRange")->trigger();
    QCOMPARE(view.rangeTotals(), QString());
}

void TimelineRangeTest::traceIsOfferedWhereSomebodyListens()
{
    ChartView view;
    view.setData(twoStagesOfTime());
    QMenu without;
    fillChartMenu(without, view);
    QVERIFY(!without.findChild<QAction*>("lookTrace"));
    QSignalSpy wanted(&view, &ChartView::traceWanted);
    QMenu with;
    fillChartMenu(with, view);
    with.findChild<QAction*>("lookTrace")->trigger();
    QCOMPARE(wanted.count(), 1);
}

void TimelineRangeTest::otherChartsHaveNoRange()
{
    ChartView view;
    view.setData(lineOf(10, true));
    layOut(view, {900, 400});
    QTest::keyClick(&view, Qt::Key_T);
    QCOMPARE(view.rangeTotals(), QString());
    QMenu menu;
    fillChartMenu(menu, view);
    QVERIFY(!menu.findChild<QAction*>("lookRange"));
}

void TimelineRangeTest::cutSpansAreSaid()
{
    RunResult run =
        sampleRun({{Mode::Sequential, 1, 1, 8, around(100, 3)}, {Mode::Pipeline, 3, 8, 8, around(90, 3), 4}});
    const ChartData whole = makeChart(ChartKind::Timeline, {&run});
    const ChartData parts = makeChart(ChartKind::WhyNot, {&run});
    QVERIFY(whole.sentence.find("first times") == std::string::npos);
    QVERIFY(parts.sentence.find("were kept for the first") == std::string::npos);
    for (Repeat& repeat : run.cells[1].repeats)
        for (RankPass& rank : repeat.ranks) {
            rank.passed.spanCount = static_cast<int64_t>(rank.spans.size());
            rank.spans.resize(rank.spans.size() / 2);
        }
    const ChartData cut = makeChart(ChartKind::Timeline, {&run});
    QVERIFY(cut.sentence.find("Of a long pass only the first times of each stage are kept") != std::string::npos);
    QCOMPARE(QString::fromStdString(cut.panels[0].rowGroups[0].title).section(" of ", 0, 0),
        QString("measured, the first part"));
    QVERIFY(makeChart(ChartKind::WhyNot, {&run}).sentence.find("Times of stages were kept for the first ")
        != std::string::npos);
    double last = 0; // no stage's block stands where another's are not known
    double known = 1e300;
    for (const RankPass& rank : run.cells[1].repeats[0].ranks)
        known = std::min(known, double(rank.spans.back().endNs) / 1e6);
    for (const TimelineBlock& block : cut.panels[0].blocks)
        if (!block.ideal)
            last = std::max(last, block.end);
    QVERIFY(last > 0 && last <= known + 1e-9);
}

THROUGHLINE_WIDGET_QTEST(TimelineRangeTest)
#include "timeline_range_test.moc"
