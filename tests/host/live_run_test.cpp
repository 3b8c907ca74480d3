// SPDX-License-Identifier: GPL-3.0-or-later
// Who measures a run, told from its lock; and what was stored of it since.
#include <host/live_run.h>

#include <host/engine_lock.h>
#include <host/run_library.h>
#include <tests/host/support/sample_run.h>
#include <tests/support/qt_tests.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::tests;

class LiveRunTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString library() const { return m_folder.filePath(QStringLiteral("runs.sqlite")); }
    QString lock(const QString& runId) const { return library() + QStringLiteral(".running/") + runId; }

private slots:
    void theHolderIsKnown()
    {
        QCOMPARE(LiveRun::processOf(library(), "r1"), 0);
        {
            const auto live = LiveRun::claim(library(), "r1");
            QVERIFY(live);
            QCOMPARE(LiveRun::processOf(library(), "r1"), QCoreApplication::applicationPid());
        }
        QCOMPARE(LiveRun::processOf(library(), "r1"), 0);
    }

    void aNumberThatIsAnothersIsNobody()
    {
        const auto live = LiveRun::claim(library(), "r2");
        QVERIFY(live);
        for (const QByteArray wrong : {"1", "", "-1", "garbage", "99999999999999999999"}) {
            QFile file(lock(QStringLiteral("r2")));
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(wrong);
            file.close();
            QCOMPARE(LiveRun::processOf(library(), "r2"), 0);
            QVERIFY(!LiveRun::stop(library(), "r2", LiveRun::Stop::Now));
        }
    }

    void whereItStandsIsShownWhileItIsMeasured()
    {
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        const auto progress = [](int64_t done) {
            return Event{0, 1'000 + done, 2, 1, ProgressEvent{"pass", done, done, 700}};
        };
        QVERIFY(!LiveRun::shown("r3"));
        {
            const auto live = LiveRun::claim(library(), "r3");
            QVERIFY(live);
            QVERIFY(!LiveRun::shown("r3"));
            live->show(progress(100));
            QCOMPARE(LiveRun::shown("r3"), std::optional(progress(100)));
            live->show(progress(101)); // within the same second
            QCOMPARE(LiveRun::shown("r3"), std::optional(progress(100)));
            QVERIFY(!LiveRun::shown("r4"));
        }
        QVERIFY(!LiveRun::shown("r3"));
        const QDir runtime(m_folder.filePath(QStringLiteral("throughline")));
        QCOMPARE(runtime.entryList({QStringLiteral("progress-*")}), QStringList());
    }

    void whatADeadEngineOrNobodyShowedIsNothing()
    {
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        QVERIFY(!runtimeDirectory().isEmpty()); // made by whoever asks first
        QFile shown(m_folder.filePath(QStringLiteral("throughline/progress-r5")));
        const QByteArray whole = QByteArray::fromStdString(toLine(Event{0, 5, 0, 0, ProgressEvent{"pass", 1, 1, 2}}));
        const QByteArray other = QByteArray::fromStdString(toLine(Event{0, 5, 0, 0, LogEvent{"warning", "no", 1}}));
        for (const QByteArray& nonsense : {QByteArray(), QByteArray("no json\n"), whole.chopped(1), other}) {
            QVERIFY(shown.open(QIODevice::WriteOnly));
            shown.write(nonsense);
            shown.close();
            QVERIFY2(!LiveRun::shown("r5"), nonsense.constData());
        }
        QVERIFY(shown.open(QIODevice::WriteOnly));
        shown.write(whole + "of a longer line before\n");
        shown.close();
        QVERIFY(LiveRun::shown("r5"));
        QVERIFY(QDir().mkpath(library() + QStringLiteral(".running")));
        QFile left(lock(QStringLiteral("r5"))); // whose holder was killed
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        QVERIFY(!LiveRun::isLive(library(), "r5"));
        QVERIFY(!LiveRun::shown("r5"));
        QVERIFY(!left.exists());
    }

    void whatWasStoredSinceIsRead()
    {
        const auto opened = RunLibrary::open(library());
        QVERIFY(opened.ok());
        RunLibrary& runs = **opened;
        auto all = sampleRun("20261122-000000-0003", "since");
        QVERIFY(runs.create(all.front()).ok());
        QVERIFY(runs.append("20261122-000000-0003", {all.begin() + 1, all.end()}).ok());
        const auto whole = runs.events("20261122-000000-0003");
        QVERIFY(whole.ok());
        QCOMPARE(*whole, all);
        const auto some = runs.events("20261122-000000-0003", all[1].seq, 2);
        QVERIFY(some.ok());
        QCOMPARE(*some, (std::vector<Event>{all[2], all[3]}));
        const auto none = runs.events("20261122-000000-0003", all.back().seq);
        QVERIFY(none.ok());
        QVERIFY(none->empty());
    }
};

THROUGHLINE_QTEST(LiveRunTest)
#include "live_run_test.moc"
