// SPDX-License-Identifier: GPL-3.0-or-later
// A run that another process measures: a window that is opened meanwhile shows it, stops it, and outlives it.
#include "support/fake_worker_engine.h"

#include <ui/main_window.h>
#include <ui/run/run_page.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/inline_message.h>

#include <QLabel>
#include <QPushButton>

#include <csignal>

using namespace throughline;

namespace {
constexpr int otherWithinMs = 60'000; // an engine starts, and the window looks once a second
}

class OtherRunTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_command;
    std::unique_ptr<MainWindow> m_window;

    /// `throughline run` as on the command line.
    void startCommand(const QByteArray& fault, const std::string& name)
    {
        useFakeWorker(fault);
        QFile file(m_folder.filePath("other.experiment.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(toText(fakeExperiment(name))));
        file.close();
        m_command = std::make_unique<QProcess>();
        m_command->start(engineProgram(), {"run", file.fileName(), "--no-ceilings"});
        QVERIFY(m_command->waitForStarted());
    }
    EngineRun& engine() { return m_window->session().engine(); }
    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(SessionOptions{engineProgram(), {}, experimentsFolder()}, nullptr);
        m_window->show();
        m_window->session().show(Page::Run);
    }
    bool shows(std::size_t repeats)
    {
        const auto& cells = engine().result().cells;
        return engine().running() && !cells.empty() && cells[0].repeats.size() == repeats;
    }

private slots:
    void initTestCase() { qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8()); } // nobody else's
    void init() { refuseWarnings(); }
    void cleanup()
    {
        m_window.reset();
        if (m_command) {
            m_command->kill();
            m_command->waitForFinished();
        }
    }

    void aWindowOpenedLaterShowsItAndStopsIt()
    {
        startCommand("at=pass;cell=0;pass=2;kind=hang", "of the command line");
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(shows(1), otherWithinMs);
        QVERIFY(!engine().own());
        QCOMPARE(childNamed<QLabel>(*m_window, "runTitle")->text(), QString("of the command line"));
        const auto* state = childNamed<HintLine>(*m_window, "runState");
        QTRY_COMPARE_WITH_TIMEOUT(state->text(),
            QString("Cell 1 · repeat 2 of 3 · batch 0 of 100 · measured by another process"), otherWithinMs);
        QVERIFY(!engine().measuring());
        QTest::mouseClick(childNamed<QPushButton>(*m_window, "stopNow"), Qt::LeftButton);
        QVERIFY(m_command->waitForFinished(otherWithinMs));
        QCOMPARE(m_command->exitCode(), 3);
        QTRY_VERIFY_WITH_TIMEOUT(!engine().running(), otherWithinMs);
        QCOMPARE(engine().result().state, RunState::Cancelled);
        QCOMPARE(state->text(), QString("Stopped with 0 of 3 cells done; what was measured is in the library."));
    }

    void stopAfterThisCellReachesItToo()
    {
        startCommand("at=pass;pass=2;kind=slow-steps", "slow");
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(engine().running() && engine().result().cells.size() == 3, otherWithinMs);
        QTest::mouseClick(childNamed<QPushButton>(*m_window, "stopAfterCell"), Qt::LeftButton);
        QVERIFY(m_command->waitForFinished(otherWithinMs));
        QCOMPARE(m_command->exitCode(), 3);
        QTRY_VERIFY_WITH_TIMEOUT(!engine().running(), otherWithinMs);
        QCOMPARE(engine().result().cells[2].state, CellState::Skipped);
    }

    void closingTheWindowLeavesItAlone()
    {
        startCommand("at=pass;cell=0;pass=2;kind=slow-steps", "left alone");
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(shows(1), otherWithinMs);
        QVERIFY(m_window->close()); // nothing is asked
        m_window.reset();
        QVERIFY(m_command->waitForFinished(otherWithinMs));
        QCOMPARE(m_command->exitCode(), 0);
    }

    void anEngineThatDiesIsSaidSo()
    {
        startCommand("at=pass;cell=0;pass=2;kind=hang", "dies");
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(shows(1), otherWithinMs);
        m_command->kill();
        QTRY_VERIFY_WITH_TIMEOUT(!engine().running(), otherWithinMs);
        QCOMPARE(engine().result().state, RunState::Interrupted);
        const auto* state = childNamed<HintLine>(*m_window, "runState");
        QCOMPARE(
            state->text(), QString("Its engine ended before the run did. What was measured before is in the library."));
        QCOMPARE(engine().result().cells[0].repeats.size(), std::size_t(1)); // what it had stored
    }

    void whatIsRunMeanwhileIsQueued()
    {
        startCommand("at=pass;cell=0;pass=2;kind=slow-steps", "first");
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(shows(1), otherWithinMs);
        useFakeWorker();
        engine().run(fakeExperiment("second"));
        QCOMPARE(engine().queue().size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(
            !engine().running() && engine().result().started.experiment.name == "second", otherWithinMs);
        QCOMPARE(engine().result().state, RunState::Done);
    }
};

THROUGHLINE_UI_QTEST(OtherRunTest)
#include "other_run_test.moc"
