// SPDX-License-Identifier: GPL-3.0-or-later
// "Stop now" in every phase of a run, with the real engine and a worker that hangs there; and what the page says of a
// run that was stopped, or failed.
#include "support/fake_worker_engine.h"

#include <ui/run/cell_tree_model.h>
#include <ui/run/run_page.h>
#include <ui/session/session.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>

#include <QPushButton>
#include <QSignalSpy>

#include <fcntl.h>
#include <unistd.h>

using namespace throughline;

namespace {
constexpr int stopWithinMs = 15'000; // it takes 2 s; the machine may be busy with other tests
constexpr int reachWithinMs = 60'000;
} // namespace

class StopPhasesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> m_session;
    std::unique_ptr<RunPage> m_page;

    EngineRun& engine() { return m_session->engine(); }
    void start(const QByteArray& fault, const Experiment& experiment = fakeExperiment())
    {
        useFakeWorker(fault);
        m_page.reset();
        m_session = std::make_unique<Session>(SessionOptions{engineProgram(), {}, experimentsFolder()});
        m_page = std::make_unique<RunPage>(*m_session);
        m_page->resize(1136, 740);
        m_page->show();
        engine().run(experiment);
    }
    void stopNow()
    {
        QSignalSpy ended(&engine(), &EngineRun::ended);
        QTest::mouseClick(childNamed<QPushButton>(*m_page, "stopNow"), Qt::LeftButton);
        QCOMPARE(state()->text(), QString("Stopping now; what is measured is kept."));
        QVERIFY(ended.count() == 1 || ended.wait(stopWithinMs));
    }
    const HintLine* state() const { return childNamed<HintLine>(*m_page, "runState"); }
    CellState stateOf(std::size_t cell) { return engine().result().cells[cell].state; }
    /// The running cell is in this phase, with so many passes over.
    bool reached(std::size_t cell, const std::string& phase, std::size_t warmups, std::size_t repeats)
    {
        const auto& cells = engine().result().cells;
        return cells.size() > cell && cells[cell].state == CellState::Running && cells[cell].phase == phase
            && cells[cell].warmups.size() == warmups && cells[cell].repeats.size() == repeats;
    }

private slots:
    void init() { refuseWarnings(); }
    void cleanup()
    {
        m_page.reset();
        m_session.reset();
    }

    void whileThePlanIsMade()
    {
        start({});
        stopNow(); // before the engine has said a word
        QVERIFY(!engine().running());
        QCOMPARE(state()->tone(), Tone::Caution);
        // Before the run had a name, or just after.
        QVERIFY2(state()->text().startsWith("Stopped "), qPrintable(state()->text()));
        QVERIFY(state()->text().contains("F5"));
    }

    void phases_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("cell");
        QTest::addColumn<QByteArray>("phase");
        QTest::addColumn<int>("warmups");
        QTest::addColumn<int>("repeats");
        QTest::newRow("loading") << QByteArray("at=load;kind=hang") << 0 << QByteArray("load") << 0 << 0;
        QTest::newRow("preparing") << QByteArray("at=prepare;kind=hang") << 0 << QByteArray("prepare") << 0 << 0;
        QTest::newRow("warm-up") << QByteArray("at=pass;pass=0;kind=hang") << 0 << QByteArray("pass") << 0 << 0;
        QTest::newRow("repeat") << QByteArray("at=pass;pass=2;kind=hang") << 0 << QByteArray("pass") << 1 << 1;
        QTest::newRow("second cell") << QByteArray("at=pass;cell=1;pass=1;kind=hang") << 1 << QByteArray("pass") << 1
                                     << 0;
    }
    void phases()
    {
        QFETCH(QByteArray, fault);
        QFETCH(int, cell);
        QFETCH(QByteArray, phase);
        QFETCH(int, warmups);
        QFETCH(int, repeats);
        start(fault);
        const auto place = std::size_t(cell);
        QTRY_VERIFY_WITH_TIMEOUT(
            reached(place, phase.toStdString(), std::size_t(warmups), std::size_t(repeats)), reachWithinMs);
        stopNow();
        QCOMPARE(engine().result().state, RunState::Cancelled);
        QCOMPARE(stateOf(place), CellState::Cancelled);
        QCOMPARE(engine().result().cells[place].repeats.size(), std::size_t(repeats)); // kept
        QCOMPARE(stateOf(2), CellState::Skipped);
        QCOMPARE(state()->text(),
            QString(
                "Stopped with %1 of 3 cells done; what was measured is in the library. F5 runs the experiment again.")
                .arg(cell));
        auto* cells = qobject_cast<CellTreeModel*>(childNamed<RowView>(*m_page, "cellTree")->model());
        QTRY_COMPARE(cells->indexOf(cell).data(IconRole).toString(), QString("cancelled"));
        keepPicture(*m_page, "run-cancelled-" + QString(QTest::currentDataTag()).replace(' ', '-'));
    }

    void betweenTwoCells()
    {
        start({});
        QSignalSpy ended(&engine(), &EngineRun::ended);
        connect(&engine(), &EngineRun::applied, m_page.get(), [this](const Event& event) {
            if (std::holds_alternative<CellEndedEvent>(event.body) && event.cell == 0)
                engine().stopNow();
        });
        QVERIFY(ended.wait(reachWithinMs));
        QCOMPARE(engine().result().state, RunState::Cancelled);
        QCOMPARE(stateOf(0), CellState::Done);
        QVERIFY(stateOf(2) != CellState::Done);
    }

    void whileItIsWritten()
    {
        start("at=pass;pass=1;kind=pause"); // a moment to take the library away
        QTRY_VERIFY_WITH_TIMEOUT(reached(0, "pass", 1, 0), reachWithinMs);
        // SQLite's own lock of who writes (its file format, "WAL-index": byte 120 of the -shm file).
        const QByteArray shared = qgetenv("THROUGHLINE_LIBRARY") + "-shm";
        const int file = ::open(shared.constData(), O_RDWR | O_CLOEXEC);
        QVERIFY(file >= 0);
        struct flock writer { };
        writer.l_type = F_WRLCK;
        writer.l_whence = SEEK_SET;
        writer.l_start = 120;
        writer.l_len = 1;
        QCOMPARE(::fcntl(file, F_SETLK, &writer), 0);
        stopNow(); // the engine can't store that it was cancelled
        ::close(file);
        QVERIFY(!engine().running());
        QCOMPARE(engine().result().state, RunState::Cancelled);
        QCOMPARE(stateOf(0), CellState::Cancelled);
        QVERIFY(state()->text().startsWith("Stopped with 0 of 3 cells done"));
    }

    void stoppingTwiceStopsNow()
    {
        start("at=pass;pass=2;kind=hang");
        QTRY_VERIFY_WITH_TIMEOUT(reached(0, "pass", 1, 1), reachWithinMs);
        QSignalSpy ended(&engine(), &EngineRun::ended);
        QAction* after = m_session->actions().of(Act::StopAfterCell);
        after->trigger();
        QCOMPARE(state()->text(), QString("Stopping after this cell; Shift+F5 again stops now."));
        QVERIFY(engine().running());
        after->trigger();
        QVERIFY(ended.count() == 1 || ended.wait(stopWithinMs));
        QCOMPARE(engine().result().state, RunState::Cancelled);
    }

    void afterThisCellTheRestIsSkipped()
    {
        start("at=pass;cell=0;pass=2;kind=pause");
        QTRY_VERIFY_WITH_TIMEOUT(reached(0, "pass", 1, 1), reachWithinMs);
        QSignalSpy ended(&engine(), &EngineRun::ended);
        QTest::mouseClick(childNamed<QPushButton>(*m_page, "stopAfterCell"), Qt::LeftButton);
        QVERIFY(ended.count() == 1 || ended.wait(reachWithinMs));
        QCOMPARE(stateOf(0), CellState::Done);
        QCOMPARE(stateOf(1), CellState::Skipped);
        QVERIFY(state()->text().startsWith("Stopped with 1 of 3 cells done"));
    }

    void aFailedCellIsOneSentence()
    {
        start("at=pass;cell=1;pass=1;kind=crash");
        QSignalSpy ended(&engine(), &EngineRun::ended);
        QVERIFY(ended.wait(reachWithinMs));
        QCOMPARE(stateOf(1), CellState::Failed);
        QCOMPARE(stateOf(2), CellState::Done); // the sweep goes on
        QCOMPARE(state()->tone(), Tone::Bad);
        QVERIFY2(
            state()->text().startsWith("Cell 2 failed: rank 0 was killed by SIGSEGV"), qPrintable(state()->text()));
        QVERIFY(state()->text().endsWith("F5 runs the experiment again."));
    }
};

THROUGHLINE_UI_QTEST(StopPhasesTest)
#include "stop_phases_test.moc"
