// SPDX-License-Identifier: GPL-3.0-or-later
// The window and the desktop over a bus of this test's own: the notification at a run's end, and light or dark as the
// desktop says.
#include "support/fake_engine.h"
#include "support/made_stream.h"
#include "support/private_bus.h"
#include "support/ui_test.h"

#include <plots/theme.h>
#include <ui/notify/run_notice.h>
#include <ui/session/engine_run.h>
#include <ui/style/appearance.h>
#include <ui/style/tokens.h>

#include <QSettings>
#include <QSignalSpy>
#include <QWidget>

using namespace throughline;

namespace {
constexpr qint64 longerThanAnyRunMs = 1'000'000'000;
}

class DesktopTest : public QObject {
    Q_OBJECT

    std::unique_ptr<PrivateBus> m_bus;
    FakeEngine m_engine;

    /// From its start to its end.
    void run(EngineRun& engine, const std::vector<made::MeasuredCell>& cells, const std::string& name = "made")
    {
        m_engine.run(QString::fromStdString(name), FakeEngine::lines(made::stream("r1", name, cells)));
        QSignalSpy ended(&engine, &EngineRun::ended);
        Experiment experiment;
        experiment.name = name;
        engine.run(experiment);
        QVERIFY(ended.wait());
        QCOMPARE(engine.failure(), QString());
    }

private slots:
    void initTestCase() { m_bus = std::make_unique<PrivateBus>(); }
    void init() { refuseWarnings(); }

    void withoutAServiceNothingHappens()
    {
        QWidget window; // not shown, so not active
        EngineRun engine(FakeEngine::program());
        const RunNotice notice(engine, window);
        run(engine, made::fourCells());
    }

    void aLongRunIsTold()
    {
        FakeNotifications desktop(*m_bus);
        QWidget window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        EngineRun engine(FakeEngine::program());
        const RunNotice notice(engine, window, 0); // every run is long
        QSignalSpy notified(&desktop, &FakeNotifications::notified);
        auto cells = made::fourCells();
        cells[3].state = CellState::Failed;
        cells[3].reason = "rank 1 was killed by signal 9";
        run(engine, cells, "<b>made");
        QVERIFY(!notified.isEmpty() || notified.wait());
        QCOMPARE(desktop.shown.size(), std::size_t(1));
        const auto& told = desktop.shown[0];
        QCOMPARE(told.title, QString("<b>made is done")); // never markup there
        QVERIFY(told.text.startsWith("3 of 4 "));
        QVERIFY(told.text.endsWith("\n1 failed."));
        QCOMPARE(told.actions, (QStringList{"default", "Show the run"}));
        QCOMPARE(told.hints.value("desktop-entry").toString(), QString("throughline"));
        QCOMPARE(told.replaces, 0U);
        // The next one takes its place.
        run(engine, made::fourCells());
        QVERIFY(notified.count() == 2 || notified.wait());
        QCOMPARE(desktop.shown[1].replaces, 7U);
        QVERIFY(desktop.shown[1].text.startsWith("4 of 4 "));
    }

    void whatNobodyStoppedBrokeOff()
    {
        FakeNotifications desktop(*m_bus);
        QSignalSpy notified(&desktop, &FakeNotifications::notified);
        QWidget window;
        EngineRun engine(FakeEngine::program());
        const RunNotice notice(engine, window, 0);
        auto events = made::stream("r1", "made", made::fourCells());
        events.back().body = RunEndedEvent{RunState::Interrupted}; // the library took no more
        m_engine.run(QStringLiteral("made"), FakeEngine::lines(events));
        Experiment experiment;
        experiment.name = "made";
        engine.run(experiment);
        QVERIFY(notified.wait());
        QCOMPARE(desktop.shown[0].title, QString("made broke off"));
    }

    void aShortRunIsToldOnlyWhereNobodyLooks()
    {
        FakeNotifications desktop(*m_bus);
        QSignalSpy notified(&desktop, &FakeNotifications::notified);
        QWidget window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        EngineRun engine(FakeEngine::program());
        const RunNotice notice(engine, window, longerThanAnyRunMs);
        run(engine, made::fourCells());
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        run(engine, made::fourCells());
        QVERIFY(!notified.isEmpty() || notified.wait());
        QCOMPARE(desktop.shown.size(), std::size_t(1)); // of the second; messages come in order
    }

    void aClickIsHeard()
    {
        FakeNotifications desktop(*m_bus);
        QSignalSpy notified(&desktop, &FakeNotifications::notified);
        QWidget window;
        EngineRun engine(FakeEngine::program());
        const RunNotice notice(engine, window, 0);
        QSignalSpy clicked(&notice, &RunNotice::clicked);
        run(engine, made::fourCells());
        QVERIFY(!notified.isEmpty() || notified.wait());
        emit desktop.ActionInvoked(8, "default"); // another program's
        emit desktop.ActionInvoked(7, "other");
        emit desktop.ActivationToken(7, "token-1");
        emit desktop.ActionInvoked(7, "default");
        QVERIFY(clicked.wait());
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(qEnvironmentVariable("XDG_ACTIVATION_TOKEN"), QString("token-1"));
        qunsetenv("XDG_ACTIVATION_TOKEN");
    }

    void theDesktopsSchemeIsFollowed()
    {
        QSettings().clear();
        FakePortal portal(*m_bus, 1);
        AppearanceWatch appearance(*qApp);
        QCOMPARE(themeOf(qApp->palette()).dark, false);
        appearance.listen();
        QTRY_COMPARE(themeOf(qApp->palette()).dark, true); // as it was when asked
        portal.change(2);
        QTRY_COMPARE(themeOf(qApp->palette()).dark, false);
        portal.change(1);
        QTRY_COMPARE(themeOf(qApp->palette()).dark, true);
        // A choice of one's own stands, whatever the desktop does, and is given up again.
        appearance.choose(Appearance::Light);
        QCOMPARE(themeOf(qApp->palette()).dark, false);
        portal.change(0);
        portal.change(1);
        appearance.choose(Appearance::System);
        QTRY_COMPARE(themeOf(qApp->palette()).dark, true);
        // What it was is known before the desktop has answered.
        const AppearanceWatch next(*qApp);
        QCOMPARE(themeOf(qApp->palette()).dark, true);
        portal.change(2);
        QTRY_COMPARE(themeOf(qApp->palette()).dark, false);
    }
};

THROUGHLINE_UI_QTEST(DesktopTest)
#include "desktop_test.moc"
