// SPDX-License-Identifier: GPL-3.0-or-later
// The Run page, fed with a stream made by hand: states of cells, points in charts, the log, and what failed.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <plots/chart_view.h>
#include <ui/run/cell_facts.h>
#include <ui/run/cell_pane.h>
#include <ui/run/cell_tree_model.h>
#include <ui/run/log_model.h>
#include <ui/run/run_page.h>
#include <ui/session/run_progress.h>
#include <ui/session/session.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include <utility>

using namespace throughline;

namespace {

/// Counts paint events of a window's widgets that arrive while a repeat is timed.
struct PaintCounter : QObject {
    const EngineRun& engine;
    int paints = 0; // while measuring
    int all = 0;
    PaintCounter(const EngineRun& watched, QWidget& page)
        : engine(watched)
    {
        page.installEventFilter(this);
        for (QWidget* widget : page.findChildren<QWidget*>())
            widget->installEventFilter(this);
    }
    bool eventFilter(QObject*, QEvent* event) override
    {
        all += event->type() == QEvent::Paint;
        paints += event->type() == QEvent::Paint && engine.measuring();
        return false;
    }
};

} // namespace

class RunPageTest : public QObject {
    Q_OBJECT

    static QString iconOf(const CellTreeModel& model, int cell)
    {
        return model.indexOf(cell).data(IconRole).toString();
    }

private slots:
    void init() { refuseWarnings(); }

    void cellsHaveStates()
    {
        auto cells = made::fourCells();
        cells[3].state = CellState::Failed;
        cells[3].reason = "rank 1 was killed by signal 9";
        CellTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Fold fold;
        QStringList seen; // of cell 0
        for (const Event& event : made::stream("r1", "made", cells)) {
            fold.apply(event);
            model.setRun(fold.result());
            if (model.rowCount() > 0 && (seen.isEmpty() || seen.last() != iconOf(model, 0)))
                seen << iconOf(model, 0);
        }
        QCOMPARE(seen, (QStringList{"queued", "run", "done"}));
        QCOMPARE(model.rowCount(), 2); // sequential, and data-parallel on one rank
        QCOMPARE(model.rowCount(model.index(0, 0)), 2);
        QCOMPARE(iconOf(model, 3), QString("failed"));
        QVERIFY(model.indexOf(3).data(Qt::ToolTipRole).toString().contains("signal 9"));
        model.setDigest(digestOf(std::make_shared<const RunResult>(fold.result())));
        // 4 prompts × 3 tokens in 1.6 s.
        QCOMPARE(model.indexOf(2).siblingAtColumn(CellTreeModel::Value).data().toString(), QString("7.5"));
    }

    void aCellTellsItsEnergyOrWhyNot()
    {
        Fold fold;
        for (const Event& event : made::stream("r1", "made", made::fourCells()))
            fold.apply(event);
        RunResult run = fold.result();
        const auto fact = [&run](const QString& name) {
            QStringList values;
            for (const QStringList& row : cellFacts(run.cells[0], summarise(run, run.cells[0])))
                if (row[0] == name)
                    values << row[1];
            return values;
        };
        QCOMPARE(fact("Energy"), QStringList("unavailable: only NVIDIA GPUs tell this program what energy they take"));
        QCOMPARE(fact("Mean power"), QStringList());
        QCOMPARE(fact("Hottest"), QStringList());
        for (Repeat& repeat : run.cells[0].repeats) { // 4 s, 4 prompts of 3 tokens
            TelemetryEvent& said = repeat.ranks[0].telemetry.emplace();
            said.energyMillijoules = 1'200'000 + repeat.pass * 12'000;
            said.energySpanNs = 4'000'000'000;
            said.maxTemperatureCelsius = 60 + repeat.pass;
        }
        run.cells[0].repeats[1].ranks[0].telemetry->throttleReasons = {"power cap", "power brake"};
        run.cells[0].repeats[2].ranks[0].telemetry->foreignProcesses = {{4711, 1'200'000'000}, {4712, {}}};
        QCOMPARE(fact("Energy"), QStringList());
        QCOMPARE(fact("Energy per token"), QStringList("102 J"));
        QVERIFY(fact("… 95 % interval").contains("100 J–104 J"));
        QCOMPARE(fact("Energy of a pass"), QStringList("1,224 J"));
        QCOMPARE(fact("Mean power"), QStringList("306 W"));
        QCOMPARE(fact("Hottest"), QStringList("64 °C"));
        QCOMPARE(fact("Clocks held by"), QStringList("power cap, power brake"));
        QCOMPARE(fact("Other process"), (QStringList{"process 4711 (1.2 GB)", "process 4712"}));
        CellPane pane;
        pane.resize(320, 620);
        pane.display(run, 0, digestOf(std::make_shared<const RunResult>(run)));
        keepPicture(pane, "cell-pane-energy");
        pane.display(fold.result(), 0, digestOf(std::make_shared<const RunResult>(fold.result())));
        keepPicture(pane, "cell-pane-no-energy");
    }

    void progressCountsTimeAndCells()
    {
        Fold fold;
        TimeLeft left;
        RunProgress progress;
        QList<int> ended;
        for (const Event& event : made::stream("r1", "made", made::fourCells())) {
            fold.apply(event);
            left.apply(event, fold.result());
            progress = progressOf(fold.result(), left, event.tNs);
            if (std::holds_alternative<PlanEvent>(event.body)) {
                QCOMPARE(progress.leftNs, 4'000'000'000); // a second each was planned
                QCOMPARE(leftInWords(progress), QString("4 s left"));
            }
            if (std::holds_alternative<CellEndedEvent>(event.body))
                ended << progress.ended;
        }
        QCOMPARE(progress.cells, 4);
        QCOMPARE(ended, (QList<int>{1, 2, 3, 4}));
        QCOMPARE(progress.fraction, 1.0);
    }

    void whatIsLeftIsNoMoreExactThanItIsKnown_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<bool>("atLeast");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing known") << 0.0 << false << QString();
        QTest::newRow("seconds") << 3.2 << false << QString("4 s left");
        QTest::newRow("in fives") << 31.0 << false << QString("35 s left");
        QTest::newRow("minutes") << 61.0 << false << QString("2 min left");
        QTest::newRow("hours") << 4'790.0 << false << QString("1 h 20 min left");
        QTest::newRow("overdue") << 150.0 << true << QString("more than 3 min left");
        QTest::newRow("the last one is overdue") << 0.0 << true << QString("longer than planned");
    }
    void whatIsLeftIsNoMoreExactThanItIsKnown()
    {
        QFETCH(double, seconds);
        QFETCH(bool, atLeast);
        QFETCH(QString, words);
        RunProgress progress;
        progress.leftNs = int64_t(seconds * 1e9);
        progress.atLeast = atLeast;
        QCOMPARE(leftInWords(progress), words);
    }

    void theLogTellsWhatHappened()
    {
        LogModel log;
        const QAbstractItemModelTester tester(&log, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Fold fold;
        for (const Event& event : made::stream("r1", "made", made::fourCells())) {
            fold.apply(event);
            log.take(event, fold.result());
        }
        Event hostile;
        hostile.body = LogEvent{"warning", "<b>bold</b>\nsecond line", 3};
        log.take(hostile, fold.result());
        QCOMPARE(log.rowCount(), 0); // nothing is painted before its time
        log.flush();
        // Per cell: started, five repeats, ended; then the run's end and the warning.
        QCOMPARE(log.rowCount(), 4 * 7 + 2);
        const QModelIndex last = log.index(log.rowCount() - 1, LogModel::Text);
        QCOMPARE(last.data().toString(), QString("<b>bold</b> second line (3 times)"));
        QCOMPARE(last.data(IconRole).toString(), QString("caution"));
    }

    void thePageShowsPointsAsTheyCome()
    {
        Session session({engineProgram(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        emit session.engine().started();
        const auto events = made::stream("r1", "made", made::fourCells());
        const auto* chart = page.findChild<ChartView*>("chart");
        QVERIFY(chart);
        // Up to the first data-parallel cell's end, and then the rest.
        std::size_t next = 0;
        for (; next < events.size(); ++next) {
            session.engine().apply(events[next]);
            if (events[next].cell == 2 && std::holds_alternative<CellEndedEvent>(events[next].body))
                break;
        }
        QTRY_VERIFY(chart->drawnPoints() > 0);
        auto* panels = page.findChild<SegmentedControl*>("chartPanels");
        QTRY_VERIFY(panels->isVisible());
        QTest::mouseClick(panels, Qt::LeftButton, {}, QPoint(10, 10)); // all panels
        QCOMPARE(panels->current(), 0);
        const int some = chart->drawnPoints();
        for (++next; next < events.size(); ++next)
            session.engine().apply(events[next]);
        emit session.engine().ended();
        QTRY_VERIFY(chart->drawnPoints() > some);
        auto* tree = page.findChild<RowView*>("cellTree");
        QVERIFY(tree);
        QCOMPARE(tree->model()->rowCount(), 2);
        QTRY_VERIFY(
            !tree->model()->index(0, CellTreeModel::Value, tree->model()->index(0, 0)).data().toString().isEmpty());
        QVERIFY(page.findChild<RowView*>("log")->model()->rowCount() > 0);
        keepPicture(page, "run-made");
    }

    void aCellThatIsDoneCanBeChosenWhileOthersRun()
    {
        Session session({engineProgram(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        emit session.engine().started();
        for (const Event& event : made::stream("r1", "made", made::fourCells())) {
            session.engine().apply(event);
            if (event.cell == 1 && std::holds_alternative<RepeatSavedEvent>(event.body))
                break;
        }
        auto* tree = childNamed<RowView>(page, "cellTree");
        auto* cells = qobject_cast<CellTreeModel*>(tree->model());
        QTRY_COMPARE(cells->runningCell(), 1);
        QTRY_COMPARE(cells->indexOf(0).siblingAtColumn(CellTreeModel::Value).data().toString(), QString("3"));
        QCOMPARE(cells->indexOf(1).siblingAtColumn(CellTreeModel::Value).data().toString(), QString("1 of 5"));
        QCOMPARE(tree->currentIndex(), cells->indexOf(1)); // it follows
        tree->scrollTo(cells->indexOf(0));
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(cells->indexOf(0)).center());
        auto* facts = childNamed<RowView>(page, "cellFacts");
        QVERIFY(facts->isVisible());
        QCOMPARE(facts->model()->index(0, 1).data().toString(), QString("done"));
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Down);
        QCOMPARE(facts->model()->index(0, 1).data().toString(), QString("running"));
    }

    void inANarrowWindowTheDevicesAreAViewOfTheirOwn()
    {
        Session session({engineProgram(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(880, 640); // of a window of 1024
        page.show();
        emit session.engine().started();
        for (const Event& event : made::stream("r1", "made", made::fourCells()))
            session.engine().apply(event);
        emit session.engine().ended();
        auto* strips = childNamed<QWidget>(page, "deviceStrips");
        auto* views = childNamed<SegmentedControl>(page, "runViews");
        QCOMPARE(views->segments(), (QStringList{"Charts", "Texts", "Devices"}));
        QVERIFY(!strips->isVisible());
        views->setFocus();
        QTest::keyClick(views, Qt::Key_Right);
        QTest::keyClick(views, Qt::Key_Right);
        QVERIFY(strips->isVisible());
        keepPicture(page, "run-narrow-devices");
        page.resize(1136, 740);
        QCOMPARE(views->segments(), (QStringList{"Charts", "Texts"}));
        QVERIFY(strips->isVisible()); // beside the chart
        QVERIFY(page.chart()->isVisible());
    }

    void aFailedCellSaysWhy()
    {
        Session session({engineProgram(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        auto cells = made::fourCells();
        cells[2].wallNs.resize(2);
        cells[2].state = CellState::Failed;
        cells[2].reason = "rank 1 was killed by signal 9; 2 repeats kept";
        emit session.engine().started();
        for (const Event& event : made::stream("r1", "made", cells))
            session.engine().apply(event);
        emit session.engine().ended();
        auto* log = page.findChild<RowView*>("log")->model();
        QStringList said;
        for (int row = 0; row < log->rowCount(); ++row)
            said << log->index(row, LogModel::Text).data().toString();
        QVERIFY(said.contains("Cell 3 failed: rank 1 was killed by signal 9; 2 repeats kept"));
        auto* tree = page.findChild<RowView*>("cellTree");
        const QModelIndex failed = qobject_cast<CellTreeModel*>(tree->model())->indexOf(2);
        QCOMPARE(failed.data(IconRole).toString(), QString("failed"));
        tree->setCurrentIndex(failed);
        emit tree->clicked(failed);
        const auto* reason = page.findChild<QLabel*>("cellReason");
        QVERIFY(reason->isVisible());
        QCOMPARE(reason->text(), QString("rank 1 was killed by signal 9; 2 repeats kept"));
        QTRY_VERIFY(page.findChild<ChartView*>("chart")->drawnPoints() > 0);
        keepPicture(page, "run-cell-failed");
    }

    void anEngineThatCannotStartSaysSo()
    {
        Session session({"/nowhere/throughline", {}, experimentsFolder()});
        RunPage page(session);
        page.show();
        QSignalSpy ended(&session.engine(), &EngineRun::ended);
        Experiment experiment;
        experiment.name = "made";
        experiment.blocks.resize(1);
        session.engine().run(experiment);
        QVERIFY(ended.count() == 1 || ended.wait());
        auto* state = page.findChild<HintLine*>("runState");
        QVERIFY(state);
        QCOMPARE(state->tone(), Tone::Bad);
        QVERIFY(!state->text().isEmpty());
        QVERIFY(!session.engine().running());
    }

    void nothingIsDrawnWhileARepeatIsTimed()
    {
        Session session({engineProgram(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        emit session.engine().started();
        const auto events = made::stream("r1", "made", made::fourCells()); // threads 0: all cores, none is left over
        QCoreApplication::processEvents();
        PaintCounter counter(session.engine(), page);
        int measured = 0;
        for (const Event& event : events) {
            session.engine().apply(event);
            measured += session.engine().measuring();
            // What was made ready in the last turn before a repeat is painted before it: an engine waits so long.
            int painted = -1;
            while (std::exchange(painted, counter.all) != counter.all)
                QCoreApplication::processEvents();
        }
        QVERIFY(!session.engine().spareCore());
        QVERIFY(measured > 0);
        QCOMPARE(counter.paints, 0);
        QTRY_VERIFY(counter.all > 0); // but it is painted in between
    }
};

THROUGHLINE_UI_QTEST(RunPageTest)
#include "run_page_test.moc"
