// SPDX-License-Identifier: GPL-3.0-or-later
// What makes the Compare page read and compute anew, and what does not: runs that go on, other runs, other wishes,
// other names.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <host/run_library.h>
#include <ui/compare/compare_page.h>
#include <ui/compare/comparison_work.h>
#include <ui/compare/run_chip.h>
#include <ui/session/session.h>

#include <QSignalSpy>
#include <QThreadPool>

#include <algorithm>

using namespace throughline;

namespace {

const QString followedFirst = QStringLiteral("20261121-174000-aaaa");
const QString followedSecond = QStringLiteral("20261122-083300-bbbb");
const QString followedThird = QStringLiteral("20261123-090000-cccc");

/// A run that another process measures.
struct FollowedRun {
    RunLibrary& library;
    QString id;
    std::vector<Event> events;
    std::size_t next = 1;

    FollowedRun(RunLibrary& into, const QString& runId, const char* name, double factor = 1)
        : library(into)
        , id(runId)
        , events(made::stream(id.toStdString(), name, made::fourCells(factor)))
    {
        QVERIFY(library.create(events[0]).ok());
    }
    void endAll() { QVERIFY(library.append(id.toStdString(), {events.begin() + 1, events.end()}).ok()); }
    void endCells(int count)
    {
        std::vector<Event> part;
        while (count > 0 && next < events.size()) {
            count -= std::holds_alternative<CellEndedEvent>(events[next].body);
            part.push_back(events[next++]);
        }
        QVERIFY(library.append(id.toStdString(), part).ok());
    }
};

} // namespace

class CompareFollowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_libraries = 0;

    /// A library of its own per test.
    SessionOptions options()
    {
        const QString path = m_folder.filePath(QStringLiteral("library%1.sqlite").arg(++m_libraries));
        const auto library = std::move(*RunLibrary::open(path));
        FollowedRun(*library, followedFirst, "plain graph").endAll();
        FollowedRun(*library, followedSecond, "fused kernels", 0.8).endAll();
        FollowedRun(*library, followedThird, "slower", 1.3).endAll();
        return {engineProgram(), path, experimentsFolder()};
    }
    static void open(Session& session, ComparePage& page, const QStringList& ids)
    {
        page.resize(1136, 740);
        page.show();
        QSignalSpy compared(&page, &ComparePage::compared);
        session.start();
        QTRY_VERIFY(session.library().listed());
        session.compare(ids);
        QVERIFY(compared.wait());
    }

private slots:
    void init() { refuseWarnings(); }

    void aRunThatGoesOnIsFollowedWhereItIsSeen()
    {
        const SessionOptions made = options();
        const auto library = std::move(*RunLibrary::open(made.libraryPath));
        FollowedRun going(*library, "20261126-090000-ffff", "going");
        going.endCells(1);
        Session session(made);
        ComparePage page(session);
        open(session, page, {followedFirst, going.id});
        const auto doneCells = [&] {
            const auto& cells = page.comparison()->runs[1].run->cells;
            return int(std::count_if(
                cells.begin(), cells.end(), [](const CellResult& cell) { return cell.state == CellState::Done; }));
        };
        QCOMPARE(doneCells(), 1);
        QSignalSpy compared(&page, &ComparePage::compared);
        going.endCells(1);
        QVERIFY(compared.wait());
        QCOMPARE(doneCells(), 2);
        page.hide();
        const int begun = page.work().begun();
        QSignalSpy changed(&session.library(), &LibraryService::runsChanged);
        going.endCells(1);
        QVERIFY(changed.wait());
        QCOMPARE(page.work().begun(), begun); // nobody looks
        page.show();
        QVERIFY(compared.wait());
        QCOMPARE(doneCells(), 3);
        QCOMPARE(page.work().begun(), begun + 1);
    }

    void anotherRunsProgressChangesNothing()
    {
        const SessionOptions made = options();
        const auto library = std::move(*RunLibrary::open(made.libraryPath));
        FollowedRun going(*library, "20261126-090000-ffff", "going");
        FollowedRun other(*library, "20261126-100000-ffff", "another");
        going.endCells(1);
        Session session(made);
        ComparePage page(session);
        open(session, page, {followedFirst, going.id});
        const int begun = page.work().begun();
        QSignalSpy changed(&session.library(), &LibraryService::runsChanged);
        other.endCells(1);
        QVERIFY(changed.wait());
        QVERIFY(library->annotate(going.id.toStdString(), "noted").ok());
        QVERIFY(changed.wait());
        QSignalSpy compared(&page, &ComparePage::compared);
        going.endCells(1); // and this one does
        QVERIFY(compared.wait());
        QCOMPARE(page.work().begun(), begun + 1);
    }

    void theLatestWishIsServed()
    {
        Session session(options());
        ComparePage page(session);
        open(session, page, {followedFirst, followedSecond, followedThird});
        const int begun = page.work().begun();
        QSignalSpy compared(&page, &ComparePage::compared);
        for (const char* chip :
            {"compareChip1", "compareChip2", "compareChip1", "compareChip2"}) // one goes on meanwhile
            QTest::mouseClick(page.findChildren<RunChip*>(chip).last(), Qt::LeftButton, {}, {40, 14});
        QVERIFY(compared.wait());
        QCOMPARE(page.comparison()->reference, 2);
        QCOMPARE(compared.count(), 1);
        QCOMPARE(page.work().begun(), begun + 2); // the first, which was dropped, and the latest
        QThreadPool::globalInstance()->waitForDone();
        QTest::qWait(0);
        QCOMPARE(compared.count(), 1);
    }

    void aRenamedRunIsNamedSoEverywhere()
    {
        const SessionOptions made = options();
        Session session(made);
        ComparePage page(session);
        open(session, page, {followedFirst, followedSecond});
        QSignalSpy compared(&page, &ComparePage::compared);
        QVERIFY((*RunLibrary::open(made.libraryPath))->rename(followedSecond.toStdString(), "another name").ok());
        QVERIFY(compared.wait());
        QCOMPARE(page.comparison()->runs[1].name, QString("another name"));
        QCOMPARE(page.comparison()->charts[0].runNames, (std::vector<std::string>{"plain graph", "another name"}));
    }
};

THROUGHLINE_UI_QTEST(CompareFollowTest)
#include "compare_follow_test.moc"
