// SPDX-License-Identifier: GPL-3.0-or-later
// The experiment editor: what is typed and ticked becomes the experiment; a plan becomes rows and sentences.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <ui/experiment/experiment_document.h>
#include <ui/experiment/experiment_form.h>
#include <ui/experiment/filled_in_rows.h>
#include <ui/experiment/plan_explanation.h>
#include <ui/experiment/plan_model.h>
#include <ui/experiment/plan_pane.h>
#include <ui/session/engine_facts.h>
#include <ui/widgets/chip_field.h>
#include <ui/widgets/disclosure.h>
#include <ui/widgets/field_row.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>

using namespace throughline;

class ExperimentTest : public QObject {
    Q_OBJECT

    ExperimentDocument m_document;
    std::unique_ptr<EngineFacts> m_facts;
    std::unique_ptr<ExperimentForm> m_form;

    template <class T> T* find(const QString& name) { return childNamed<T>(*m_form, name); }
    const Block& block() const { return m_document.currentBlock(); }

private slots:
    void init()
    {
        refuseWarnings();
        Experiment experiment;
        experiment.name = "made";
        experiment.blocks.resize(1);
        experiment.blocks[0].settings.newTokens = 32;
        m_document.open(experiment, {}, {});
        m_facts = std::make_unique<EngineFacts>(engineProgram());
        m_form = std::make_unique<ExperimentForm>(m_document, *m_facts);
        m_form->resize(584, 700);
        m_form->show();
    }
    void cleanup() { m_form.reset(); }

    void listsBecomeAxes()
    {
        QTest::keyClicks(find<QLineEdit>("batchSizesInput"), "4, 8-9 ");
        QCOMPARE(block().batchSizes, (std::vector{1, 4, 8, 9}));
        QTest::keyClicks(find<QLineEdit>("ranksInput"), "2,");
        QCOMPARE(block().ranks, (std::vector{1, 2}));
        QTest::keyClicks(find<QLineEdit>("promptCountsInput"), "50,");
        QCOMPARE(block().promptCounts, (std::vector{10, 50}));
        QTest::keyClicks(find<QLineEdit>("modelsInput"), "gpt2");
        QTest::keyClick(find<QLineEdit>("modelsInput"), Qt::Key_Return);
        QCOMPARE(block().models, (std::vector<std::string>{"tiny", "gpt2"}));
    }

    void anEmptyListIsRefused()
    {
        auto* input = find<QLineEdit>("batchSizesInput");
        QTest::keyClick(input, Qt::Key_Backspace);
        QCOMPARE(block().batchSizes, std::vector{1});
        auto* row = qobject_cast<FieldRow*>(find<ChipField>("batchSizes")->parentWidget());
        QVERIFY(row);
        QCOMPARE(row->hint()->tone(), Tone::Bad);
        QVERIFY(!row->hint()->text().isEmpty());
    }

    void ticksBecomeModesAndPrecisions()
    {
        find<QCheckBox>("mode-data-parallel")->click();
        find<QCheckBox>("mode-pipeline")->click();
        QCOMPARE(block().modes, (std::vector{Mode::Sequential, Mode::DataParallel, Mode::Pipeline}));
        find<QCheckBox>("precision-bf16")->click();
        QCOMPARE(block().precisions, (std::vector{PrecisionChoice{Precision::Bf16, Precision::Bf16}}));
        find<QCheckBox>("precision-bf16")->click();
        QCOMPARE(block().precisions, std::vector{PrecisionChoice{}}); // automatic again
    }

    void aPrecisionPerDeviceSurvivesTicks()
    {
        Experiment experiment = m_document.experiment();
        experiment.blocks[0].precisions = {{Precision::Fp32, Precision::Fp16}};
        m_document.open(experiment, {}, {});
        QVERIFY(find<QCheckBox>("precision-fp32")->isChecked());
        find<QCheckBox>("precision-bf16")->click();
        QCOMPARE(block().precisions,
            (std::vector{
                PrecisionChoice{Precision::Fp32, Precision::Fp16}, PrecisionChoice{Precision::Bf16, Precision::Bf16}}));
    }

    void lengthsAndProtocolBecomeSettings()
    {
        find<QSpinBox>("newTokens")->setValue(64);
        QCOMPARE(block().settings.newTokens, 64);
        find<QAbstractButton>("byTotalLength")->click();
        QCOMPARE(block().settings.newTokens, 0);
        QCOMPARE(block().settings.totalLength, 50);
        find<QAbstractButton>("taskForward")->click();
        QCOMPARE(block().settings.task, Task::Forward);
        QCOMPARE(block().settings.totalLength, 0);
        find<QSpinBox>("repeats")->setValue(7);
        QCOMPARE(block().settings.protocol.repeats, 7);
    }

    void undoTakesBackStepByStep()
    {
        const Experiment before = m_document.experiment();
        QTest::keyClicks(find<QLineEdit>("batchSizesInput"), "4,8,");
        find<QCheckBox>("mode-pipeline")->click();
        m_document.undo();
        QCOMPARE(block().batchSizes, (std::vector{1, 4, 8}));
        QVERIFY(!find<QCheckBox>("mode-pipeline")->isChecked());
        m_document.undo(); // both batch sizes were typed in a row: one step
        QVERIFY(m_document.experiment() == before);
        m_document.redo();
        QCOMPARE(find<ChipField>("batchSizes")->chips(), (QStringList{"1", "4", "8"}));
    }

    void aFileIsTheSameAgain()
    {
        QTemporaryDir folder;
        find<QCheckBox>("mode-data-parallel")->click();
        QVERIFY(m_document.modified());
        const Experiment edited = m_document.experiment();
        QVERIFY(m_document.save(folder.filePath("mine")).ok());
        QVERIFY(!m_document.modified());
        QCOMPARE(m_document.file(), folder.filePath("mine.experiment.json"));
        ExperimentDocument other;
        QVERIFY(other.load(m_document.file()).ok());
        QVERIFY(other.experiment() == edited);
        QVERIFY(!other.load(folder.filePath("absent")).ok());
    }

    void everyBuiltInOpens()
    {
        const auto all = builtInExperiments(experimentsFolder());
        QVERIFY(all.size() >= 4);
        QCOMPARE(all.front().name, QString("first-look"));
        for (const BuiltInExperiment& one : all) {
            const auto loaded = m_document.load(one.file, one.name);
            QVERIFY2(loaded.ok(), qPrintable(one.name));
            QVERIFY(!m_document.modified());
        }
    }

    void aPlanBecomesRows()
    {
        auto cells = made::fourCells();
        cells.push_back({made::cell(Mode::DataParallel, 3, 64, 100), {}, CellState::Planned, {}});
        Plan plan = made::planOf(cells);
        plan.cells[2].notes = {{NoteKind::RunsAsSmallerBatch, {"16", "5"}}};
        plan.cells[4].skipped = SkipReason{SkipKind::NeedsMemory, {"18200000000", "16000000000", "48"}};
        plan.cells[4].needBytes = 18'200'000'000;
        PlanModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlan(plan);
        QCOMPARE(model.rowCount(), 5);
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(2, PlanModel::ModeColumn), QString("data-parallel"));
        QCOMPARE(text(2, PlanModel::Batch), QString("4"));
        QCOMPARE(text(2, PlanModel::Need), QString("100 MB"));
        QCOMPARE(text(2, PlanModel::NoteColumn), QString("runs as 5"));
        QCOMPARE(text(4, PlanModel::NoteColumn), QString("of 16 GB · largest B that fits: 48"));
        QCOMPARE(text(4, PlanModel::Time), QString());
        QCOMPARE(model.index(4, PlanModel::Need).data(ToneRole).toInt(), int(Tone::Bad));
        QVERIFY(model.splitText(4).contains("34 + 33 + 33"));
        QCOMPARE(model.noted(), (std::vector{2, 4}));
        QVERIFY(!model.columnVaries(PlanModel::Model));
        QVERIFY(model.columnVaries(PlanModel::Ranks));
        QVERIFY(planTotals(plan, TotalsDetail::Whole).contains("5 cells"));
    }

    void thePlanSpeaksBesideTheField()
    {
        Plan plan = made::planOf(made::fourCells());
        plan.cells[2].notes = {{NoteKind::RunsAsSmallerBatch, {"4", "3"}}};
        plan.cells[3].skipped = SkipReason{SkipKind::TooManyStages, {"40", "4"}};
        plan.cells[3].cell.ranks = 40;
        m_form->explain(plan);
        const auto hintOf = [&](const QString& field) {
            return qobject_cast<FieldRow*>(find<ChipField>(field)->parentWidget())->hint();
        };
        QCOMPARE(hintOf("batchSizes")->tone(), Tone::Caution);
        QCOMPARE(
            hintOf("batchSizes")->text(), QString("1 cell has fewer prompts per rank than the batch: it runs smaller"));
        QCOMPARE(hintOf("stages")->tone(), Tone::Bad);
        QVERIFY(hintOf("stages")->text().contains("40"));
    }

    void valuesOfWhichNothingRunsAreMarked()
    {
        Plan plan = made::planOf({{made::cell(Mode::DataParallel, 1, 4), {}, CellState::Planned, {}},
            {made::cell(Mode::DataParallel, 2, 4), {}, CellState::Planned, {}},
            {made::cell(Mode::DataParallel, 1, 64), {}, CellState::Planned, {}},
            {made::cell(Mode::DataParallel, 2, 64), {}, CellState::Planned, {}}});
        const auto marked = [&] {
            return neverRun(plan, 0, {Mode::DataParallel}, {SkipKind::NeedsMemory}, &Cell::batchSize);
        };
        plan.cells[1].skipped = plan.cells[2].skipped = SkipReason{SkipKind::NeedsMemory, {"2", "1", "48"}};
        QCOMPARE(marked(), QStringList());
        plan.cells[3].skipped = plan.cells[2].skipped;
        QCOMPARE(marked(), QStringList("64"));
    }

    void whatTheModelDecidesIsSaid()
    {
        const std::string all = "eos_token_id in generation_config.json";
        Plan plan;
        plan.filledIn = {{"threads", "2", "all cores"},
            {"specialTokens", "<s> (1) before each prompt", "what its tokenizer adds", "org/other"},
            {"specialTokens", "none", "a preset has no tokenizer: text becomes bytes", "tiny"},
            {"endOfSequence", "</s> (2) ends a prompt", all, "tiny"},
            {"promptTokens", "5 tokens", "none is cut", "tiny"}};
        const auto hintOf = [this](const QString& name) {
            return qobject_cast<FieldRow*>(find<QWidget>(name)->parentWidget())->hint()->text();
        };
        m_form->explain(plan);
        QCOMPARE(hintOf("specialTokens"),
            QString("Filled in: none, a preset has no tokenizer: text becomes bytes")); // of this block's model
        QCOMPARE(hintOf("promptKind"), QString("Ten sentences, repeated to the count · 5 tokens, none is cut"));
        QCOMPARE(hintOf("newTokens"), QString("End of sequence ignored: every prompt yields 32 tokens"));
        Experiment experiment = m_document.experiment();
        experiment.blocks[0].settings.endOfSequence = EndOfSequence::Honour;
        experiment.blocks[0].models = {"tiny", "org/other"};
        m_document.open(experiment, {}, {});
        m_form->explain(plan);
        QCOMPARE(hintOf("newTokens"),
            QString("Filled in for tiny: </s> (2) ends a prompt, eos_token_id in generation_config.json"));
        QCOMPARE(hintOf("specialTokens"),
            QString("Filled in for other: <s> (1) before each prompt, what its tokenizer adds"));
        QCOMPARE(filledInRows(plan),
            (std::vector<QStringList>{{"Threads", "2", "all cores"},
                {"Special tokens · other", "<s> (1) before each prompt", "what its tokenizer adds"},
                {"Special tokens · tiny", "none", "a preset has no tokenizer: text becomes bytes"},
                {"End of sequence · tiny", "</s> (2) ends a prompt", "eos_token_id in generation_config.json"},
                {"Prompts · tiny", "5 tokens", "none is cut"}}));
    }

    void thePaneListsWhatWasFilledIn()
    {
        PlanPane pane(m_document, engineProgram());
        pane.resize(520, 600);
        pane.show();
        QSignalSpy planned(&pane, &PlanPane::planChanged);
        pane.start();
        QVERIFY(planned.count() > 0 || planned.wait());
        auto* table = pane.findChild<RowView*>("planFilledIn");
        QVERIFY(table && !table->isVisible()); // folded
        QTest::mouseClick(
            childNamed<Disclosure>(pane, "planFilledInFold")->findChild<DisclosureHead*>(), Qt::LeftButton);
        QVERIFY(table->isVisible());
        QStringList fields;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            fields << table->model()->index(row, 0).data().toString();
        QCOMPARE(fields,
            (QStringList{"Devices", "Threads", "Protocol", "Precision", "End of sequence", "Prompts", "Positions"}));
        QCOMPARE(table->model()->index(6, 1).data().toString(), QString("60 of the model's 256")); // 28 and 32 more
        QVERIFY(!table->isColumnHidden(2));
        keepPicture(pane, "plan-filled-in");
        pane.resize(380, 600);
        QTRY_VERIFY(table->isColumnHidden(2)); // the reasons
    }
};

THROUGHLINE_UI_QTEST(ExperimentTest)
#include "experiment_test.moc"
