// SPDX-License-Identifier: GPL-3.0-or-later
// What the whole window does by its keys besides what its pages do: stopping, copying, help, palette, Esc, recent
// files, closing while a run goes on.
#include "support/fake_engine.h"
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <ui/experiment/experiment_page.h>
#include <ui/help/help_window.h>
#include <ui/main_window.h>
#include <ui/palette/command_palette.h>
#include <ui/recent_menu.h>
#include <ui/widgets/inline_message.h>

#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>

using namespace throughline;

class HabitsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeEngine> m_engine;
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    template <class T> T* find(const QString& name) { return childNamed<T>(*m_window, name); }
    EngineRun& engine() { return m_window->session().engine(); }
    void keys(const char* sequence) { QTest::keySequence(m_window.get(), QKeySequence(QString::fromLatin1(sequence))); }
    QString message() { return find<InlineMessage>("inlineMessage")->text(); }
    bool messageShown() { return find<InlineMessage>("inlineMessage")->isVisible(); }
    QString experimentFile(const QString& name)
    {
        const QString path = m_folder.filePath(name);
        QFile::copy(experimentsFolder() + "/three-ways.experiment.json", path);
        return path;
    }
    QStringList told() const { return m_engine->asked("word"); }
    /// It goes on until it has been told so many words, whatever they are.
    void startRun(int words)
    {
        QStringList lines = FakeEngine::lines({made::stream("r1", "first-look", made::fourCells()).front()});
        for (int i = 0; i < words; ++i)
            lines << "WAIT";
        m_engine->run("first-look", lines);
        QSignalSpy applied(&engine(), &EngineRun::applied);
        keys("F5");
        QVERIFY(engine().running());
        QVERIFY(applied.wait());
    }

private slots:
    void init()
    {
        refuseWarnings();
        QSettings().clear();
        m_engine = std::make_unique<FakeEngine>();
        m_engine->list({FakeEngine::preset("tiny", 1e6)});
        m_window = std::make_unique<MainWindow>(
            SessionOptions{FakeEngine::program(), m_folder.filePath("library.sqlite"), experimentsFolder()}, nullptr);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_window->session().library().listed());
    }
    void cleanup() { m_window.reset(); }

    void shiftF5StopsAfterThisCellAndAgainNow()
    {
        QVERIFY(!m_window->session().actions().of(Act::StopAfterCell)->isEnabled());
        startRun(2);
        keys("Shift+F5");
        QTRY_COMPARE(told(), QStringList("word stop-after-cell"));
        QVERIFY(engine().running());
        QSignalSpy ended(&engine(), &EngineRun::ended);
        keys("Shift+F5");
        QVERIFY(ended.wait());
        QCOMPARE(told(), (QStringList{"word stop-after-cell", "word cancel"}));
        QVERIFY(!m_window->session().actions().of(Act::StopAfterCell)->isEnabled());
    }

    void closingAsksAndFinishesTheCell()
    {
        startRun(1);
        QSignalSpy closing(m_window.get(), &MainWindow::closing);
        QVERIFY(!m_window->close());
        QVERIFY(messageShown());
        QCOMPARE(m_window->focusWidget(), find<QPushButton>("closeAfterCell"));
        QCOMPARE(closing.count(), 0);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(told(), QStringList("word stop-after-cell"));
        QCOMPARE(closing.count(), 1);
    }

    void closingMayBeThoughtOver()
    {
        startRun(1);
        QVERIFY(!m_window->close());
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
        QVERIFY(!messageShown());
        QVERIFY(engine().running());
        QCOMPARE(told(), QStringList());
        QVERIFY(!m_window->close()); // asks again
        QSignalSpy closing(m_window.get(), &MainWindow::closing);
        find<QPushButton>("closeNow")->click();
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(closing.count(), 1);
        QCOMPARE(told(), QStringList("word cancel"));
    }

    void closingTellsWhatWaits()
    {
        startRun(1);
        keys("F5"); // queued
        QCOMPARE(engine().queue().size(), 1);
        QVERIFY(!m_window->close());
        QVERIFY(message().contains("1 experiment waits"));
        find<QPushButton>("closeNow")->click();
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(!engine().running()); // the next one has not begun
    }

    void closingTellsWhatAHeldQueueHas()
    {
        startRun(1);
        keys("F5"); // queued
        QSignalSpy ended(&engine(), &EngineRun::ended);
        engine().stopNow();
        QVERIFY(ended.wait());
        QCOMPARE(engine().queue().size(), 1);
        QVERIFY(!m_window->close());
        QCOMPARE(
            message(), QString("1 experiment waits in the queue, and will be forgotten when the window is closed."));
        QCOMPARE(m_window->focusWidget(), find<QPushButton>("closeAndForget"));
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
        QVERIFY(m_window->isVisible());
        QCOMPARE(engine().queue().size(), 1);
        QVERIFY(!m_window->close()); // asks again
        QSignalSpy closing(m_window.get(), &MainWindow::closing);
        find<QPushButton>("closeAndForget")->click();
        QVERIFY(!m_window->isVisible());
        QCOMPARE(closing.count(), 1);
    }

    void closingTellsWhatWaitsForAnotherProcess()
    {
        engine().beginOther("20261122-000000-aaaa");
        keys("F5");
        keys("F5");
        QCOMPARE(engine().queue().size(), 2);
        QVERIFY(!m_window->close());
        QCOMPARE(
            message(), QString("2 experiments wait in the queue, and will be forgotten when the window is closed."));
        find<QPushButton>("closeAndForget")->click();
        QVERIFY(!m_window->isVisible());
        QVERIFY(engine().running()); // it is left alone
        engine().endOther({});
        QCoreApplication::processEvents();
        QVERIFY(!engine().running()); // and nothing follows it
    }

    void aStopThatDoesNotArriveIsSaidSo()
    {
        engine().beginOther("20261122-000000-aaaa"); // whose process nobody knows
        m_window->session().show(Page::Run);
        engine().stopAfterCell();
        QVERIFY(!find<QPushButton>("stopAfterCell")->isEnabled());
        QTRY_VERIFY(messageShown());
        const QString why = "That engine can't be reached from here; stop it where it was started.";
        QCOMPARE(message(), why);
        QVERIFY(find<QPushButton>("stopAfterCell")->isEnabled()); // it can be asked again
        engine().apply(made::stream("20261122-000000-aaaa", "other", made::fourCells()).front());
        QVERIFY(messageShown()); // though the run goes on
        QCOMPARE(message(), why);
    }

    void f1OpensTheHelpOfThePage()
    {
        keys("Ctrl+4");
        keys("F1");
        auto* help = find<HelpWindow>("help");
        QVERIFY(help->isVisible());
        QCOMPARE(help->current(), QString("compare"));
        QTest::keyClick(help, Qt::Key_Escape);
        QVERIFY(!help->isVisible());
        m_window->session().actions().of(Act::Shortcuts)->trigger();
        QCOMPARE(help->current(), QString("shortcuts"));
    }

    void ctrlCCopiesRowsOrSaysThatThereIsNothing()
    {
        m_window->session().show(Page::Run); // nothing has been run
        QGuiApplication::clipboard()->setText("before");
        m_window->setFocus();
        keys("Ctrl+C");
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("before"));
        QVERIFY(messageShown());
        QVERIFY(!message().isEmpty());
        m_engine->run("first-look", FakeEngine::lines(made::stream("r1", "first-look", made::fourCells())));
        QSignalSpy ended(&engine(), &EngineRun::ended);
        keys("F5");
        QVERIFY(ended.wait());
        auto* log = find<QWidget>("log");
        log->setFocus();
        QTest::keySequence(log, QKeySequence::Copy);
        QVERIFY(QGuiApplication::clipboard()->text().count('\n') > 4);
        m_window->setFocus();
        keys("Ctrl+C"); // the chart, which is shown
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
        QVERIFY(message() == "Chart copied");
    }

    void escClosesWhatPoppedUp()
    {
        auto* run = find<QPushButton>("run");
        run->setFocus();
        m_window->session().say(Tone::Plain, "Something.");
        QVERIFY(run->hasFocus()); // a sentence does not take the keys
        QTest::keyClick(run, Qt::Key_Escape);
        QVERIFY(!messageShown());
        m_window->session().say(Tone::Plain, "Something?", {{"yes", "Yes", [] {}}});
        QVERIFY(find<QPushButton>("yes")->hasFocus());
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
        QVERIFY(!messageShown());
        QVERIFY(run->hasFocus());
        keys("Ctrl+Shift+P");
        auto* palette = find<CommandPalette>("commandPalette");
        QVERIFY(palette->isVisible());
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
        QVERIFY(run->hasFocus());
    }

    void thePaletteGoesToAPage()
    {
        keys("Ctrl+Shift+P");
        QTest::keyClicks(m_window->focusWidget(), "libr");
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
        QCOMPARE(m_window->page(), Page::Library);
    }

    void openedFilesAreRemembered()
    {
        const QString one = experimentFile("one.experiment.json");
        const QString two = experimentFile("two & more.experiment.json");
        m_window->openFiles({one});
        m_window->openFiles({two});
        QCOMPARE(m_window->session().recent().files(), (QStringList{two, one}));
        auto* menu = find<RecentMenu>("recentMenu");
        QCOMPARE(menu->fileActions().size(), 2);
        QVERIFY(menu->fileActions()[0]->text().startsWith("&1  two && more.experiment.json — "));
        menu->fileActions()[1]->trigger();
        QCOMPARE(m_window->experimentPage().document().file(), one);
        QCOMPARE(m_window->session().recent().files(), (QStringList{one, two}));
        QCOMPARE(RecentFiles().files(), (QStringList{one, two})); // after the next start
        // The palette has them too.
        keys("Ctrl+Shift+P");
        QTest::keyClicks(m_window->focusWidget(), "two & more");
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
        QCOMPARE(m_window->experimentPage().document().file(), two);
    }

    void onlyOpeningAndSavingCountAsUse()
    {
        const QString one = experimentFile("first.experiment.json");
        const QString two = experimentFile("second.experiment.json");
        ExperimentDocument& document = m_window->experimentPage().document();
        RecentFiles& recent = m_window->session().recent();
        QCOMPARE(recent.files(), QStringList()); // a built-in is no file of the person's
        QVERIFY(document.load(one).ok());
        QVERIFY(document.load(two).ok());
        document.undo();
        QCOMPARE(document.file(), one);
        QCOMPARE(recent.files(), (QStringList{two, one}));
        recent.clear();
        document.setName("typed");
        QCOMPARE(recent.files(), QStringList());
        QVERIFY(document.save(m_folder.filePath("third")).ok());
        QCOMPARE(recent.files(), QStringList(m_folder.filePath("third.experiment.json")));
    }

    void aMissingFileIsTakenOffTheListWithASentence()
    {
        const QString gone = experimentFile("gone.experiment.json");
        m_window->openFiles({gone});
        QVERIFY(QFile::remove(gone));
        find<RecentMenu>("recentMenu")->fileActions()[0]->trigger();
        QCOMPARE(message(), gone + " is no longer there; it was taken off the list of recent files.");
        QCOMPARE(m_window->session().recent().files(), QStringList());
        QVERIFY(!find<RecentMenu>("recentMenu")->menuAction()->isEnabled());
    }

    void theListIsNeverLong()
    {
        RecentFiles& recent = m_window->session().recent();
        for (int i = 0; i < 12; ++i)
            recent.add(QStringLiteral("/f%1").arg(i));
        QCOMPARE(recent.files().size(), 9);
        QCOMPARE(recent.files().front(), QString("/f11"));
        recent.add("/f5"); // known: only moves
        QCOMPARE(recent.files().size(), 9);
        QCOMPARE(recent.files().front(), QString("/f5"));
        recent.clear();
        QCOMPARE(RecentFiles().files(), QStringList());
    }
};

THROUGHLINE_UI_QTEST(HabitsTest)
#include "habits_test.moc"
