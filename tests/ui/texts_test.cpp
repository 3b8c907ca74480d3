// SPDX-License-Identifier: GPL-3.0-or-later
// What prompts generated: rows, words and marks of a run made by hand, on the Library and the Run page.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <core/fold.h>
#include <ui/library/library_page.h>
#include <ui/library/run_panel.h>
#include <ui/run/run_page.h>
#include <ui/session/session.h>
#include <ui/texts/prompt_list_model.h>
#include <ui/texts/text_passages.h>
#include <ui/texts/text_reader.h>
#include <ui/texts/texts_pane.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace throughline;

namespace {

/// Four prompts, sequential and data-parallel; the second prompt's outputs differ from their second token on. The cells
/// of eight prompts kept no texts.
std::vector<made::MeasuredCell> oneDiffers()
{
    auto cells = made::fourCells();
    cells[0].prompts = cells[2].prompts = {"one", "two", "thr\tee", "four"};
    cells[0].texts = cells[2].texts = {" a\nb", " the sea", " \x1b[2Jx", " d"};
    cells[2].ids = {{7, 8, 9}, {7, 5, 9}};
    cells[2].texts[1] = " the sun";
    return cells;
}

RunDigestPtr digested(const std::vector<made::MeasuredCell>& cells, const std::string& runId = "r1")
{
    Fold fold;
    for (const Event& event : made::stream(runId, "made", cells))
        fold.apply(event);
    return digestOf(std::make_shared<const RunResult>(fold.result()));
}

std::vector<QStringList> rowsOf(const QAbstractItemModel& model)
{
    std::vector<QStringList> rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        rows.push_back(cells);
    }
    return rows;
}

} // namespace

class TextsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { refuseWarnings(); }

    void everyPromptIsARow()
    {
        PromptListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDigest(digested(oneDiffers()));
        QCOMPARE(rowsOf(model),
            (std::vector<QStringList>{{"1", "one", "equal", ""}, {"2", "two", "differs", "2"},
                {"3", "thr\\tee", "equal", ""}, {"4", "four", "equal", ""}}));
        const QModelIndex differs = model.index(1, PromptListModel::Outcome);
        QCOMPARE(differs.data(IconRole).toString(), QString("caution")); // not by colour alone
        QCOMPARE(differs.siblingAtRow(0).data(IconRole).toString(), QString("same"));
        model.setDigest({});
        QCOMPARE(model.rowCount(), 0);
    }

    void outcomesOfSeveralModesAreOneSentence()
    {
        PromptOutputs outputs{0, {{0, -1, TextStanding::Baseline, -1}}};
        QCOMPARE(outcomeInWords(outputs), QString("not compared"));
        outputs.cells.push_back({1, 0, TextStanding::Equal, -1});
        outputs.cells.push_back({2, 0, TextStanding::Equal, -1});
        QCOMPARE(outcomeInWords(outputs), QString("all equal"));
        outputs.cells.push_back({3, 0, TextStanding::Differs, 11});
        QCOMPARE(outcomeInWords(outputs), QString("1 of 3 differs"));
        outputs.cells.push_back({4, 0, TextStanding::Differs, 4});
        QCOMPARE(outcomeInWords(outputs), QString("2 of 4 differ"));
    }

    void differentOutputsAreMarkedAndSaid()
    {
        const RunDigestPtr digest = digested(oneDiffers());
        const auto equal = passagesOf(*digest->run, digest->outputs[0]);
        QCOMPARE(equal.size(), std::size_t(1));
        QVERIFY(equal[0]
            == (TextPassage{{{"the baseline", {"sequential"}, Tone::Secondary},
                                {"equal to sequential", {"data-parallel · 1 rank · batch 4"}, Tone::Good}},
                false, " a\nb", ""}));
        const auto different = passagesOf(*digest->run, digest->outputs[1]);
        QCOMPARE(different.size(), std::size_t(2));
        QVERIFY(
            different[0] == (TextPassage{{{"the baseline", {"sequential"}, Tone::Secondary}}, false, " the sea", ""}));
        QVERIFY(different[1]
            == (TextPassage{
                {{"differs from sequential at token 2", {"data-parallel · 1 rank · batch 4"}, Tone::Caution}}, true,
                " the s", "un"}));
        QCOMPARE(passagesOf(*digest->run, digest->outputs[2])[0].same, QString(" \\x1b[2Jx")); // shown, not obeyed
    }

    void otherTokensThatReadTheSameAreSaidToDiffer()
    {
        auto cells = oneDiffers();
        cells[2].texts[1] = cells[0].texts[1];
        cells[3].prompts = {"one"};
        cells[3].texts = {" a\nb"};
        cells[1].state = CellState::Failed; // the baseline of 8 prompts
        cells[1].wallNs.clear();
        const RunDigestPtr digest = digested(cells);
        const auto passages = passagesOf(*digest->run, digest->outputs[1]);
        QCOMPARE(passages.size(), std::size_t(2));
        QCOMPARE(
            passages[1].lines[0].verdict, QString("differs from sequential at token 2, though both read the same"));
        QCOMPARE(passages[1].same + passages[1].rest, QString(" the sea"));
        const auto alone = passagesOf(*digest->run, digest->outputs[0]);
        QCOMPARE(alone.size(), std::size_t(1)); // the same output, of a cell that has no baseline
        QCOMPARE(alone[0].lines.size(), std::size_t(3));
        QCOMPARE(alone[0].lines[1].cells, QStringList{"data-parallel · 1 rank · batch 4 · 4 prompts"}); // told apart
        QCOMPARE(alone[0].lines[2].cells, QStringList{"data-parallel · 1 rank · batch 4 · 8 prompts"});
        QCOMPARE(alone[0].lines[2].verdict, QString("not compared, the run has no sequential cell for it"));
    }

    void cellsOfOneVerdictStandTogether()
    {
        auto cells = oneDiffers();
        cells[1] = cells[2];
        cells[1].cell = made::cell(Mode::DataParallel, 2, 2);
        cells[3] = cells[2];
        cells[3].cell = made::cell(Mode::Pipeline, 2, 4);
        cells[3].cell.precision = Precision::Bf16; // without a baseline of its own
        const RunDigestPtr digest = digested(cells);
        const auto passages = passagesOf(*digest->run, digest->outputs[1]);
        QCOMPARE(passages.size(), std::size_t(3));
        QVERIFY(passages[1].lines
            == (std::vector<TextPassage::Line>{{"differs from sequential at token 2",
                {"data-parallel · 2 ranks · batch 2 · fp32 · rank 0", "data-parallel · 1 rank · batch 4 · fp32"},
                Tone::Caution}}));
        QVERIFY(passages[2].lines
            == (std::vector<TextPassage::Line>{{"not compared, the run has no sequential cell for it",
                {"pipeline · 2 stages · 1 chunk · batch 4 · bf16 · rank 1"}, Tone::Secondary}}));
    }

    void longTextsAreCutWhereNothingHappens()
    {
        auto cells = oneDiffers();
        const std::string common(100'000, 'a');
        cells[0].texts[1] = common + "sea" + common;
        cells[2].texts[1] = common + "sun";
        const RunDigestPtr digest = digested(cells);
        const auto passages = passagesOf(*digest->run, digest->outputs[1]);
        QCOMPARE(passages[0].same, QString(32'768, 'a') + "… (167235 bytes more)");
        QCOMPARE(passages[1].same, "… (67233 bytes more)" + QString(32'767, 'a') + "s");
        QCOMPARE(passages[1].rest, QString("un"));
    }

    void thePaneFiltersReadsAndCopies()
    {
        TextsPane pane;
        pane.resize(416, 560);
        pane.show();
        auto* list = pane.findChild<RowView*>("textPrompts");
        auto* reader = pane.findChild<TextReader*>("textReader");
        auto* only = pane.findChild<QCheckBox*>("textsDiffering");
        auto* totals = pane.findChild<HintLine*>("textsTotals");
        QVERIFY(list && reader && only && totals);
        pane.setDigest(digested(oneDiffers()));
        QCOMPARE(totals->text(), QString("4 prompts · 1 differs · texts of 2 of 4 cells"));
        QCOMPARE(reader->toPlainText(),
            QString("Prompt 1\none\nthe baseline: sequential\n"
                    "equal to sequential: data-parallel · 1 rank · batch 4\n a\nb"));
        QVERIFY(reader->marks().empty());
        only->click();
        QCOMPARE(rowsOf(*list->model()), (std::vector<QStringList>{{"2", "two", "differs", "2"}}));
        const QString shown = QString("Prompt 2\ntwo\nthe baseline: sequential\n the sea\n"
                                      "differs from sequential at token 2: data-parallel · 1 rank · batch 4\n the sun");
        QCOMPARE(reader->toPlainText(), shown);
        QCOMPARE(reader->marks(), (std::vector<int>{int(shown.size()) - 2})); // before "un"
        keepPicture(pane, "texts-pane");
        pane.findChild<QPushButton*>("textsCopy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), shown);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("#\tPrompt\tOutputs\tToken\n2\ttwo\tdiffers\t2\n"));
        reader->selectAll();
        QTest::keyClick(reader, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), shown);
        only->click();
        QCOMPARE(list->model()->rowCount(), 4);
        QCOMPARE(list->currentIndex().siblingAtColumn(0).data().toString(), QString("2")); // what was read stays
    }

    void theReadersPlaceStaysWhenATextComes()
    {
        TextReader reader;
        reader.resize(300, 120);
        reader.show();
        const QString lines = QString("line\n").repeated(100);
        const TextPassage first{{{"the baseline", {"sequential"}, Tone::Secondary}}, false, lines, ""};
        const TextPassage second{{{"equal to sequential", {"pipeline"}, Tone::Good}}, false, lines, ""};
        reader.display("Prompt 1", "one", {first});
        QCOMPARE(reader.verticalScrollBar()->value(), 0);
        reader.verticalScrollBar()->setValue(200);
        reader.display("Prompt 1", "one", {first, second});
        QCOMPARE(reader.verticalScrollBar()->value(), 200);
        reader.display("Prompt 2", "two", {first, second});
        QCOMPARE(reader.verticalScrollBar()->value(), 0);
    }

    void withoutTextsItSaysWhy()
    {
        TextsPane pane;
        pane.resize(416, 560);
        pane.show();
        auto* reader = pane.findChild<TextReader*>("textReader");
        pane.setDigest(digested(made::fourCells()));
        QCOMPARE(whyNoTexts(*digested(made::fourCells())->run), QString("No texts were saved with this run."));
        QVERIFY(!reader->isVisible());
        QVERIFY(!pane.findChild<QPushButton*>("textsCopy")->isEnabled());
        QVERIFY(!pane.findChild<QCheckBox*>("textsDiffering")->isEnabled());
        keepPicture(pane, "texts-none");
        RunResult run = *digested(made::fourCells())->run;
        run.state = RunState::Running;
        QCOMPARE(whyNoTexts(run), QString("A cell's texts come when it ends."));
        for (CellResult& cell : run.cells)
            cell.planned.cell.settings.task = Task::Forward;
        QCOMPARE(whyNoTexts(run), QString("A forward pass generates no text."));
        pane.setDigest(digested(oneDiffers()));
        QVERIFY(reader->isVisible());
    }

    void thousandsOfPromptsAreShownAtOnce()
    {
        auto cells = oneDiffers();
        cells.resize(3);
        constexpr int many = 20'000;
        for (auto* cell : {&cells[0], &cells[2]}) {
            cell->cell.promptCount = many;
            cell->prompts.assign(many, std::string(1'000, 'p'));
            cell->texts.assign(many, std::string(1'000, 't'));
        }
        TextsPane pane;
        pane.resize(416, 560);
        pane.show();
        pane.setDigest(digested(cells));
        auto* list = pane.findChild<RowView*>("textPrompts");
        QCOMPARE(list->model()->rowCount(), many);
        QCOMPARE(pane.findChildren<QWidget*>().size(), TextsPane().findChildren<QWidget*>().size()); // none per row
        pane.findChild<QCheckBox*>("textsDiffering")->click();
        QCOMPARE(list->model()->rowCount(), 1);
    }

    void theLibraryShowsTheTextsOfARun()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("library.sqlite");
        {
            auto library = RunLibrary::open(path);
            QVERIFY(library.ok());
            QVERIFY((*library)->importEvents(made::stream("20261121-174000-aaaa", "two modes", oneDiffers())).ok());
        }
        Session session({engineProgram(), path, experimentsFolder()});
        LibraryPage page(session);
        page.resize(1136, 740);
        page.show();
        QSignalSpy displayed(page.panel(), &RunPanel::displayed);
        session.start();
        QVERIFY(displayed.wait());
        auto* tabs = page.findChild<SegmentedControl*>("runPanelTabs");
        QCOMPARE(tabs->segments(), (QStringList{"Charts", "Texts", "Settings", "Environment"}));
        auto* list = page.findChild<RowView*>("textPrompts");
        QVERIFY(!list->isVisible());
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Right);
        QVERIFY(list->isVisible());
        QCOMPARE(rowsOf(*list->model())[1], (QStringList{"2", "two", "differs", "2"}));
        QCOMPARE(list->accessibleName(), QString("Prompts"));
        keepPicture(page, "library-texts");
    }

    void theRunPageShowsThemAsCellsEnd()
    {
        Session session({engineProgram(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        emit session.engine().started();
        auto* views = page.findChild<SegmentedControl*>("runViews");
        views->setFocus();
        QTest::keyClick(views, Qt::Key_Right);
        auto* list = page.findChild<RowView*>("textPrompts");
        QVERIFY(list->isVisible());
        const auto events = made::stream("r1", "made", oneDiffers());
        std::size_t next = 0;
        for (; next < events.size(); ++next) {
            session.engine().apply(events[next]);
            if (events[next].cell == 0 && std::holds_alternative<CellEndedEvent>(events[next].body))
                break;
        }
        QTRY_COMPARE(list->model()->rowCount(), 4);
        QCOMPARE(rowsOf(*list->model())[1], (QStringList{"2", "two", "not compared", ""}));
        list->setCurrentIndex(list->model()->index(1, 0));
        for (++next; next < events.size(); ++next)
            session.engine().apply(events[next]);
        emit session.engine().ended();
        QTRY_COMPARE(rowsOf(*list->model())[1], (QStringList{"2", "two", "differs", "2"}));
        QCOMPARE(list->currentIndex().row(), 1); // the chosen prompt stays
        QCOMPARE(page.findChild<TextReader*>("textReader")->marks().size(), std::size_t(1));
        keepPicture(page, "run-texts");
    }
};

THROUGHLINE_UI_QTEST(TextsTest)
#include "texts_test.moc"
