// SPDX-License-Identifier: GPL-3.0-or-later
// The run library: what goes in comes out, names resolve, files travel, and damage is survived.
#include <host/run_library.h>

#include <host/live_run.h>
#include <tests/host/support/sample_run.h>
#include <tests/support/qt_tests.h>

#include <core/fold.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::tests;

class RunLibraryTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_number = 0;

    QString newPath() { return m_folder.filePath(QStringLiteral("library-%1/runs.sqlite").arg(++m_number)); }
    static std::unique_ptr<RunLibrary> opened(const QString& path)
    {
        auto library = RunLibrary::open(path);
        if (!library)
            qFatal("%s", sentence(library.error()).c_str());
        return std::move(*library);
    }
    static void keep(RunLibrary& library, const std::vector<Event>& events)
    {
        QVERIFY(library.create(events.front()).ok());
        QVERIFY(
            library.append(std::get<RunStartedEvent>(events.front().body).runId, {events.begin() + 1, events.end()}));
    }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    static void write(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private slots:
    void whatGoesInComesOut()
    {
        const auto events = sampleRun("20261122-083300-ab12", "first");
        const QString path = newPath();
        keep(*opened(path), events);
        const auto library = opened(path); // another process, as it were
        QCOMPARE(library->events("20261122-083300-ab12").value(), events);
        QCOMPARE(library->load("20261122-083300-ab12").value(), fold(events));
        QCOMPARE(library->events("nonsense").ok(), false);
    }

    void theListHasTheNewestFirst()
    {
        const auto library = opened(newPath());
        keep(*library, sampleRun("20261121-000000-0001", "older"));
        keep(*library, sampleRun("20261122-000000-0002", "newer"));
        for (int round = 0; round < 2; ++round) { // computed, then from the cache
            const auto list = library->list().value();
            QCOMPARE(list.size(), std::size_t(2));
            QCOMPARE(list[0].name, std::string("newer"));
            QCOMPARE(list[0].state, RunState::Done);
            QCOMPARE(list[0].cells, 2);
            QCOMPARE(list[0].done, 1);
            QCOMPARE(list[0].skipped, 1);
            QCOMPARE(list[0].models, std::string("tiny"));
            QCOMPARE(list[0].modes, std::string("sequential, data-parallel"));
            // Two prompts with 4 tokens each in 0.5 s, by sampleRun.
            QCOMPARE(list[0].bestTokensPerSecond, 16.0);
            QCOMPARE(list[1].name, std::string("older"));
        }
    }

    void aSecondRunOfTheSameIdIsRefused()
    {
        const auto library = opened(newPath());
        const auto events = sampleRun("20261121-000000-0001", "once");
        keep(*library, events);
        QVERIFY(!library->create(events.front()));
        QVERIFY(!library->append("20261121-000000-0001", {events.back()})); // a seq that is taken
        QCOMPARE(library->events("20261121-000000-0001").value(), events);
    }

    void idsThatCantBeFileNamesAreRefused()
    {
        const auto library = opened(newPath());
        for (const char* id : {"", "../library", "a/b", ".hidden"}) {
            auto events = sampleRun("20261121-000000-0001", "hostile");
            std::get<RunStartedEvent>(events.front().body).runId = id;
            QVERIFY2(!library->create(events.front()), id);
            QVERIFY2(!library->importEvents(events), id);
        }
        QVERIFY(!library->importEvents({}));
        QVERIFY(!library->importEvents({sampleRun("20261121-000000-0001", "no start").back()}));
        QCOMPARE(library->list().value().size(), std::size_t(0));
    }

    void eventsAreImportedOnce()
    {
        const auto library = opened(newPath());
        const auto events = sampleRun("20261121-000000-0001", "once");
        for (int time = 0; time < 2; ++time)
            QCOMPARE(library->importEvents(events).value(), std::string("20261121-000000-0001"));
        QCOMPARE(library->events("20261121-000000-0001").value(), events);
        QCOMPARE(library->list().value().size(), std::size_t(1));
    }

    void anUnfinishedRunIsRunningOnlyWhileItsEngineLives()
    {
        const QString path = newPath();
        const auto events = sampleRun("20261121-000000-0001", "cut");
        const std::vector<Event> unfinished(events.begin(), events.end() - 1);
        auto engine = opened(path);
        keep(*engine, unfinished);
        const auto window = opened(path);
        QCOMPARE(window->list().value().front().state, RunState::Running);
        QVERIFY(!window->remove("20261121-000000-0001"));
        engine.reset(); // as when its process dies: the kernel drops the lock
        QCOMPARE(window->list().value().front().state, RunState::Interrupted);
        QCOMPARE(window->list().value().front().bestTokensPerSecond, 16.0);
        QCOMPARE(window->load("20261121-000000-0001").value().state, RunState::Interrupted);
        QVERIFY(window->remove("20261121-000000-0001"));
        QVERIFY(window->list().value().empty());
        QVERIFY(!window->events("20261121-000000-0001"));
    }

    void aFinishedRunHoldsNoLock()
    {
        const QString path = newPath();
        const auto library = opened(path);
        keep(*library, sampleRun("20261121-000000-0001", "whole"));
        QVERIFY(!LiveRun::isLive(path, "20261121-000000-0001"));
        QVERIFY(library->remove("20261121-000000-0001"));
    }

    void namesTagsAndNotesAreKept()
    {
        const QString path = newPath();
        const auto library = opened(path);
        keep(*library, sampleRun("20261121-000000-0001", "experiment's"));
        QVERIFY(library->rename("20261121-000000-0001", "mine; DROP TABLE runs"));
        QVERIFY(library->changeTags({"20261121-000000-0001"}, {"a", "b"}, {}));
        QVERIFY(library->annotate("20261121-000000-0001", "line 1\nline 2"));
        auto info = opened(path)->list().value().front();
        QCOMPARE(info.name, std::string("mine; DROP TABLE runs"));
        QCOMPARE(info.tags, std::string("a, b"));
        QCOMPARE(info.notes, std::string("line 1\nline 2"));
        QVERIFY(library->rename("20261121-000000-0001", ""));
        QCOMPARE(library->list().value().front().name, std::string("experiment's"));
        QVERIFY(!library->rename("no-such-run", "x"));
    }

    void referencesResolve()
    {
        const auto library = opened(newPath());
        keep(*library, sampleRun("20261120-000000-0001", "twice"));
        keep(*library, sampleRun("20261121-000000-0002", "once"));
        keep(*library, sampleRun("20261122-000000-0003", "twice"));
        const auto is = [&](const char* reference, const char* runId) {
            const auto found = library->resolve(reference);
            return found.ok() && found.value() == runId;
        };
        QVERIFY(is("20261121-000000-0002", "20261121-000000-0002"));
        QVERIFY(is("20261121", "20261121-000000-0002"));
        QVERIFY(is("last", "20261122-000000-0003"));
        QVERIFY(is("last~0", "20261122-000000-0003"));
        QVERIFY(is("last~2", "20261120-000000-0001"));
        QVERIFY(is("once", "20261121-000000-0002"));
        for (const char* wrong : {"last~3", "last~", "last~x", "202611", "twice", "", "never"})
            QVERIFY2(!library->resolve(wrong), wrong);
        QVERIFY(library->resolve("onze").error().remedy.find("once") != std::string::npos);
        QVERIFY(library->resolve("twice").error().remedy.find("20261120-000000-0001") != std::string::npos);
    }

    void aRunTravelsAsAFile()
    {
        const auto from = opened(newPath());
        const auto events = sampleRun("20261121-000000-0001", "travels \u2713");
        keep(*from, events);
        QVERIFY(from->rename("20261121-000000-0001", "renamed"));
        const QString file = m_folder.filePath(QStringLiteral("travels.run.jsonl"));
        QVERIFY(from->exportRun("20261121-000000-0001", file));
        const auto to = opened(newPath());
        QCOMPARE(to->importRun(file).value(), std::string("20261121-000000-0001"));
        QCOMPARE(to->importRun(file).value(), std::string("20261121-000000-0001")); // is kept
        QCOMPARE(to->list().value().size(), std::size_t(1));
        QCOMPARE(to->list().value().front().name, std::string("renamed"));
        QCOMPARE(to->events("20261121-000000-0001").value(), events);
        const QString again = m_folder.filePath(QStringLiteral("again.run.jsonl"));
        QVERIFY(to->exportRun("20261121-000000-0001", again));
        QCOMPARE(contentOf(again), contentOf(file));
        QVERIFY(!from->exportRun("20261121-000000-0001", QStringLiteral("/nowhere/x.run.jsonl")));
    }

    void wrongRunFilesAreRefusedWhole_data()
    {
        QTest::addColumn<int>("lineNumber");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("why");
        QTest::newRow("no header") << 1 << QByteArray("{}") << QByteArray("first line");
        QTest::newRow("newer") << 1 << QByteArray(R"({"throughline":"run","format":2})") << QByteArray("newer format");
        QTest::newRow("path as id")
            << 1 << QByteArray(R"({"throughline":"run","format":1,"runId":"../x","name":"","tags":"","notes":""})")
            << QByteArray("runId");
        QTest::newRow("not JSON") << 3 << QByteArray("hello") << QByteArray("line 3");
        QTest::newRow("second start") << 3 << QByteArray(R"({"seq":2,"event":{"type":"run-started"}})")
                                      << QByteArray("begins with one");
        QTest::newRow("seq falls") << 3 << QByteArray(R"({"seq":1,"event":{"type":"log"}})") << QByteArray("grow");
        QTest::newRow("other run") << 2 << QByteArray(R"({"seq":1,"event":{"type":"run-started","runId":"b"}})")
                                   << QByteArray("another run");
    }
    void wrongRunFilesAreRefusedWhole()
    {
        QFETCH(int, lineNumber);
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, why);
        const auto library = opened(newPath());
        keep(*library, sampleRun("20261121-000000-0001", "right"));
        const QString file = m_folder.filePath(QStringLiteral("wrong.run.jsonl"));
        QVERIFY(library->exportRun("20261121-000000-0001", file));
        auto lines = contentOf(file).split('\n');
        lines[lineNumber - 1] = line;
        write(file, lines.join('\n'));
        const auto empty = opened(newPath());
        const auto refused = empty->importRun(file);
        QVERIFY(!refused);
        const std::string words = sentence(refused.error());
        QVERIFY2(words.find(why.toStdString()) != std::string::npos, words.c_str());
        QVERIFY(empty->list().value().empty());
    }

    void aTornRunFileIsRefused()
    {
        const auto library = opened(newPath());
        keep(*library, sampleRun("20261121-000000-0001", "torn"));
        const QString file = m_folder.filePath(QStringLiteral("torn.run.jsonl"));
        QVERIFY(library->exportRun("20261121-000000-0001", file));
        write(file, contentOf(file).chopped(5));
        const auto empty = opened(newPath());
        QVERIFY(!empty->importRun(file));
        QVERIFY(empty->list().value().empty());
    }

    void aDamagedLibraryIsSetAside()
    {
        const QString path = newPath();
        keep(*opened(path), sampleRun("20261121-000000-0001", "lost"));
        write(path, QByteArray(8192, 'x'));
        const auto library = opened(path);
        QVERIFY(library->list().value().empty());
        QVERIFY(library->notice().contains(QStringLiteral("set aside as")));
        const QString aside =
            library->notice().section(QStringLiteral("set aside as "), 1).section(QStringLiteral(" and a new"), 0, 0);
        QCOMPARE(contentOf(aside), QByteArray(8192, 'x'));
        keep(*library, sampleRun("20261121-000000-0001", "new"));
    }

    void aNewerLibraryIsOnlyRead()
    {
        const QString path = newPath();
        const auto events = sampleRun("20261121-000000-0001", "old");
        keep(*opened(path), events);
        QByteArray content = contentOf(path);
        content[63] = 99; // the last byte of the user version in SQLite's file header
        write(path, content);
        const auto library = opened(path);
        QVERIFY(library->notice().contains(QStringLiteral("newer version")));
        QCOMPARE(library->events("20261121-000000-0001").value(), events);
        QCOMPARE(library->list().value().size(), std::size_t(1));
        const auto refused = library->rename("20261121-000000-0001", "x");
        QVERIFY(!refused);
        QVERIFY(refused.error().what.find("newer version") != std::string::npos);
    }

    void changesOfOthersAreNoticed()
    {
        const QString path = newPath();
        const auto window = opened(path);
        const auto engine = opened(path);
        const int64_t before = window->dataVersion();
        QCOMPARE(window->dataVersion(), before);
        keep(*engine, sampleRun("20261121-000000-0001", "seen"));
        QVERIFY(window->dataVersion() != before);
    }

    void aFolderThatCantBeMadeIsSaid()
    {
        const auto refused = RunLibrary::open(QStringLiteral("/proc/nowhere/runs.sqlite"));
        QVERIFY(!refused);
        QVERIFY(refused.error().where.find("/proc/nowhere") != std::string::npos);
    }
};

THROUGHLINE_QTEST(RunLibraryTest)
#include "run_library_test.moc"
