// SPDX-License-Identifier: GPL-3.0-or-later
// The library's lists and its trash: rows computed in parts, cells, tags of many runs, deleted runs that come back,
// and folders of files.
#include <host/live_run.h>
#include <host/run_import.h>
#include <host/run_library.h>
#include <tests/host/support/sample_run.h>
#include <tests/support/qt_tests.h>

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::tests;

namespace {
const std::string olderRun = "20261121-000000-0001";
const std::string newerRun = "20261122-000000-0002";
} // namespace

class RunTrashTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_number = 0;

    QString newPath() { return m_folder.filePath(QStringLiteral("trash-%1/runs.sqlite").arg(++m_number)); }
    static std::unique_ptr<RunLibrary> opened(const QString& path)
    {
        auto library = RunLibrary::open(path);
        if (!library)
            qFatal("%s", sentence(library.error()).c_str());
        return std::move(*library);
    }
    static void put(RunLibrary& library, const std::string& id, const std::string& name)
    {
        const auto events = sampleRun(id, name);
        QVERIFY(library.create(events.front()).ok());
        QVERIFY(library.append(id, {events.begin() + 1, events.end()}).ok());
    }
    static std::vector<std::string> idsOf(RunLibrary& library)
    {
        std::vector<std::string> ids;
        const auto runs = library.list().value();
        for (const RunInfo& run : runs)
            ids.push_back(run.runId);
        return ids;
    }
    /// With SQL, as no part of the program does it.
    static void change(const QString& path, const QString& sql)
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "change");
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(sql));
        }
        QSqlDatabase::removeDatabase("change");
    }

private slots:
    void theListDoesNotWaitForStaleRows()
    {
        const QString path = newPath();
        const auto library = opened(path);
        put(*library, olderRun, "older");
        put(*library, newerRun, "newer");
        auto listing = library->listNow().value();
        QCOMPARE(listing.stale, (std::vector{newerRun, olderRun}));
        QCOMPARE(listing.runs.size(), std::size_t(2));
        QCOMPARE(listing.runs[0].name, std::string("newer"));
        QCOMPARE(listing.runs[0].cells, 0);
        QVERIFY(library->recompute(newerRun).ok());
        listing = library->listNow().value();
        QCOMPARE(listing.stale, std::vector{olderRun});
        QCOMPARE(listing.runs[0].cells, 2);
        QCOMPARE(listing.runs[0].experiment, std::string("newer"));
        QCOMPARE(listing.runs[0].measured, 1);
        // Another process reads what this one has computed.
        QCOMPARE(opened(path)->listNow().value().stale, std::vector{olderRun});
    }

    void aDamagedRunIsListedAsThat()
    {
        const QString path = newPath();
        {
            const auto library = opened(path);
            put(*library, olderRun, "damaged");
            put(*library, newerRun, "whole");
        }
        change(path, "UPDATE events SET line = 'torn' WHERE run = 1 AND seq = 2");
        const auto library = opened(path);
        const auto runs = library->list().value();
        QCOMPARE(runs.size(), std::size_t(2));
        QCOMPARE(runs[0].unreadable, std::string());
        QCOMPARE(runs[1].name, std::string("damaged"));
        QVERIFY2(runs[1].unreadable.find("event 2") != std::string::npos, runs[1].unreadable.c_str());
        QVERIFY(library->listNow().value().stale.empty()); // not tried again each time
        QVERIFY(library->cells({olderRun}).value().empty());
    }

    void cellsAreListed()
    {
        const QString path = newPath();
        const auto library = opened(path);
        put(*library, olderRun, "older");
        put(*library, newerRun, "newer");
        for (int round = 0; round < 2; ++round) { // computed, then from the cache
            const auto cells = library->cells({newerRun, olderRun, "gone"}).value();
            QCOMPARE(cells.size(), std::size_t(4));
            QCOMPARE(cells[0].runId, newerRun);
            QCOMPARE(cells[0].model, std::string("tiny"));
            QCOMPARE(cells[0].mode, Mode::Sequential);
            QCOMPARE(cells[0].state, CellState::Done);
            QCOMPARE(cells[0].tokensPerSecond, 16.0); // by sampleRun
            QCOMPARE(cells[1].state, CellState::Skipped);
            QCOMPARE(cells[1].tokensPerSecond, 0.0);
            QCOMPARE(cells[2].runId, olderRun);
        }
    }

    void deletedRunsComeBackTogether()
    {
        const QString path = newPath();
        const auto library = opened(path);
        put(*library, olderRun, "older");
        put(*library, newerRun, "newer");
        QVERIFY(library->rename(olderRun, "mine").ok());
        QVERIFY(library->changeTags({olderRun}, {"kept"}, {}).ok());
        QVERIFY(library->annotate(olderRun, "a note").ok());
        QVERIFY(library->discard({olderRun, newerRun}).ok());
        QVERIFY(idsOf(*library).empty());
        QVERIFY(!library->load(olderRun).ok());
        QVERIFY(!library->resolve("last").ok());
        const auto other = opened(path); // deleted for everybody, and brought back by anybody
        QVERIFY(idsOf(*other).empty());
        QCOMPARE(other->bringBack().value(), (std::vector{olderRun, newerRun}));
        QCOMPARE(idsOf(*library), (std::vector{newerRun, olderRun}));
        const RunInfo back = library->list().value()[1];
        QCOMPARE(back.name, std::string("mine"));
        QCOMPARE(back.tags, std::string("kept"));
        QCOMPARE(back.notes, std::string("a note"));
        QCOMPARE(library->events(olderRun).value(), sampleRun(olderRun, "older"));
        QVERIFY(other->bringBack().value().empty());
    }

    void allOrNoneAreDeleted()
    {
        const auto library = opened(newPath());
        put(*library, olderRun, "older");
        QVERIFY(!library->discard({olderRun, "no-such-run"}).ok());
        QCOMPARE(idsOf(*library), std::vector{olderRun});
        const auto live = LiveRun::claim(library->path(), olderRun);
        const auto refused = library->discard({olderRun});
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().what.find("is being measured") != std::string::npos);
        QCOMPARE(idsOf(*library).size(), std::size_t(1));
    }

    void theTrashIsPurgedAfterItsTime()
    {
        const QString path = newPath();
        const auto library = opened(path);
        put(*library, olderRun, "older");
        put(*library, newerRun, "newer");
        QVERIFY(library->discard({olderRun}).ok());
        QCOMPARE(library->purge(7).value(), 0);
        change(path, "UPDATE runs SET deletedUtc = '2020-01-01T00:00:00.000Z' WHERE deletedUtc IS NOT NULL");
        QCOMPARE(library->purge(7).value(), 1);
        QVERIFY(library->bringBack().value().empty());
        QCOMPARE(idsOf(*library), std::vector{newerRun});
    }

    void aDeletedRunIsImportedAgain()
    {
        const auto library = opened(newPath());
        put(*library, olderRun, "older");
        const QString file = m_folder.filePath("again.run.jsonl");
        QVERIFY(library->exportRun(olderRun, file).ok());
        QVERIFY(library->discard({olderRun}).ok());
        QCOMPARE(library->importRun(file).value(), olderRun);
        QCOMPARE(idsOf(*library), std::vector{olderRun});
    }

    void tagsOfManyRunsChange()
    {
        const auto library = opened(newPath());
        put(*library, olderRun, "older");
        put(*library, newerRun, "newer");
        QVERIFY(library->changeTags({olderRun}, {"old", "kept"}, {}).ok());
        QVERIFY(library->annotate(olderRun, "stays").ok());
        QVERIFY(library->changeTags({olderRun, newerRun}, {"kept", "paper"}, {"old"}).ok());
        const auto runs = library->list().value();
        QCOMPARE(runs[0].tags, std::string("kept, paper"));
        QCOMPARE(runs[1].tags, std::string("kept, paper"));
        QCOMPARE(runs[1].notes, std::string("stays"));
        QVERIFY(!library->changeTags({olderRun, "no-such-run"}, {"half"}, {}).ok());
        QCOMPARE(library->list().value()[1].tags, std::string("kept, paper"));
    }

    void foldersAreImported()
    {
        const auto from = opened(newPath());
        put(*from, olderRun, "older");
        put(*from, newerRun, "newer");
        const QString folder = m_folder.filePath("given");
        QVERIFY(QDir().mkpath(folder + "/deeper"));
        QVERIFY(QDir().mkpath(m_folder.filePath("nothing")));
        QVERIFY(from->exportRun(olderRun, folder + "/a.run.jsonl").ok());
        QVERIFY(from->exportRun(newerRun, folder + "/deeper/b.run.jsonl").ok());
        QFile bad(folder + "/bad.run.jsonl");
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("nonsense\n");
        bad.close();
        const auto to = opened(newPath());
        const ImportedFiles files = importFiles(*to, {folder, m_folder.filePath("nothing"), "/nowhere.run.jsonl"});
        QCOMPARE(files.runIds, (std::vector{olderRun, newerRun}));
        QCOMPARE(files.refused.size(), std::size_t(3));
        QVERIFY(files.refused[0].where.find("bad.run.jsonl, line 1") != std::string::npos);
        QCOMPARE(files.refused[1].what, std::string("there is no result file in this folder"));
        QVERIFY(files.refused[2].where.find("/nowhere.run.jsonl") != std::string::npos);
        QCOMPARE(idsOf(*to).size(), std::size_t(2));
    }
};

THROUGHLINE_QTEST(RunTrashTest)
#include "run_trash_test.moc"
