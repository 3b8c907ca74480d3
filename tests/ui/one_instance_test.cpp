// SPDX-License-Identifier: GPL-3.0-or-later
// Starts beside an open window, as processes of their own: who shows the window, and where the files go.
#include "support/ui_test.h"

#include <host/engine_lock.h>
#include <ui/session/one_instance.h>

#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>

#include <csignal>
#include <cstdio>

using namespace throughline;

namespace {

/// A start: library, then files. Says whether it shows a window; "stay" as the first file keeps it until it is killed.
int otherStart(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QStringList files = application.arguments().mid(2);
    const bool stays = files.value(0) == "stay";
    if (stays)
        files.removeFirst();
    OneInstance instance(application.arguments().value(1));
    std::puts(instance.claim(files) ? "window" : "handed over");
    std::fflush(stdout);
    return stays ? QCoreApplication::exec() : 0;
}

} // namespace

THROUGHLINE_CHILD(otherStart, "--other-start")

class OneInstanceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_library = m_folder.filePath("library.sqlite");

    static QByteArray answerOf(QProcess& process)
    {
        QByteArray answer;
        while (!answer.endsWith('\n') && process.waitForReadyRead())
            answer += process.readAllStandardOutput();
        return answer.trimmed();
    }
    static void start(QProcess& process, const QStringList& arguments)
    {
        process.start(QCoreApplication::applicationFilePath(), QStringList{"--other-start"} + arguments);
    }
    QStringList socketsLeft() const { return QDir(runtimeDirectory()).entryList({"window-*"}, QDir::System); }

private slots:
    void init() { refuseWarnings(); }

    void aSecondStartHandsItsFilesOver()
    {
        OneInstance instance(m_library);
        QVERIFY(instance.claim({}));
        QSignalSpy opened(&instance, &OneInstance::opened);
        QProcess second;
        second.setWorkingDirectory(m_folder.path());
        start(second, {m_library, "one.experiment.json", "/elsewhere/two words.run.jsonl"});
        QVERIFY(opened.wait());
        // As the second one meant them: its folder is another one.
        QCOMPARE(opened[0][0].toStringList(),
            (QStringList{QFileInfo(m_folder.path()).canonicalFilePath() + "/one.experiment.json",
                "/elsewhere/two words.run.jsonl"}));
        QTRY_COMPARE(second.state(), QProcess::NotRunning);
        QCOMPARE(second.readAllStandardOutput().trimmed(), QByteArray("handed over"));
        QProcess third; // only wants the window
        start(third, {m_library});
        QVERIFY(opened.wait());
        QCOMPARE(opened[1][0].toStringList(), QStringList());
        QTRY_COMPARE(third.state(), QProcess::NotRunning);
    }

    void anotherLibraryIsAnotherInstance()
    {
        OneInstance instance(m_library);
        QVERIFY(instance.claim({}));
        QProcess other;
        start(other, {m_folder.filePath("other.sqlite")});
        QCOMPARE(answerOf(other), QByteArray("window"));
        other.waitForFinished();
        QCOMPARE(nameForLibrary(m_library), nameForLibrary(m_folder.path() + "/./library.sqlite"));
        QVERIFY(nameForLibrary(m_library) != nameForLibrary(m_folder.filePath("other.sqlite")));
    }

    void whatADeadWindowLeftIsNoHindrance()
    {
        QProcess dead;
        start(dead, {m_library, "stay"});
        QCOMPARE(answerOf(dead), QByteArray("window"));
        ::kill(pid_t(dead.processId()), SIGKILL);
        dead.waitForFinished();
        QCOMPARE(socketsLeft().size(), 1); // its socket is still there
        OneInstance instance(m_library);
        QVERIFY(instance.claim({}));
        QSignalSpy opened(&instance, &OneInstance::opened);
        QProcess next;
        start(next, {m_library, "/a.run.jsonl"});
        QVERIFY(opened.wait());
        QCOMPARE(opened[0][0].toStringList(), QStringList("/a.run.jsonl"));
        QTRY_COMPARE(next.state(), QProcess::NotRunning);
        QCOMPARE(next.readAllStandardOutput().trimmed(), QByteArray("handed over"));
    }

    void aWindowThatDoesNotAnswerIsNotWaitedForForEver()
    {
        OneInstance instance(m_library);
        QVERIFY(instance.claim({}));
        QProcess second;
        start(second, {m_library, "/a.run.jsonl"});
        // Our event loop stands still meanwhile, as that of a stalled window does.
        QCOMPARE(answerOf(second), QByteArray("window"));
        second.waitForFinished();
    }

    void itFollowsItsLibrary()
    {
        const QString next = m_folder.filePath("next.sqlite");
        OneInstance instance(m_library);
        QVERIFY(instance.claim({}));
        instance.follow(next);
        QSignalSpy opened(&instance, &OneInstance::opened);
        QProcess second;
        start(second, {next, "/a.run.jsonl"});
        QVERIFY(opened.wait());
        QCOMPARE(opened[0][0].toStringList(), QStringList("/a.run.jsonl"));
        QTRY_COMPARE(second.state(), QProcess::NotRunning);
        QCOMPARE(second.readAllStandardOutput().trimmed(), QByteArray("handed over"));
        QProcess old; // nobody shows that library any more
        start(old, {m_library, "stay"});
        QCOMPARE(answerOf(old), QByteArray("window"));
        instance.follow(m_library); // somebody does now: it is left to them
        QProcess third;
        start(third, {m_library});
        QCOMPARE(answerOf(third), QByteArray("handed over"));
        QCOMPARE(opened.count(), 1);
        third.waitForFinished();
        old.kill();
        old.waitForFinished();
    }

    void nonsenseIsLeftAlone()
    {
        OneInstance instance(m_library);
        QVERIFY(instance.claim({}));
        QSignalSpy opened(&instance, &OneInstance::opened);
        for (const QByteArray& nonsense : {QByteArray("no json\n"), QByteArray(2 << 20, 'x')}) {
            QLocalSocket visitor;
            QSignalSpy gone(&visitor, &QLocalSocket::disconnected);
            visitor.connectToServer(runtimeDirectory() + "/window-" + nameForLibrary(m_library) + ".socket");
            QVERIFY(visitor.waitForConnected());
            visitor.write(nonsense);
            QVERIFY(!gone.isEmpty() || gone.wait());
        }
        QCOMPARE(opened.count(), 0);
    }
};

THROUGHLINE_UI_QTEST(OneInstanceTest)
#include "one_instance_test.moc"
