// SPDX-License-Identifier: GPL-3.0-or-later
// The chart of a run grows with every repeat, not only when a cell has ended, and in windows of its own whatever is
// shown beside them.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <plots/chart_view.h>
#include <ui/run/cell_tree_model.h>
#include <ui/run/run_page.h>
#include <ui/session/session.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>

#include <QPushButton>

using namespace throughline;

namespace {

/// Repeats of the hollow point; 0 when there is none.
std::size_t unfinishedRepeats(const ChartView& view)
{
    std::size_t repeats = 0;
    for (const Panel& panel : view.data().panels)
        for (const Series& series : panel.series)
            for (const Point& point : series.points)
                if (!point.finished)
                    repeats = std::max(repeats, point.samples.size());
    return repeats;
}

ChartView* chartWindow()
{
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (widget->objectName() == "chartInWindow")
            return qobject_cast<ChartView*>(widget);
    return nullptr;
}

/// The last cell's repeats, one at a time.
class LastCell {
public:
    explicit LastCell(EngineRun& engine)
        : m_engine(engine)
    { }
    void nextRepeat()
    {
        while (m_next < m_events.size()) {
            const Event& event = m_events[m_next++];
            m_engine.apply(event);
            if (event.cell == 3 && std::holds_alternative<RepeatSavedEvent>(event.body))
                return;
        }
    }

private:
    EngineRun& m_engine;
    std::vector<Event> m_events = made::stream("r1", "made", made::fourCells());
    std::size_t m_next = 0;
};

} // namespace

class LiveChartTest : public QObject {
    Q_OBJECT

private slots:
    void init() { refuseWarnings(); }

    void everyRepeatIsAPoint()
    {
        Session session({engineProgram(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        emit session.engine().started();
        auto* pane = page.findChild<ChartPane*>();
        QVERIFY(pane);
        pane->choose(ChartKind::BatchSize);
        LastCell cell(session.engine());
        for (const std::size_t repeats : {1, 2, 3}) {
            cell.nextRepeat();
            QTRY_COMPARE(unfinishedRepeats(*pane->view()), repeats);
        }
        // One that was not looked at meanwhile is as far when it is, though nothing new comes.
        pane->choose(ChartKind::Time);
        QTRY_COMPARE(unfinishedRepeats(*pane->view()), std::size_t(3));
    }

    void aWindowGoesOnWhateverPageIsShown()
    {
        Session session({engineProgram(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        emit session.engine().started();
        ChartPane* pane = page.chart();
        pane->choose(ChartKind::BatchSize);
        LastCell cell(session.engine());
        cell.nextRepeat();
        QTRY_COMPARE(unfinishedRepeats(*pane->view()), std::size_t(1));
        QVERIFY(!pane->hasWindows());
        childNamed<QPushButton>(*pane, "chartWindow")->click();
        QVERIFY(pane->hasWindows());
        const ChartView* window = chartWindow();
        QVERIFY(window);
        pane->choose(ChartKind::Time);
        QCOMPARE(pane->shownKinds(), (std::set<ChartKind>{ChartKind::Time, ChartKind::BatchSize}));
        page.hide(); // another page is shown
        QCOMPARE(pane->shownKinds(), std::set<ChartKind>{ChartKind::BatchSize});
        cell.nextRepeat();
        QTRY_COMPARE(unfinishedRepeats(*window), std::size_t(2));
        page.show();
        auto* views = childNamed<SegmentedControl>(page, "runViews");
        QTest::keyClick(views, Qt::Key_Right); // texts
        QVERIFY(!pane->isVisible());
        QCOMPARE(pane->shownKinds(), std::set<ChartKind>{ChartKind::BatchSize});
        cell.nextRepeat();
        QTRY_COMPARE(unfinishedRepeats(*window), std::size_t(3));
        chartWindow()->close();
        QTRY_VERIFY(!pane->hasWindows());
        QCOMPARE(pane->shownKinds(), std::set<ChartKind>());
        cell.nextRepeat();
        const auto* cells = qobject_cast<CellTreeModel*>(childNamed<RowView>(page, "cellTree")->model());
        const auto shown = [cells] {
            return cells->indexOf(3).siblingAtColumn(CellTreeModel::Value).data().toString();
        };
        QTRY_COMPARE(shown(), QString("4 of 5"));
        QTest::keyClick(views, Qt::Key_Left); // back, and nothing new comes
        QTRY_COMPARE(unfinishedRepeats(*pane->view()), std::size_t(4));
    }

    void aZoomedChartIsLeftAloneUntilFollowIsPressed()
    {
        Session session({engineProgram(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        emit session.engine().started();
        const auto events = made::stream("r1", "made", made::fourCells());
        std::size_t half = 0; // up to the last cell's first repeat
        while (events[half].cell != 3 || !std::holds_alternative<RepeatSavedEvent>(events[half].body))
            session.engine().apply(events[half++]);
        session.engine().apply(events[half++]);
        auto* chart = childNamed<ChartView>(page, "chart");
        QTRY_COMPARE(unfinishedRepeats(*chart), std::size_t(1)); // the last cell's
        auto* follow = childNamed<QPushButton>(page, "follow");
        QVERIFY(!follow->isVisible());
        auto* plot =
            chart->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly).constFirst(); // takes the mouse
        const QPoint middle = plot->rect().center();
        const auto wheel = [&] {
            QWheelEvent turn(middle, plot->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
                Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(plot, &turn);
        };
        wheel();
        QVERIFY(chart->zoomed());
        QVERIFY(follow->isVisible());
        QCOMPARE(follow->text(), QString("Follow"));
        for (std::size_t i = half; i < events.size(); ++i)
            session.engine().apply(events[i]);
        QTRY_COMPARE(unfinishedRepeats(*chart), std::size_t(0));
        QVERIFY(chart->zoomed()); // new data leave the view
        QTest::mouseClick(follow, Qt::LeftButton);
        QVERIFY(!chart->zoomed());
        QVERIFY(!follow->isVisible());
    }
};

THROUGHLINE_UI_QTEST(LiveChartTest)
#include "live_chart_test.moc"
