// SPDX-License-Identifier: GPL-3.0-or-later
// The right side of the Experiment page: what is said of a cell, how its prompts fall on ranks, and plans of any size.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <ui/experiment/experiment_document.h>
#include <ui/experiment/plan_model.h>
#include <ui/experiment/plan_notes.h>
#include <ui/experiment/plan_pane.h>
#include <ui/experiment/share_rows.h>
#include <ui/widgets/disclosure.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

#include <numeric>

using namespace throughline;

class PlanPaneTest : public QObject {
    Q_OBJECT
    using Rows = std::vector<QStringList>;

    ExperimentDocument m_document;
    std::unique_ptr<PlanPane> m_pane;

    template <class T> T* find(const QString& name) { return childNamed<T>(*m_pane, name); }
    QString said() { return find<TextLabel>("planSaid")->text(); }
    static PlannedCell planned(const Cell& cell)
    {
        PlannedCell made;
        made.cell = cell;
        made.lengthList = 1;
        return made;
    }
    static Rows rowsOf(const QAbstractItemModel& model)
    {
        Rows rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            rows.emplace_back();
            for (int column = 0; column < model.columnCount(); ++column)
                rows.back() << model.index(row, column).data().toString();
        }
        return rows;
    }
    void plan(const Block& block)
    {
        Experiment experiment;
        experiment.blocks = {block};
        m_document.open(experiment, {}, {});
        m_pane = std::make_unique<PlanPane>(m_document, engineProgram());
        m_pane->resize(552, 680);
        m_pane->show();
        QSignalSpy planned(m_pane.get(), &PlanPane::planChanged);
        m_pane->start();
        const bool made = planned.count() > 0 || planned.wait(30'000); // thousands of cells on a busy machine
        QVERIFY2(made, qPrintable(said()));
    }
    static Block smallBlock()
    {
        Block block;
        block.modes = {Mode::Sequential, Mode::DataParallel};
        block.ranks = {2};
        block.batchSizes = {4, 16};
        block.settings.newTokens = 4;
        block.settings.devices = {"cpu"};
        return block;
    }

private slots:
    void init() { refuseWarnings(); }
    void cleanup() { m_pane.reset(); }

    void promptsFallOnRanks()
    {
        Plan plan;
        plan.promptTokens = {{10}};
        const ShareTable table = shareTable(plan, planned(made::cell(Mode::DataParallel, 3, 16, 100)));
        QCOMPARE(table.head, (QStringList{"Rank", "Prompts", "Batches", "Tokens", "Padding"}));
        QCOMPARE(table.rows,
            (Rows{{"0", "1–34 (34)", "2 × 16, 1 × 2", "340", "0 %"}, {"1", "35–67 (33)", "2 × 16, 1 × 1", "330", "0 %"},
                {"2", "68–100 (33)", "2 × 16, 1 × 1", "330", "0 %"}}));
    }

    void balancedAndPadded()
    {
        Plan plan;
        plan.promptTokens = {{9, 9, 1, 1}};
        Cell cell = made::cell(Mode::DataParallel, 2, 2, 4);
        cell.settings.rankSplit = RankSplit::Balanced;
        cell.settings.padding = PaddingSide::Left;
        cell.settings.equaliseRanks = true;
        QCOMPARE(shareTable(plan, planned(cell)).rows,
            (Rows{{"0", "1, 3 (2)", "1 × 2", "10", "44 %"}, {"1", "2, 4 (2)", "1 × 2", "10", "44 %"}}));
        cell.promptCount = 3;
        QCOMPARE(shareTable(plan, planned(cell)).rows,
            (Rows{{"0", "1, 3 (2)", "1 × 2", "10", "44 %"}, {"1", "2 + copies of the last: 1", "1 × 2", "18", "0 %"}}));
    }

    void stagesShareLayers()
    {
        PlannedCell cell = planned(made::cell(Mode::Pipeline, 2, 4, 10));
        cell.cell.chunks = 2;
        cell.stageEnds = {3, 4};
        cell.lengthList = 0; // not known
        QCOMPARE(shareTable({}, cell).rows,
            (Rows{{"0", "1–3", "2 × 4, 1 × 2", "2 a batch", ""}, {"1", "4", "2 × 4, 1 × 2", "2 a batch", ""}}));
        QCOMPARE(shareSummary(cell), QString("Layers per stage: 1–3 | 4"));
    }

    void theLossThatCountsIsTheNote()
    {
        PlannedCell cell = planned(made::cell(Mode::Pipeline, 2, 4, 10));
        cell.notes = {{NoteKind::RanksShareDevice, {"2"}}, {NoteKind::StagesTakeTurns, {"1", "2", "0.50"}}};
        QCOMPARE(shortNote(cell), QString("≈ 0.50×"));
        QVERIFY(noteFormulas(cell).contains("roofline"));
        cell.skipped = SkipReason{SkipKind::NeedsMemory, {"18200000000", "16000000000", "0"}};
        QCOMPARE(shortNote(cell), QString("of 16 GB · not even B 1 fits"));
    }

    void aCellSaysWhatItIsAbout()
    {
        plan(smallBlock());
        const PlanModel& model = m_pane->model();
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.noted(), (std::vector{1, 2}));
        auto* table = find<RowView>("planTable");
        auto* notes = find<QPushButton>("planNotes");
        QCOMPARE(notes->text(), QString("2 notes"));
        QVERIFY(!table->currentIndex().isValid());
        QCOMPARE(rowsOf(*find<RowView>("planShares")->model()).size(), std::size_t(2)); // of the most ranks, unasked
        notes->click();
        QCOMPARE(table->currentIndex().row(), 1);
        notes->click();
        QCOMPARE(table->currentIndex().row(), 2);
        QVERIFY2(said().startsWith("Cell 3: Runs as 5: a rank has no more prompts."), qPrintable(said()));
        QVERIFY(find<TextLabel>("planSaid")->toolTip().contains("roofline"));
        notes->click(); // from the last to the first
        QCOMPARE(table->currentIndex().row(), 1);
        QTest::keyClick(table, Qt::Key_Up);
        QCOMPARE(said(), QString()); // nothing is noted about the baseline
        QCOMPARE(rowsOf(*find<RowView>("planShares")->model()).size(), std::size_t(1));
        keepPicture(*m_pane, "plan-pane");
    }

    void whatFallsWhereIsTheEnginesOwn()
    {
        plan(smallBlock());
        auto* shares = find<RowView>("planShares");
        const QAbstractItemModelTester tester(shares->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(!shares->isVisible());
        find<Disclosure>("planSharesFold")->setOpen(true);
        QVERIFY(shares->isVisible());
        auto* table = find<RowView>("planTable");
        const int top = table->height();
        table->setCurrentIndex(m_pane->model().index(2, 0));
        const Rows rows = rowsOf(*shares->model());
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].mid(0, 3), (QStringList{"0", "1–5 (5)", "1 × 5"}));
        QCOMPARE(rows[1].mid(0, 3), (QStringList{"1", "6–10 (5)", "1 × 5"}));
        const auto tokens = promptTokensOf(m_pane->model().plan(), m_pane->model().plan().cells[2]);
        QCOMPARE(tokens.size(), std::size_t(10));
        QCOMPARE(rows[0][3], QString::number(std::accumulate(tokens.begin(), tokens.begin() + 5, 0)));
        table->setCurrentIndex(m_pane->model().index(0, 0));
        QCOMPARE(table->height(), top); // nothing has jumped
        keepPicture(*m_pane, "plan-shares");
    }

    void aNarrowPaneKeepsTimesInSight()
    {
        plan(smallBlock());
        auto* table = find<RowView>("planTable");
        QVERIFY(!table->isColumnHidden(PlanModel::NoteColumn));
        QCOMPARE(find<TextLabel>("planTotals")->text(), planTotals(m_pane->model().plan(), TotalsDetail::Whole));
        const int wide = m_pane->width();
        m_pane->resize(296, m_pane->height());
        QVERIFY(table->isColumnHidden(PlanModel::NoteColumn) && table->isColumnHidden(PlanModel::Need));
        const QModelIndex noted = m_pane->model().index(2, PlanModel::Time);
        QCOMPARE(noted.data(IconRole).toString(), QString("caution"));
        QVERIFY(table->viewport()->rect().contains(table->visualRect(noted)));
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        // As much of the totals as there is room for, never cut.
        const auto* totals = find<TextLabel>("planTotals");
        QVERIFY(totals->fontMetrics().horizontalAdvance(totals->text()) <= totals->width());
        m_pane->resize(wide, m_pane->height());
        QVERIFY(!table->isColumnHidden(PlanModel::NoteColumn));
    }

    void anEstimateIsRough()
    {
        Plan plan;
        plan.cells.resize(2);
        const auto totals = [&](int64_t ms) {
            for (PlannedCell& cell : plan.cells)
                cell.estimatedNs = ms * 500'000;
            return planTotals(plan, TotalsDetail::Whole);
        };
        QCOMPARE(totals(630), QString("2 cells · about 600 ms"));
        QCOMPARE(totals(4'030), QString("2 cells · about 4 s"));
        QCOMPARE(totals(151'000), QString("2 cells · about 2 min 30 s"));
        QCOMPARE(totals(2'225'000), QString("2 cells · about 37 min"));
    }

    void aPlanThatCantBeMadeIsSaid()
    {
        plan(smallBlock());
        m_document.edit("test", [](Block& block) { block.batchSizes.clear(); });
        QTRY_VERIFY2(said().contains("batchSizes"), qPrintable(said()));
        QCOMPARE(find<TextLabel>("planTotals")->text(), QString("There is no plan"));
        QSignalSpy planned(m_pane.get(), &PlanPane::planChanged);
        m_document.undo();
        QVERIFY(planned.wait());
        QVERIFY(find<TextLabel>("planTotals")->text().startsWith("3 cells"));
    }

    void thousandsOfCells()
    {
        Block block = smallBlock();
        block.modes = {Mode::DataParallel};
        block.ranks = {1, 2};
        block.batchSizes.resize(64);
        std::iota(block.batchSizes.begin(), block.batchSizes.end(), 1);
        block.promptCounts.resize(15);
        std::iota(block.promptCounts.begin(), block.promptCounts.end(), 2);
        plan(block);
        const QAbstractItemModelTester tester(&m_pane->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(m_pane->model().rowCount(), 15 + 2 * 64 * 15);
        QVERIFY(find<TextLabel>("planTotals")->text().startsWith("1935 cells"));
        find<QPushButton>("planNotes")->click();
        QVERIFY(find<RowView>("planTable")->currentIndex().isValid());
        keepPicture(*m_pane, "plan-thousands");
        m_document.edit("test", [](Block& edited) { edited.ranks = {1, 2, 3}; });
        QTRY_VERIFY2(said().contains("more than 2000 cells"), qPrintable(said()));
    }
};

THROUGHLINE_UI_QTEST(PlanPaneTest)
#include "plan_pane_test.moc"
