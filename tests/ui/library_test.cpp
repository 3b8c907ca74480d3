// SPDX-License-Identifier: GPL-3.0-or-later
// Library and Compare over a library of their own with runs made by hand.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <ui/compare/cell_table_model.h>
#include <ui/compare/compare_page.h>
#include <ui/compare/difference_model.h>
#include <ui/library/library_page.h>
#include <ui/library/run_files.h>
#include <ui/library/run_panel.h>
#include <ui/session/session.h>
#include <ui/widgets/row_view.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace throughline;

class LibraryTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath("library.sqlite");

    SessionOptions options() const { return {engineProgram(), m_path, experimentsFolder()}; }
    static void put(RunLibrary& library, const std::string& id, const std::string& name, double factor)
    {
        QVERIFY(library.importEvents(made::stream(id, name, made::fourCells(factor))).ok());
    }

private slots:
    void initTestCase()
    {
        auto library = RunLibrary::open(m_path);
        QVERIFY(library.ok());
        put(**library, "20261121-174000-aaaa", "plain graph", 1);
        put(**library, "20261122-083300-bbbb", "fused kernels", 0.8);
    }
    void init() { refuseWarnings(); }

    void thePageShowsARun()
    {
        Session session(options());
        LibraryPage page(session);
        page.resize(1136, 740);
        page.show();
        QSignalSpy displayed(page.panel(), &RunPanel::displayed);
        session.start();
        QVERIFY(displayed.wait());
        QCOMPARE(displayed.last().first().toString(), QString("20261122-083300-bbbb"));
        QCOMPARE(page.panel()->digest()->cells.size(), std::size_t(4));
        QVERIFY(page.findChild<RowView*>("runSettings")->model()->rowCount() > 10);
        QTemporaryDir out;
        const auto files = filesOf(page.panel()->digest(), out.path());
        QSignalSpy ended(&session.files(), &FileWriting::ended);
        session.files().write(&page, out.path(), {sourceOf(files)});
        QVERIFY(ended.wait());
        for (const char* name : {"time.png", "time.svg", "summary.csv", "raw.csv"})
            QVERIFY2(QFileInfo(out.filePath(name)).size() > 0, name);
        QCOMPARE(int(QDir(out.path()).entryList(QDir::Files).size()), int(files.size()));
        keepPicture(page, "library-made");
    }

    void runsOfOthersAppear()
    {
        Session session(options());
        QSignalSpy changed(&session.library(), &LibraryService::runsChanged);
        session.start();
        QVERIFY(changed.wait());
        const auto before = session.library().runs().size();
        auto other = RunLibrary::open(m_path); // as another process has it
        QVERIFY(other.ok());
        put(**other, "20261122-090000-cccc", "from outside", 1);
        QTRY_COMPARE(session.library().runs().size(), before + 1);
        QVERIFY((*other)->remove("20261122-090000-cccc").ok());
        QTRY_COMPARE(session.library().runs().size(), before);
    }

    void comparingTwoRuns()
    {
        Session session(options());
        ComparePage page(session);
        page.resize(1136, 740);
        page.show();
        QSignalSpy compared(&page, &ComparePage::compared);
        session.start();
        session.compare({"20261121-174000-aaaa", "20261122-083300-bbbb"});
        QVERIFY(compared.wait());
        CellTableModel cells;
        const QAbstractItemModelTester tester(&cells, QAbstractItemModelTester::FailureReportingMode::QtTest);
        cells.setComparison(page.comparison());
        QCOMPARE(cells.rowCount(), 1 + 4); // the mean, and the cells
        QCOMPARE(page.comparison()->matched(), 4);
        QCOMPARE(cells.promptCounts(), (std::vector{4, 8}));
        // All wall times × 0.8, so every ratio of medians is 1 / 0.8.
        QCOMPARE(cells.index(3, CellTableModel::Ratio).data().toString(), QString("1.250×"));
        QCOMPARE(cells.index(3, CellTableModel::VerdictColumn).data().toString(), QString("faster"));
        cells.setPromptCount(8);
        QCOMPARE(cells.rowCount(), 1 + 2);
        DifferenceModel differences;
        const QAbstractItemModelTester differenceTester(
            &differences, QAbstractItemModelTester::FailureReportingMode::QtTest);
        differences.setComparison(page.comparison());
        QCOMPARE(differences.rowCount(), 0); // nothing but the times
        keepPicture(page, "compare-made");
    }
};

THROUGHLINE_UI_QTEST(LibraryTest)
#include "library_test.moc"
