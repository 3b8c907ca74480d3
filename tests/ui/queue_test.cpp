// SPDX-License-Identifier: GPL-3.0-or-later
// Several experiments one after another: queued by F5 while one runs, put in order, taken out, started by themselves.
#include "support/fake_engine.h"
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <ui/experiment/experiment_page.h>
#include <ui/main_window.h>
#include <ui/run/queue_model.h>
#include <ui/run/run_page.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace throughline;

class QueueTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeEngine> m_fake;

    static Experiment named(const std::string& name)
    {
        Experiment experiment;
        experiment.name = name;
        experiment.blocks.resize(1);
        experiment.blocks[0].settings.newTokens = 3;
        return experiment;
    }
    /// A run of this name that waits for a word before its end.
    void make(const std::string& name, const QString& then = "WAIT")
    {
        auto events = made::stream("20261122-000000-" + name, name, made::fourCells());
        std::get<RunStartedEvent>(events.front().body).experiment = named(name);
        QStringList lines = FakeEngine::lines(events);
        lines.insert(lines.size() - 1, then);
        m_fake->run(QString::fromStdString(name), lines);
    }
    static QStringList waiting(const EngineRun& engine)
    {
        QStringList names;
        for (const Experiment& experiment : engine.queue().waiting())
            names << QString::fromStdString(experiment.name);
        return names;
    }
    static bool runs(const EngineRun& engine, const std::string& name)
    {
        return engine.running() && engine.result().started.experiment.name == name && !engine.result().cells.empty()
            && engine.result().cells.back().state == CellState::Done;
    }

private slots:
    void init()
    {
        refuseWarnings();
        m_fake = std::make_unique<FakeEngine>();
        m_fake->devices(16'000'000'000, 12'000'000'000);
        m_fake->list({});
        for (const char* name : {"one", "two", "three", "four"})
            make(name);
    }

    void f5QueuesTheExperimentAsItIsNow()
    {
        MainWindow window({FakeEngine::program(), {}, experimentsFolder()}, nullptr);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        EngineRun& engine = window.session().engine();
        window.experimentPage().document().open(named("one"), {}, {});
        QTest::keyClick(&window, Qt::Key_F5);
        QCOMPARE(window.page(), Page::Run);
        QTRY_VERIFY(runs(engine, "one"));
        window.experimentPage().document().open(named("two"), {}, {});
        QTest::keyClick(&window, Qt::Key_F5);
        QCOMPARE(waiting(engine), QStringList("two"));
        window.experimentPage().document().setName("three"); // the queued one stays as it was
        QTest::keyClick(&window, Qt::Key_F5);
        QCOMPARE(waiting(engine), (QStringList{"two", "three"}));
        auto* pane = childNamed<QWidget>(window, "queuePane");
        QVERIFY(pane->isVisible());
        QCOMPARE(childNamed<QLabel>(window, "statusLeft")->text().section(" · ", -1), QString("2 queued"));
        keepPicture(window, "run-queued");
        QSignalSpy ended(&engine, &EngineRun::ended);
        engine.goOn(); // the word that the first one waits for
        QTRY_VERIFY(runs(engine, "two"));
        QCOMPARE(ended.count(), 1);
        engine.goOn();
        QTRY_VERIFY(runs(engine, "three"));
        QVERIFY(!pane->isVisible()); // nothing waits
        engine.goOn();
        QTRY_VERIFY(!engine.running());
        QCOMPARE(ended.count(), 3);
    }

    void theOrderIsChangedByKeysAndButtons()
    {
        Session session({FakeEngine::program(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        EngineRun& engine = session.engine();
        for (const char* name : {"one", "two", "three", "four"})
            engine.run(named(name));
        auto* list = childNamed<RowView>(page, "queue");
        const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(waiting(engine), (QStringList{"two", "three", "four"}));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(2, 0));
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(waiting(engine), (QStringList{"two", "four", "three"}));
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::mouseClick(childNamed<QPushButton>(page, "queueUp"), Qt::LeftButton);
        QCOMPARE(waiting(engine), (QStringList{"four", "two", "three"}));
        QVERIFY(!childNamed<QPushButton>(page, "queueUp")->isEnabled());
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
        QTest::mouseClick(childNamed<QPushButton>(page, "queueDown"), Qt::LeftButton);
        QCOMPARE(waiting(engine), (QStringList{"two", "three", "four"}));
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(waiting(engine), (QStringList{"two", "three"}));
        QTest::mouseClick(childNamed<QPushButton>(page, "queueRemove"), Qt::LeftButton);
        QCOMPARE(waiting(engine), QStringList("two"));
    }

    void aRunThatFailsIsFollowedByTheNext()
    {
        make("one", "KILL");
        Session session({FakeEngine::program(), {}, experimentsFolder()});
        RunPage page(session);
        page.show();
        EngineRun& engine = session.engine();
        engine.run(named("one"));
        engine.run(named("nobody-knows-it")); // its engine refuses
        engine.run(named("two"));
        QTRY_VERIFY(runs(engine, "two"));
        QCOMPARE(m_fake->asked("run").size(), 3);
    }

    void afterAStopTheQueueWaits()
    {
        Session session({FakeEngine::program(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        EngineRun& engine = session.engine();
        engine.run(named("one"));
        engine.run(named("two"));
        QTRY_VERIFY(runs(engine, "one"));
        QTest::mouseClick(childNamed<QPushButton>(page, "stopNow"), Qt::LeftButton);
        QTRY_VERIFY(!engine.running());
        QCOMPARE(waiting(engine), QStringList("two")); // it is not lost
        auto* next = childNamed<QPushButton>(page, "startNext");
        QVERIFY(next->isVisible());
        keepPicture(page, "run-queue-waits");
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(runs(engine, "two"));
        QVERIFY(engine.queue().empty());
    }
};

THROUGHLINE_UI_QTEST(QueueTest)
#include "queue_test.moc"
