// SPDX-License-Identifier: GPL-3.0-or-later
// A download by a child: what it says becomes progress, waiting and one end; and the strip that shows it.
#include "support/ui_test.h"
#include <tests/ui/support/fake_engine.h>

#include <ui/models/download_rate.h>
#include <ui/models/download_row.h>
#include <ui/models/download_words.h>
#include <ui/models/model_download.h>
#include <ui/widgets/text_label.h>

#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

#include <cerrno>
#include <csignal>

using namespace throughline;
using Phase = ModelDownload::Phase;

class ModelDownloadTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<ModelDownload> m_download;

    void waitFor(Phase phase) { QTRY_COMPARE_WITH_TIMEOUT(m_download->phase(), phase, 20'000); }
    static bool isGone(qint64 process) { return kill(pid_t(process), 0) != 0 && errno == ESRCH; }

private slots:
    void init()
    {
        refuseWarnings();
        m_engine = std::make_unique<FakeEngine>();
        m_download = std::make_unique<ModelDownload>(FakeEngine::program());
    }
    void cleanup() { m_download.reset(); }

    void itsLinesBecomeProgressAndAnEnd()
    {
        m_engine->get({FakeEngine::progress(0, 3000, 0, 3), R"({"type":"from-a-later-version"})",
            FakeEngine::progress(3000, 3000, 3, 3), R"({"type":"done","openAs":"gpt2@main"})"});
        QSignalSpy done(m_download.get(), &ModelDownload::done);
        QSignalSpy changed(m_download.get(), &ModelDownload::changed);
        m_download->start("gpt2");
        QCOMPARE(m_download->phase(), Phase::Running);
        waitFor(Phase::Done);
        QCOMPARE(m_engine->asked("models"), QStringList{"models get gpt2 --json"});
        QCOMPARE(changed.count(), 4); // started, two lines, ended
        QCOMPARE(done.count(), 1);
        QCOMPARE(done[0][0].toString(), QString("gpt2@main"));
        QCOMPARE(m_download->openAs(), QString("gpt2@main"));
        QVERIFY((m_download->progress() == DownloadProgress{"model.safetensors", 3000, 3000, 3, 3}));
        m_download->dismiss();
        QCOMPARE(m_download->phase(), Phase::Idle);
    }

    void waitsAndIsCancelled()
    {
        m_engine->get(
            {FakeEngine::progress(1000, 3000, 1, 3), R"({"type":"waiting","reason":"the hub is busy"})", "WAIT"});
        m_download->start("maker/small");
        QTRY_COMPARE(m_download->sentence(), QString("the hub is busy"));
        QCOMPARE(m_download->progress().bytesDone, 1000);
        m_download->start("maker/other"); // one at a time
        QCOMPARE(m_download->model(), QString("maker/small"));
        const qint64 child = m_engine->lastChild("models get");
        m_download->cancel();
        QVERIFY(m_download->cancelAsked());
        waitFor(Phase::Cancelled);
        QVERIFY(isGone(child));
        QCOMPARE(m_engine->asked("models get").size(), 1);
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_engine->get({R"({"type":"failed","error":"the hub has no maker/none (HTTP 404)."})", "EXIT 1"});
        m_download->start("maker/none");
        waitFor(Phase::Failed);
        QCOMPARE(m_download->sentence(), QString("the hub has no maker/none (HTTP 404)."));
        m_engine->get({R"({"type":"done","openAs":"maker/none"})"});
        m_download->retry();
        QCOMPARE(m_download->sentence(), QString());
        waitFor(Phase::Done);
        QCOMPARE(m_engine->asked("models get"),
            (QStringList{"models get maker/none --json", "models get maker/none --json"}));
    }

    void everyOtherEndIsAFailureWithASentence_data()
    {
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("not a line") << QStringList{"50 % done", "WAIT"}
                                    << "The download said what can't be read: 50 % done";
        QTest::newRow("killed") << QStringList{"KILL"} << "The download was killed by signal 9.";
        QTest::newRow("only standard error") << QStringList{"EXIT 1"} << "it went wrong.";
        QTest::newRow("nothing") << QStringList{"EXIT 0"} << "It ended without a word.";
    }
    void everyOtherEndIsAFailureWithASentence()
    {
        QFETCH(const QStringList, lines);
        QFETCH(const QString, sentence);
        m_engine->get(lines);
        m_download->start("maker/small");
        waitFor(Phase::Failed);
        QCOMPARE(m_download->sentence(), sentence);
    }

    void aProgramThatIsNotThereIsSaid()
    {
        ModelDownload none("/nowhere/throughline");
        none.start("maker/small");
        QTRY_COMPARE(none.phase(), Phase::Failed);
        QVERIFY2(
            none.sentence().startsWith("/nowhere/throughline could not be started: "), qPrintable(none.sentence()));
    }

    void theChildEndsWithIt_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("that listens") << "WAIT";
        QTest::newRow("that does not") << "HANG";
    }
    void theChildEndsWithIt()
    {
        QFETCH(const QString, how);
        m_engine->get({FakeEngine::progress(1, 2, 0, 1), how});
        m_download->start("maker/small");
        QTRY_COMPARE(m_download->progress().bytesDone, 1);
        const qint64 child = m_engine->lastChild("models get");
        QVERIFY(!isGone(child));
        m_download.reset();
        QVERIFY(isGone(child));
    }

    void wordsLeaveOutWhatIsNotKnown()
    {
        QCOMPARE(DownloadWords::progress({}, 0), QString("The hub is asked what there is…"));
        QCOMPARE(
            DownloadWords::progress({"a", 1'000'000, 5'500'000, 0, 2}, 0), QString("1 MB of 5.5 MB · file 1 of 2"));
        QCOMPARE(DownloadWords::progress({"a", 1'000'000, 5'500'000, 0, 2}, 100'000),
            QString("1 MB of 5.5 MB · file 1 of 2 · 100 kB/s · 45 s left"));
        QCOMPARE(DownloadWords::progress({"", 5'500'000, 5'500'000, 2, 2}, 100'000), QString("5.5 MB of 5.5 MB"));
    }

    void theRateIsThatOfTheLastSeconds()
    {
        DownloadRate rate;
        QCOMPARE(rate.bytesPerSecond(), 0.0);
        rate.add(0, 1'000'000); // lay here already
        QCOMPARE(rate.bytesPerSecond(), 0.0);
        rate.add(900, 1'500'000);
        QCOMPARE(rate.bytesPerSecond(), 0.0); // too short a time
        rate.add(2000, 2'000'000);
        QCOMPARE(rate.bytesPerSecond(), 500'000.0);
        rate.add(12'000, 2'000'000); // more than eight seconds after the one at 2 s
        QCOMPARE(rate.bytesPerSecond(), 0.0);
        rate.add(13'000, 3'100'000);
        QCOMPARE(rate.bytesPerSecond(), 100'000.0); // since the one at 2 s
    }

    void theStripShowsWhatCanBeDone()
    {
        DownloadRow row(*m_download, true);
        row.resize(500, 72);
        row.show();
        const auto button = [&](const char* name) { return row.findChild<QPushButton*>(name); };
        const auto* status = row.findChild<TextLabel*>("downloadStatus");
        m_engine->get({FakeEngine::progress(1000, 4000, 1, 3), "WAIT"});
        m_download->start("maker/small");
        QTRY_COMPARE(status->text(), QString("1 kB of 4 kB · file 2 of 3"));
        QCOMPARE(row.findChild<QProgressBar*>("downloadBar")->value(), 250);
        QCOMPARE(row.findChild<QProgressBar*>("downloadBar")->accessibleName(), QString("Download of maker/small"));
        QVERIFY(button("downloadCancel")->isVisible());
        QVERIFY(!button("downloadRetry")->isVisible() && !button("downloadClose")->isVisible());
        button("downloadCancel")->click();
        QVERIFY(!button("downloadCancel")->isEnabled());
        QTRY_COMPARE(status->text(), QString("Cancelled. What has come is kept: it goes on from there."));
        QVERIFY(!button("downloadCancel")->isVisible() && button("downloadClose")->isVisible());
        m_engine->get({R"({"type":"done","openAs":"maker/small"})"});
        button("downloadRetry")->click();
        QTRY_VERIFY(button("downloadAdd")->isVisible());
        QVERIFY(!button("downloadRetry")->isVisible());
        QSignalSpy wanted(&row, &DownloadRow::addWanted);
        button("downloadAdd")->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), QString("maker/small"));
        button("downloadClose")->click();
        QCOMPARE(m_download->phase(), Phase::Idle);
    }
};

THROUGHLINE_UI_QTEST(ModelDownloadTest)
#include "model_download_test.moc"
