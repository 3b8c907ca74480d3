// SPDX-License-Identifier: GPL-3.0-or-later
// What comes into the Library page and leaves it: dropped files, drags, copied rows, runs of other processes, cells;
// and a library that can't be opened.
#include "support/library_shown.h"

#include <ui/library/cell_list_view.h>
#include <ui/library/filter_bar.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>

#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>

using namespace throughline;

class LibraryTransferTest : public QObject {
    Q_OBJECT

    /// A file of a run that no library here has.
    static QString runFile(const QTemporaryDir& folder)
    {
        LibraryShown from;
        from.put("20261120-101112-dddd", "given", made::fourCells());
        const QString path = folder.filePath("given.run.jsonl");
        if (!from.other->exportRun("20261120-101112-dddd", path).ok())
            qFatal("the run can't be written");
        return path;
    }
    static void drop(QWidget& on, const QList<QUrl>& urls)
    {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&on, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&on, &dropped);
        QVERIFY(dropped.isAccepted());
    }

private slots:
    void init()
    {
        refuseWarnings();
        QSettings().clear();
    }

    void droppedFilesAreImported()
    {
        QTemporaryDir folder;
        const QString good = runFile(folder);
        QFile bad(folder.filePath("bad.run.jsonl"));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("{}\n");
        bad.close();
        LibraryShown shown;
        QSignalSpy imported(&shown.page, &LibraryPage::imported);
        drop(shown.page, {QUrl::fromLocalFile(good), QUrl::fromLocalFile(bad.fileName())});
        QVERIFY(imported.wait());
        QStringList lines = shown.message.split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], QString("1 run imported."));
        QVERIFY2(lines[1].contains("bad.run.jsonl, line 1: this is no run file"), qPrintable(lines[1]));
        QTRY_VERIFY_WITH_TIMEOUT(shown.names().contains("given"), libraryPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(shown.list()->chosen(), QStringList{"20261120-101112-dddd"}, libraryPatienceMs);
        // A folder, of which all is here already.
        drop(shown.page, {QUrl::fromLocalFile(folder.path())});
        QVERIFY(imported.wait());
        QCOMPARE(shown.names().size(), 3);
    }

    void chosenRunsAreDraggedOut()
    {
        LibraryShown shown;
        shown.choose("fused kernels");
        const std::unique_ptr<QMimeData> data(
            shown.runs()->mimeData(shown.list()->selectionModel()->selectedIndexes()));
        QVERIFY(data);
        QVERIFY(data->hasUrls());
        QCOMPARE(data->urls().size(), 1);
        const QString file = data->urls().front().toLocalFile();
        QVERIFY(file.endsWith("fused_kernels-20261122-083300-bbbb.run.jsonl"));
        QTemporaryDir folder;
        auto library = RunLibrary::open(folder.filePath("another.sqlite"));
        QVERIFY(library.ok());
        QCOMPARE((*library)->importRun(file).value(), std::string("20261122-083300-bbbb"));
        QVERIFY(data->text().contains("fused kernels"));
        QVERIFY(data->data("text/csv").contains(",fused kernels,"));
        QVERIFY(QFile::remove(file));
    }

    void whatWasDraggedOutGoesAfterADay()
    {
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + "/dragged");
        QVERIFY(folder.mkpath("."));
        const auto put = [&](const QString& name, int hours) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly)
                && file.setFileTime(QDateTime::currentDateTime().addSecs(-3600 * hours), QFile::FileModificationTime);
        };
        QVERIFY(put("old-20261120-101112-dddd.run.jsonl", 25) && put("new-20261120-101112-dddd.run.jsonl", 23));
        const LibraryShown shown;
        QTRY_VERIFY(!folder.exists("old-20261120-101112-dddd.run.jsonl"));
        QVERIFY(folder.exists("new-20261120-101112-dddd.run.jsonl"));
        QVERIFY(QFile::remove(folder.filePath("new-20261120-101112-dddd.run.jsonl")));
    }

    void rowsAreCopied()
    {
        LibraryShown shown;
        shown.list()->setFocus();
        QTest::keyClick(shown.list(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(shown.list(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0], QString::fromUtf8("Run\tModel\tBest tok/s\tSpeed-up\tΔ % of tok/s\tMatched\tStarted"));
        // 8 prompts of 3 tokens in 3.2 s, times 0.8; the sequential ones take 2.5 times as long.
        QVERIFY2(lines[1].startsWith("fused kernels\tsmall\t9.38\t2.5×\t\t\t"), qPrintable(lines[1]));
        QVERIFY(lines[2].startsWith("plain graph\tsmall\t7.5\t2.5×\t\t\t"));
        const QByteArray csv = QGuiApplication::clipboard()->mimeData()->data("text/csv");
        QCOMPARE(csv.count("\r\n"), 3);
        QVERIFY(csv.contains("\r\n20261121-174000-aaaa,plain graph,plain graph,"));
    }

    void runsOfAnotherProcessAppear()
    {
        LibraryShown shown;
        shown.choose("plain graph");
        auto events = made::stream("20261123-000000-eeee", "live", made::fourCells());
        QVERIFY(shown.other->create(events[0]).ok());
        std::size_t next = 1;
        const auto appendUntilCellsEnded = [&](int cells) {
            std::vector<Event> part;
            while (cells > 0 && next < events.size()) {
                cells -= std::holds_alternative<CellEndedEvent>(events[next].body);
                part.push_back(events[next++]);
            }
            QVERIFY(shown.other->append("20261123-000000-eeee", part).ok());
        };
        appendUntilCellsEnded(1);
        QTRY_COMPARE_WITH_TIMEOUT(shown.text("live", RunColumn::Speedup), QString("cell 2 of 4"), libraryPatienceMs);
        QCOMPARE(shown.cell("live", RunColumn::Name).data(IconRole).toString(), QString("run"));
        QCOMPARE(shown.list()->chosen(), QStringList{shown.olderId}); // what was chosen stays so
        shown.choose("live");
        QTest::keyClick(shown.list(), Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(shown.message.contains("is being measured"), libraryPatienceMs);
        appendUntilCellsEnded(1);
        QTRY_COMPARE_WITH_TIMEOUT(shown.text("live", RunColumn::Speedup), QString("cell 3 of 4"), libraryPatienceMs);
        QVERIFY(shown.other->append("20261123-000000-eeee", {events.begin() + int(next), events.end()}).ok());
        QTRY_COMPARE_WITH_TIMEOUT(
            shown.cell("live", RunColumn::Name).data(IconRole).toString(), QString("done"), libraryPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(
            shown.page.panel()->digest() && shown.page.panel()->digest()->run->state == RunState::Done,
            libraryPatienceMs);
        QVERIFY(shown.other->remove("20261123-000000-eeee").ok());
        QTRY_COMPARE_WITH_TIMEOUT(shown.names().size(), 2, libraryPatienceMs);
    }

    void cellsOfAllRunsAreListed()
    {
        LibraryShown shown;
        auto* what = childNamed<SegmentedControl>(shown.page, "libraryWhat");
        what->setFocus();
        QTest::keyClick(what, Qt::Key_Right);
        auto* cells = childNamed<CellListView>(shown.page, "cellList");
        QVERIFY(cells->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(cells->model()->rowCount(), 8, libraryPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(shown.hint(), QString("8 cells"), libraryPatienceMs);
        QCOMPARE(cells->chosenRuns(), QStringList{shown.newerId}); // the run that was chosen, by its first cell
        QTest::keyClicks(shown.filter(), "batch:4 fused");
        QTRY_COMPARE_WITH_TIMEOUT(cells->model()->rowCount(), 2, libraryPatienceMs);
        QCOMPARE(cells->model()->index(0, int(CellColumn::Prompts)).data().toString(), QString("4"));
        keepPicture(shown.page, "library-cells");
        cells->selectionModel()->setCurrentIndex(
            cells->model()->index(1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QTRY_COMPARE_WITH_TIMEOUT(
            childNamed<TextLabel>(shown.page, "runPanelTitle")->text(), QString("fused kernels"), libraryPatienceMs);
        what->setFocus();
        QTest::keyClick(what, Qt::Key_Left);
        QVERIFY(shown.list()->isVisible());
        QCOMPARE(shown.hint(), QString("Only cells have “batch:”. Choose Cells above."));
    }

    void aLibraryThatCantBeOpenedSaysWhy()
    {
        QTemporaryDir folder;
        QFile inTheWay(folder.filePath("place"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        Session session({"/nowhere", folder.filePath("place/library.sqlite"), experimentsFolder()});
        LibraryPage page(session);
        page.resize(1136, 740);
        page.show();
        session.library().start();
        auto* failed = childNamed<EmptyState>(page, "libraryFailed");
        QTRY_VERIFY_WITH_TIMEOUT(failed->isVisible(), libraryPatienceMs);
        QVERIFY(failed->findChild<TextLabel*>()->text().contains("folder can't be made"));
        keepPicture(page, "library-failed");
        QVERIFY(inTheWay.remove());
        QTest::mouseClick(failed->findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!failed->isVisible(), libraryPatienceMs);
        QVERIFY(session.library().listed());
        QCOMPARE(session.library().failure(), QString());
    }
};

THROUGHLINE_UI_QTEST(LibraryTransferTest)
#include "library_transfer_test.moc"
