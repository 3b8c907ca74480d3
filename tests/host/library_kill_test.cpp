// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 while saving: what was acknowledged is there afterwards, and what was not is there whole or not at all.
#include <host/run_library.h>

#include <tests/host/support/sample_run.h>
#include <tests/support/qt_tests.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace throughline;
using namespace throughline::tests;

namespace {

constexpr int kills = 100;
constexpr int leastInside = 30;
constexpr int eventsOfTransaction = 60;

void say(const char* word, int number)
{
    char line[64];
    const int size = std::snprintf(line, sizeof line, "%s %d\n", word, number);
    (void)!::write(STDOUT_FILENO, line, std::size_t(size));
}

/// The child, given a library's path and a run's id: "begin n", a transaction, "done n", and again, until it is killed.
int appendForEver(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    auto library = RunLibrary::open(QString::fromLocal8Bit(argv[1]));
    const std::string runId = argv[2];
    if (!library)
        return 1;
    auto started = sampleRun(runId, "killed").front();
    if (!(*library)->create(started))
        return 1;
    int64_t seq = 1;
    for (int number = 1;; ++number) {
        std::vector<Event> events(eventsOfTransaction);
        for (Event& event : events) {
            event.seq = ++seq;
            event.body = LogEvent{"information", std::string(400, 'x'), number};
        }
        say("begin", number);
        if (!(*library)->append(runId, events))
            return 1;
        say("done", number);
    }
}

struct Killed {
    int acknowledged = 0; // transactions
    bool inside = false;  // SQLite's write lock was held
};

/// Whether a process other than this one holds the library's write lock: byte 120 of the WAL index (SQLite's file
/// format, "WAL-Index Format": the lock array begins there, and its first byte is the writer's).
bool isBeingWritten(const QString& path)
{
    const int file = ::open(qPrintable(path + QStringLiteral("-shm")), O_RDWR | O_CLOEXEC);
    flock lock{};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 120;
    lock.l_len = 1;
    const bool asked = file >= 0 && ::fcntl(file, F_GETLK, &lock) == 0;
    ::close(file);
    return asked && lock.l_type != F_UNLCK;
}

/// Lets a child save `transactions` and kills it `afterUs` microseconds into the next one.
Killed killOne(const QString& path, const QString& runId, int transactions, int afterUs)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--append"), path, runId});
    QByteArray said;
    const QByteArray awaited = "begin " + QByteArray::number(transactions + 1) + "\n";
    while (!said.contains(awaited) && child.waitForReadyRead(10'000))
        said += child.readAllStandardOutput();
    QElapsedTimer since;
    since.start();
    while (since.nsecsElapsed() < qint64(afterUs) * 1000) { } // sleeping would be too coarse to land inside
    Killed killed;
    ::kill(pid_t(child.processId()), SIGSTOP); // held still, so that what is found is how it dies
    siginfo_t stopped{};
    ::waitid(P_PID, id_t(child.processId()), &stopped, WSTOPPED | WEXITED | WNOWAIT);
    killed.inside = isBeingWritten(path);
    child.kill();
    child.waitForFinished();
    said += child.readAllStandardOutput();
    for (const QByteArray& line : said.split('\n')) {
        if (line.startsWith("done "))
            killed.acknowledged = line.mid(5).toInt();
    }
    return killed;
}

} // namespace

class LibraryKillTest : public QObject {
    Q_OBJECT
private slots:
    void nothingAcknowledgedIsLost()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("runs.sqlite"));
        QRandomGenerator random(7);
        int inside = 0;
        for (int i = 0; i < kills; ++i) {
            const QString runId = QStringLiteral("20261122-000000-%1").arg(i, 4, 10, QLatin1Char('0'));
            const Killed killed = killOne(path, runId, int(random.bounded(3)), int(random.bounded(6000)));
            inside += killed.inside;
            auto library = RunLibrary::open(path);
            QVERIFY2(library.ok() && (*library)->notice().isEmpty(), "the library did not open as it was");
            const auto events = (*library)->events(runId.toStdString());
            QVERIFY(events.ok());
            const auto appended = int(events->size()) - 1;
            QCOMPARE(appended % eventsOfTransaction, 0);
            const int found = appended / eventsOfTransaction;
            // One more may have become durable before its acknowledgement was said.
            QVERIFY2(found == killed.acknowledged || found == killed.acknowledged + 1,
                qPrintable(QStringLiteral("%1 acknowledged, %2 found").arg(killed.acknowledged).arg(found)));
            for (std::size_t at = 0; at < events->size(); ++at)
                QCOMPARE((*events)[at].seq, int64_t(at) + 1);
            QVERIFY((*library)->list().value().front().state == RunState::Interrupted);
        }
        qInfo("%d of %d kills landed inside a transaction", inside, kills);
        QVERIFY2(inside >= leastInside, qPrintable(QString::number(inside)));
    }
};

THROUGHLINE_CHILD(appendForEver, "--append")
THROUGHLINE_QTEST(LibraryKillTest)
#include "library_kill_test.moc"
