// SPDX-License-Identifier: GPL-3.0-or-later
// One engine measures at a time; the next waits, says for whom, and goes on when the first is gone, however it went.
#include <tests/support/qt_tests.h>

#include <host/engine_lock.h>

#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <cstring>
#include <memory>

using namespace throughline;

namespace {

int holdForEver(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    EngineLock lock(QString::fromLocal8Bit(argv[1]));
    QObject::connect(&lock, &EngineLock::acquired, [] {
        std::puts("held");
        std::fflush(stdout);
    });
    lock.acquire(QStringLiteral("the other's sweep"));
    return QCoreApplication::exec();
}

} // namespace

class EngineLockTest : public QObject {
    Q_OBJECT
private slots:
    void theSecondWaitsForTheFirst()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("engine.lock"));
        auto first = std::make_unique<EngineLock>(path);
        QSignalSpy firstHas(first.get(), &EngineLock::acquired);
        first->acquire(QStringLiteral("first-look"));
        QVERIFY(firstHas.wait());
        EngineLock second(path);
        QSignalSpy secondHas(&second, &EngineLock::acquired);
        QSignalSpy waits(&second, &EngineLock::waiting);
        second.acquire(QStringLiteral("pipeline"));
        QVERIFY(waits.wait());
        QVERIFY(waits[0][0].toString().contains(QStringLiteral("“first-look”")));
        QVERIFY(EngineLock::isWaitingSentence(waits[0][0].toString()));
        QVERIFY(!second.held());
        first.reset();
        QVERIFY(secondHas.wait());
        QVERIFY(second.held());
        QCOMPARE(waits.count(), 1);
        QCOMPARE(secondHas.count(), 1);
    }

    void theLockOfAKilledEngineIsFree()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("engine.lock"));
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), path});
        QVERIFY(other.waitForReadyRead());
        EngineLock lock(path);
        QSignalSpy has(&lock, &EngineLock::acquired);
        QSignalSpy waits(&lock, &EngineLock::waiting);
        lock.acquire();
        QVERIFY(waits.wait());
        QVERIFY(waits[0][0].toString().contains(QStringLiteral("the other's sweep")));
        QVERIFY(waits[0][0].toString().contains(QString::number(other.processId())));
        other.kill();
        QVERIFY(other.waitForFinished());
        QVERIFY(has.wait());
    }

    void whereNoLockCanBeHadItIsSaidAndTheRunGoesOn()
    {
        EngineLock lock(QStringLiteral("/proc/nowhere/engine.lock"));
        QSignalSpy has(&lock, &EngineLock::acquired);
        QSignalSpy waits(&lock, &EngineLock::waiting);
        lock.acquire();
        QVERIFY(has.wait());
        QCOMPARE(waits.count(), 1);
        QVERIFY(waits[0][0].toString().contains(QStringLiteral("/proc/nowhere/engine.lock")));
        QVERIFY(!EngineLock::isWaitingSentence(waits[0][0].toString()));
    }

    void theRuntimeDirectoryIsThisUsersAlone()
    {
        const QTemporaryDir folder;
        const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
        qputenv("XDG_RUNTIME_DIR", folder.path().toLocal8Bit());
        const QString made = runtimeDirectory();
        QCOMPARE(made, folder.filePath(QStringLiteral("throughline")));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(made).permissions() & others));
        QVERIFY(QFile::setPermissions(made, QFileInfo(made).permissions() | QFile::WriteOther));
        QVERIFY(runtimeDirectory().isEmpty()); // anybody could put a lock there
        before.isNull() ? qunsetenv("XDG_RUNTIME_DIR") : qputenv("XDG_RUNTIME_DIR", before);
    }
};

THROUGHLINE_CHILD(holdForEver, "--hold")
THROUGHLINE_QTEST(EngineLockTest)
#include "engine_lock_test.moc"
