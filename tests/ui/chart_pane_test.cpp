// SPDX-License-Identifier: GPL-3.0-or-later
// The pane of charts: its strip, its panels, its windows, the fields of the free chart and the size of pictures.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <core/fold.h>
#include <plots/chart_view.h>
#include <ui/widgets/chart_choice.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/chart_windows.h>
#include <ui/widgets/picture_dialog.h>
#include <ui/widgets/segmented_control.h>

#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTimer>

using namespace throughline;

namespace {

std::shared_ptr<const RunResult> runWith(double factor)
{
    return std::make_shared<RunResult>(fold(made::stream("run", "made", made::fourCells(factor))));
}

void show(ChartPane& pane, const std::shared_ptr<const RunResult>& run)
{
    std::vector<ChartData> charts;
    for (const ChartKind kind : chartKinds())
        charts.push_back(makeChart(kind, {run.get()}));
    pane.setCharts(charts, {run});
}

double firstY(const ChartView& view) { return view.data().panels.at(0).series.at(0).points.at(0).y; }

} // namespace

class ChartPaneTest : public QObject {
    Q_OBJECT
private slots:
    void init() { refuseWarnings(); }
    void whatDoesNotApplyIsGreyed();
    void theStripTakesTheLinesThatItNeeds();
    void aNarrowPaneHasAFieldInsteadOfTheStrip();
    void measuresAreChosenByPanel();
    void windowsGoOnWithTheData();
    void windowsAreLinkedWithThePane();
    void fieldsOfTheFreeChart();
    void theLookHasAButton();
    void sizeAndDotsAreKept();
};

void ChartPaneTest::whatDoesNotApplyIsGreyed()
{
    ChartPane pane(ChartPane::Width::Narrow);
    show(pane, runWith(1));
    const SegmentedControl& strip = *pane.choice()->strip();
    QCOMPARE(strip.segments().size(), int(chartKinds().size()));
    QVERIFY(strip.isOpen(strip.segments().indexOf("Batch size")));
    QVERIFY(!strip.isOpen(strip.segments().indexOf("Timeline"))); // there is no pipeline
}

void ChartPaneTest::theStripTakesTheLinesThatItNeeds()
{
    ChartPane pane(ChartPane::Width::Narrow);
    const SegmentedControl& strip = *pane.choice()->strip();
    const int line = strip.heightForWidth(10'000);
    QCOMPARE(strip.heightForWidth(strip.sizeHint().width()), line); // all in one
    QCOMPARE(strip.heightForWidth(strip.sizeHint().width() - 1), 2 * line);
    QVERIFY(strip.heightForWidth(400) > 2 * line);
    QVERIFY(strip.minimumSizeHint().width() < 200);
}

void ChartPaneTest::aNarrowPaneHasAFieldInsteadOfTheStrip()
{
    ChartPane pane(ChartPane::Width::Wide);
    pane.resize(1300, 600);
    show(pane, runWith(1));
    pane.show();
    auto* strip = childNamed<SegmentedControl>(pane, "chartStrip");
    auto* field = childNamed<QComboBox>(pane, "chartField");
    QVERIFY(strip->isVisible() && !field->isVisible());
    QSignalSpy folded(pane.choice(), &ChartChoice::foldedChanged);
    pane.resize(420, 600);
    QTRY_COMPARE(folded.size(), 1);
    QVERIFY(!strip->isVisible() && field->isVisible());
    QCOMPARE(field->currentText(), QString("Batch-size effect"));
    // What does not apply says why, and is passed over.
    const int scaling = strip->segments().indexOf("Scaling");
    QVERIFY(field->itemText(scaling).startsWith("Scaling: No mode was measured"));
    field->setFocus();
    field->setCurrentIndex(scaling - 1);
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(field->currentIndex(), scaling + 1);
    QCOMPARE(pane.chosen(), std::optional(chartKinds()[std::size_t(scaling + 1)]));
    QCOMPARE(pane.view()->data().kind, chartKinds()[std::size_t(scaling + 1)]);
    pane.resize(1300, 600);
    QTRY_COMPARE(folded.size(), 2);
    QVERIFY(strip->isVisible() && !field->isVisible());
    QCOMPARE(strip->current(), scaling + 1);
}

void ChartPaneTest::measuresAreChosenByPanel()
{
    ChartPane pane(ChartPane::Width::Narrow);
    show(pane, runWith(1));
    pane.choose(ChartKind::Latency);
    auto* panels = pane.findChild<QComboBox*>("chartManyPanels");
    QCOMPARE(panels->count(), 3); // all, TTFT, ITL
    panels->setCurrentIndex(1);
    emit panels->activated(1);
    QCOMPARE(pane.view()->data().panels.size(), std::size_t(1));
    QCOMPARE(pane.view()->data().panels[0].title, std::string("TTFT, time to first token"));
    panels->setCurrentIndex(0);
    emit panels->activated(0);
    QCOMPARE(pane.view()->data().panels.size(), std::size_t(2));
}

void ChartPaneTest::windowsGoOnWithTheData()
{
    ChartPane pane(ChartPane::Width::Narrow);
    pane.setHeld(false);
    show(pane, runWith(1));
    ChartWindows windows(pane.view());
    const auto run = runWith(1);
    const ChartView* window = windows.open(makeChart(ChartKind::BatchSize, {run.get()}), {}, lightTheme());
    QCOMPARE(window->windowTitle(), QString("Batch-size effect"));
    const double before = firstY(*window);
    const auto slower = runWith(2);
    windows.setCharts({makeChart(ChartKind::Time, {slower.get()}), makeChart(ChartKind::BatchSize, {slower.get()})});
    QCOMPARE(firstY(*window), before / 2);
}

void ChartPaneTest::windowsAreLinkedWithThePane()
{
    ChartPane pane(ChartPane::Width::Narrow);
    pane.resize(500, 600);
    show(pane, runWith(1));
    pane.choose(ChartKind::BatchSize);
    pane.show();
    pane.findChild<QPushButton*>("chartWindow")->click();
    const auto* window = pane.view()->findChild<ChartWindows*>();
    QVERIFY(window);
    ChartView* opened = nullptr;
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (widget->objectName() == "chartInWindow")
            opened = qobject_cast<ChartView*>(widget);
    QVERIFY(opened);
    emit pane.view()->xZoomed(1, 2); // as a drag there says
    QVERIFY(opened->zoomed());
}

void ChartPaneTest::fieldsOfTheFreeChart()
{
    ChartPane pane(ChartPane::Width::Narrow);
    show(pane, runWith(1));
    QSignalSpy made(&pane, &ChartPane::freeMade);
    pane.choose(ChartKind::Free);
    QCOMPARE(pane.view()->data().yTitle, std::string("Output tokens/s"));
    auto* y = pane.findChild<QComboBox*>("freeY");
    QVERIFY(y->isVisibleTo(&pane));
    QVERIFY(made.wait());
    QCOMPARE(y->currentText(), QString("Output tokens/s"));
    const int wall = y->findData("wallMedian");
    QVERIFY(wall >= 0);
    y->setCurrentIndex(wall);
    emit y->activated(wall);
    QVERIFY(made.wait());
    QCOMPARE(pane.view()->data().yTitle, std::string("Wall time, s"));
    show(pane, runWith(2)); // new data keep the choice
    QVERIFY(made.wait());
    QCOMPARE(pane.view()->data().yTitle, std::string("Wall time, s"));
    pane.choose(ChartKind::BatchSize);
    QVERIFY(!y->isVisibleTo(&pane));
}

void ChartPaneTest::theLookHasAButton()
{
    ChartPane pane(ChartPane::Width::Narrow);
    pane.resize(500, 600);
    show(pane, runWith(1));
    pane.show();
    bool offered = false;
    QTimer::singleShot(0, &pane, [&] { // while the menu is open
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        menu->findChild<QAction*>("lookBands")->trigger();
        offered = true;
        menu->close();
    });
    pane.findChild<QPushButton*>("chartLook")->click();
    QVERIFY(offered);
    QVERIFY(pane.view()->look().bands);
}

void ChartPaneTest::sizeAndDotsAreKept()
{
    PictureDialog first;
    QCOMPARE(first.size(), QSize(960, 600));
    QCOMPARE(first.scale(), 2.0);
    first.findChild<QSpinBox*>("pictureWidth")->setValue(1200);
    first.findChild<QSpinBox*>("pictureDots")->setValue(288);
    first.findChild<QPushButton*>("pictureAll")->click();
    QVERIFY(first.all());
    PictureDialog second;
    QCOMPARE(second.size(), QSize(1200, 600));
    QCOMPARE(second.scale(), 3.0);
    QVERIFY(!second.all());
}

THROUGHLINE_UI_QTEST(ChartPaneTest)
#include "chart_pane_test.moc"
