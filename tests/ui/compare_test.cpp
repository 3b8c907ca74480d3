// SPDX-License-Identifier: GPL-3.0-or-later
// The Compare page: any number of runs, the reference by one click, what can't be compared, texts side by side, runs
// that go meanwhile, and tables that leave by clipboard and file.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <ui/compare/cell_table_model.h>
#include <ui/compare/compare_page.h>
#include <ui/compare/compared_prompt_model.h>
#include <ui/compare/difference_model.h>
#include <ui/compare/frozen_row_view.h>
#include <ui/compare/run_chip.h>
#include <ui/session/session.h>
#include <ui/texts/text_reader.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/segmented_control.h>

#include <plots/chart_view.h>

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTimer>

using namespace throughline;

namespace {

const QString firstRun = QStringLiteral("20261121-174000-aaaa");
const QString secondRun = QStringLiteral("20261122-083300-bbbb");
const QString thirdRun = QStringLiteral("20261123-090000-cccc");

constexpr int lastCell = 2; // data-parallel

/// Two prompts in each of three cells; the last cell's second output ends as `end` says.
std::vector<made::MeasuredCell> texted(double factor, int lastId, const std::string& end)
{
    auto cells = made::fourCells(factor);
    cells.resize(3);
    for (auto& one : cells) {
        one.prompts = {"Once upon", "It was"};
        one.texts = {" a time there was", " the best of times"};
        one.ids = {{1, 2, 3}, {4, 5, 6}};
    }
    cells[lastCell].texts[1] = " the best of" + end;
    cells[lastCell].ids[1][2] = lastId;
    return cells;
}

void clickOn(QWidget& widget, QPoint at) { QTest::mouseClick(&widget, Qt::LeftButton, {}, at); }

} // namespace

class CompareTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_libraries = 0;

    /// A library of its own per test: some take runs away.
    SessionOptions options()
    {
        const QString path = m_folder.filePath(QStringLiteral("library%1.sqlite").arg(++m_libraries));
        auto library = RunLibrary::open(path);
        put(**library, firstRun, "plain graph", texted(1, 6, " times"));
        put(**library, secondRun, "fused kernels", texted(0.8, 6, " times"));
        put(**library, thirdRun, "other prompts", texted(1.3, 7, " days"));
        return {engineProgram(), path, experimentsFolder()};
    }
    static void put(
        RunLibrary& library, const QString& id, const std::string& name, const std::vector<made::MeasuredCell>& cells)
    {
        QVERIFY(library.importEvents(made::stream(id.toStdString(), name, cells)).ok());
    }
    /// The page with these runs compared.
    static void open(Session& session, ComparePage& page, const QStringList& ids)
    {
        page.resize(1136, 740);
        page.show();
        QSignalSpy compared(&page, &ComparePage::compared);
        session.start();
        QTRY_VERIFY(session.library().listed());
        session.compare(ids);
        QVERIFY(compared.wait());
        auto* prompts = childNamed<SegmentedControl>(page, "comparePrompts");
        QCOMPARE(prompts->current(), int(prompts->segments().size()) - 1); // the largest count says most
        prompts->setFocus();
        while (prompts->current() > 0) // all
            QTest::keyClick(prompts, Qt::Key_Left);
    }
    static const CellTableModel& cellsOf(const ComparePage& page)
    {
        return *qobject_cast<CellTableModel*>(childNamed<FrozenRowView>(page, "compareCells")->model());
    }
    static QString ratioOf(const ComparePage& page, int row, int column)
    {
        return cellsOf(page).index(row, column).data().toString();
    }

private slots:
    void init() { refuseWarnings(); }
    void fewerThanTwoAskForMore();
    void threeRunsInOneTable();
    void anotherReferenceByOneClick();
    void chipsHaveKeys();
    void manyRunsFoldIntoAMenu();
    void firstColumnsStayWhenScrolled();
    void copiedRowsNameTheirRuns();
    void runsThatCantBeComparedSayWhy();
    void textsStandSideBySide();
    void differencesAreWalkedByKeys();
    void aDeletedRunLeaves();
    void twoOfTheSameRunAreOne();
};

void CompareTest::fewerThanTwoAskForMore()
{
    Session session(options());
    ComparePage page(session);
    page.show();
    session.start();
    QTRY_VERIFY(session.library().listed());
    QVERIFY(!page.comparison());
    QVERIFY(!childNamed<QPushButton>(page, "compareExport")->isVisible()); // one sentence and one button
    QVERIFY(!childNamed<QPushButton>(page, "compareAdd")->isVisible());
    session.compare({firstRun});
    QCOMPARE(page.runIds(), QStringList{firstRun});
    QVERIFY(!page.comparison());
    QVERIFY(childNamed<RunChip>(page, "compareChip0")->isVisible());
}

void CompareTest::threeRunsInOneTable()
{
    Session session(options());
    ComparePage page(session);
    open(session, page, {firstRun, secondRun, thirdRun});
    const CellTableModel& cells = cellsOf(page);
    QCOMPARE(cells.columnCount(), 3 + 2 * 3);
    QCOMPARE(cells.rowCount(), 1 + 3);
    QCOMPARE(ratioOf(page, 0, 0), QString("Geometric mean"));
    QCOMPARE(ratioOf(page, 0, CellTableModel::Ratio), QString("1.250×")); // all of it × 0.8
    QCOMPARE(ratioOf(page, 0, CellTableModel::VerdictColumn), QString("3 of 3"));
    QCOMPARE(ratioOf(page, 1, CellTableModel::Ratio + 3), QString("0.769×")); // × 1.3
    QCOMPARE(ratioOf(page, 1, CellTableModel::VerdictColumn), QString("faster"));
    QCOMPARE(cells.runOfColumn(CellTableModel::Ratio + 3), 2);
    // In fp32 other outputs are other work.
    QCOMPARE(ratioOf(page, 0, CellTableModel::VerdictColumn + 3), QString("2 of 3"));
    QCOMPARE(ratioOf(page, 1 + lastCell, CellTableModel::VerdictColumn + 3), QString("not comparable"));
    const QString said = childNamed<HintLine>(page, "matchedCells")->text();
    QCOMPARE(childNamed<HintLine>(page, "compareNote")->text(), QString("verdicts corrected for 3 comparisons (Holm)"));
    QVERIFY2(said.contains("outputs differ in 1 of 6"), qPrintable(said));
    CellTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setComparison(page.comparison());
    model.setComparison({});
    keepPicture(page, "compare-three");
}

void CompareTest::anotherReferenceByOneClick()
{
    Session session(options());
    ComparePage page(session);
    open(session, page, {firstRun, secondRun, thirdRun});
    const auto charts = page.comparison()->charts;
    QSignalSpy compared(&page, &ComparePage::compared);
    clickOn(*childNamed<RunChip>(page, "compareChip1"), {40, 14});
    QVERIFY(compared.wait());
    QCOMPARE(page.runIds(), (QStringList{firstRun, secondRun, thirdRun})); // colours stay
    QCOMPARE(page.comparison()->reference, 1);
    QCOMPARE(ratioOf(page, 0, CellTableModel::Ratio), QString("0.800×"));
    QCOMPARE(cellsOf(page).runOfColumn(CellTableModel::Ratio), 0);
    QCOMPARE(page.comparison()->charts, charts);
    DifferenceModel differences;
    differences.setComparison(page.comparison());
    QVERIFY(differences.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString().endsWith("reference"));
}

void CompareTest::chipsHaveKeys()
{
    Session session(options());
    ComparePage page(session);
    open(session, page, {firstRun, secondRun, thirdRun});
    QSignalSpy compared(&page, &ComparePage::compared);
    page.activateWindow();
    auto* third = childNamed<RunChip>(page, "compareChip2");
    third->setFocus();
    QTest::keyClick(third, Qt::Key_Space);
    QVERIFY(compared.wait());
    QCOMPARE(page.comparison()->reference, 2);
    auto* again = page.findChildren<RunChip*>("compareChip2").last();
    QTest::keyClick(again, Qt::Key_Delete);
    QVERIFY(compared.wait());
    QCOMPARE(page.runIds(), (QStringList{firstRun, secondRun}));
    QCOMPARE(page.comparison()->reference, 0); // the reference went: the first takes its place
}

void CompareTest::manyRunsFoldIntoAMenu()
{
    const SessionOptions made = options();
    QStringList ids{firstRun, secondRun};
    {
        auto library = RunLibrary::open(made.libraryPath);
        for (int i = 0; i < 12; ++i) {
            ids << QStringLiteral("20261124-0900%1-dddd").arg(i, 2, 10, QLatin1Char('0'));
            put(**library, ids.last(), "run number " + std::to_string(i), made::fourCells(1 + 0.01 * i));
        }
    }
    Session session(made);
    ComparePage page(session);
    open(session, page, ids);
    QCOMPARE(page.comparison()->runs.size(), std::size_t(14));
    QCOMPARE(cellsOf(page).columnCount(), 3 + 13 * 3);
    auto* more = childNamed<QPushButton>(page, "compareMoreRuns");
    QVERIFY(more->isVisible());
    QSignalSpy compared(&page, &ComparePage::compared);
    QTimer::singleShot(0, this, [] { // while the menu is open
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        menu->actions().last()->menu()->actions().first()->trigger();
        menu->close();
    });
    more->click();
    QVERIFY(compared.wait());
    QCOMPARE(page.comparison()->reference, 13);
    keepPicture(page, "compare-many");
}

void CompareTest::firstColumnsStayWhenScrolled()
{
    Session session(options());
    ComparePage page(session);
    open(session, page, {firstRun, secondRun, thirdRun});
    page.resize(820, 640);
    auto* table = childNamed<FrozenRowView>(page, "compareCells");
    QVERIFY(!table->frozen().isVisible());
    table->horizontalScrollBar()->setValue(60);
    QVERIFY(table->frozen().isVisible());
    QCOMPARE(table->frozen().columnWidth(0), table->columnWidth(0));
    QVERIFY(table->frozen().isColumnHidden(CellTableModel::Ratio));
    table->setCurrentIndex(table->model()->index(2, 0));
    QCOMPARE(table->frozen().currentIndex().row(), 2); // one selection
    table->horizontalScrollBar()->setValue(0);
    QVERIFY(!table->frozen().isVisible());
}

void CompareTest::copiedRowsNameTheirRuns()
{
    Session session(options());
    ComparePage page(session);
    open(session, page, {firstRun, secondRun, thirdRun});
    auto* table = childNamed<FrozenRowView>(page, "compareCells");
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split('\n');
    QVERIFY(lines[0].contains("fused kernels: ratio"));
    QVERIFY(lines[0].contains("other prompts: verdict"));
    QVERIFY(lines[1].contains("1.250×"));
    QCOMPARE(lines.size(), 3); // head, row, end
}

void CompareTest::runsThatCantBeComparedSayWhy()
{
    const SessionOptions made = options();
    auto cells = made::fourCells();
    for (auto& one : cells)
        one.cell.settings.newTokens = 99;
    put(**RunLibrary::open(made.libraryPath), "20261125-090000-eeee", "longer", cells);
    Session session(made);
    ComparePage page(session);
    open(session, page, {firstRun, "20261125-090000-eeee"});
    QCOMPARE(
        childNamed<HintLine>(page, "compareNote")->text(), QString("longer can't be compared: different newTokens"));
    QCOMPARE(ratioOf(page, 1, CellTableModel::VerdictColumn), QString("not comparable"));
    QCOMPARE(ratioOf(page, 1, CellTableModel::Ratio), QString());
}

void CompareTest::textsStandSideBySide()
{
    Session session(options());
    ComparePage page(session);
    open(session, page, {firstRun, secondRun, thirdRun});
    auto* views = childNamed<SegmentedControl>(page, "compareViews");
    views->setFocus();
    QTest::keyClick(views, Qt::Key_Right);
    childNamed<QComboBox>(page, "compareTextCell")->setCurrentIndex(lastCell);
    auto* prompts = childNamed<RowView>(page, "compareTextPrompts");
    QVERIFY(prompts->isVisible());
    QCOMPARE(prompts->model()->rowCount(), 4); // of two no text was kept, but the ids
    QCOMPARE(prompts->model()->index(0, ComparedPromptModel::Outcome).data().toString(), QString("all equal"));
    QCOMPARE(prompts->model()->index(1, ComparedPromptModel::Outcome).data().toString(), QString("1 of 2 differs"));
    QCOMPARE(prompts->model()->index(1, ComparedPromptModel::Token).data().toString(), QString("3"));
    prompts->setCurrentIndex(prompts->model()->index(1, 0));
    const auto* same = childNamed<TextReader>(page, "compareText1");
    const auto* other = childNamed<TextReader>(page, "compareText2");
    QCOMPARE(same->toPlainText(), QString("equal to the reference\n the best of times"));
    QVERIFY(same->marks().empty());
    QCOMPARE(other->toPlainText(), QString("differs from token 3 on\n the best of days"));
    QCOMPARE(other->marks(), std::vector<int>{int(QString("differs from token 3 on\n the best of ").size())});
    childNamed<QPushButton>(page, "compareTextCopy")->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains("Text of other prompts"));
    QCOMPARE(childNamed<QComboBox>(page, "compareTextCell")->count(), 3);
    ComparedPromptModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCell(page.comparison(), lastCell);
    model.setOnlyDiffering(true);
    QCOMPARE(model.rowCount(), 1);
    keepPicture(page, "compare-texts");
    auto* back = childNamed<SegmentedControl>(page, "compareViewsOfTexts");
    QTest::keyClick(back, Qt::Key_Left);
    QVERIFY(childNamed<FrozenRowView>(page, "compareCells")->isVisible());
}

void CompareTest::differencesAreWalkedByKeys()
{
    Session session(options());
    ComparePage page(session);
    open(session, page, {firstRun, thirdRun});
    auto* table = childNamed<FrozenRowView>(page, "compareCells");
    table->setCurrentIndex(table->model()->index(1 + lastCell, 0)); // the texts begin with that cell
    emit childNamed<SegmentedControl>(page, "compareViews")->currentChanged(1);
    QCOMPARE(childNamed<QComboBox>(page, "compareTextCell")->currentIndex(), lastCell);
    auto* prompts = childNamed<RowView>(page, "compareTextPrompts");
    prompts->setCurrentIndex(prompts->model()->index(0, 0));
    page.activateWindow();
    prompts->setFocus();
    childNamed<QPushButton>(page, "compareTextNext")->click();
    QCOMPARE(prompts->currentIndex().row(), 1);
    QCOMPARE(childNamed<QPushButton>(page, "compareTextNext")->shortcut(), QKeySequence("Alt+Down"));
    childNamed<QCheckBox>(page, "compareTextsDiffering")->click();
    QCOMPARE(prompts->model()->rowCount(), 1);
    QCOMPARE(prompts->currentIndex().data().toString(), QString("2"));
}

void CompareTest::aDeletedRunLeaves()
{
    const SessionOptions made = options();
    Session session(made);
    ComparePage page(session);
    open(session, page, {firstRun, secondRun, thirdRun});
    QSignalSpy said(&session, &Session::messageWanted);
    QSignalSpy compared(&page, &ComparePage::compared);
    QVERIFY((*RunLibrary::open(made.libraryPath))->remove(firstRun.toStdString()).ok());
    QVERIFY(compared.wait());
    QCOMPARE(page.runIds(), (QStringList{secondRun, thirdRun}));
    QCOMPARE(page.comparison()->reference, 0);
    QVERIFY(said.first().at(1).toString().contains("no longer in the library"));
}

void CompareTest::twoOfTheSameRunAreOne()
{
    Session session(options());
    ComparePage page(session);
    page.show();
    session.compare({firstRun, firstRun});
    QCOMPARE(page.runIds(), QStringList{firstRun});
}

THROUGHLINE_UI_QTEST(CompareTest)
#include "compare_test.moc"
