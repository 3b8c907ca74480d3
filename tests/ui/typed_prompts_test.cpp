// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts typed and pasted into the experiment form: what becomes one prompt, what is said of it, and what is undone.
#include "support/ui_test.h"

#include <ui/experiment/experiment_document.h>
#include <ui/experiment/experiment_form.h>
#include <ui/experiment/prompt_edit.h>
#include <ui/experiment/typed_prompts.h>
#include <ui/session/engine_facts.h>
#include <ui/widgets/field_row.h>
#include <ui/widgets/text_label.h>

#include <QClipboard>
#include <QComboBox>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>

using namespace throughline;

class TypedPromptsTest : public QObject {
    Q_OBJECT
    using Texts = std::vector<std::string>;

    ExperimentDocument m_document;
    std::unique_ptr<EngineFacts> m_facts;
    std::unique_ptr<ExperimentForm> m_form;

    template <class T> T* find(const QString& name) { return childNamed<T>(*m_form, name); }
    PromptEdit* editor() { return find<PromptEdit>("promptTexts"); }
    const Texts& texts() const { return m_document.currentBlock().settings.prompts.texts; }
    HintLine* hint() { return qobject_cast<FieldRow*>(find<TypedPrompts>("typedPrompts")->parentWidget())->hint(); }
    void choose(PromptKind kind)
    {
        auto* box = find<QComboBox>("promptKind");
        box->setCurrentIndex(int(kind));
        emit box->activated(int(kind));
    }
    void paste(const QString& text)
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(editor(), Qt::Key_V, Qt::ControlModifier);
    }

private slots:
    void init()
    {
        refuseWarnings();
        Experiment experiment;
        experiment.blocks.resize(1);
        experiment.blocks[0].settings.newTokens = 8;
        m_document.open(experiment, {}, {});
        m_facts = std::make_unique<EngineFacts>(engineProgram());
        m_form = std::make_unique<ExperimentForm>(m_document, *m_facts);
        m_form->resize(584, 700);
        m_form->show();
        choose(PromptKind::Text);
        QCOMPARE(m_document.currentBlock().settings.prompts.kind, PromptKind::Text);
    }
    void cleanup() { m_form.reset(); }

    void aParagraphIsAPrompt()
    {
        QTest::keyClicks(editor(), "Once upon a time"); // over the selected example
        QTest::keyClick(editor(), Qt::Key_Return);
        QTest::keyClick(editor(), Qt::Key_Return); // an empty paragraph is none
        QTest::keyClicks(editor(), "It was");
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(editor(), "dark");
        QCOMPARE(texts(), (Texts{"Once upon a time", "It was\ndark"}));
        QCOMPARE(find<TextLabel>("promptSummary")->text(), QString("2 prompts"));
        QCOMPARE(hint()->tone(), Tone::Secondary);
        keepPicture(*m_form, "typed-prompts");
    }

    void noPromptIsSaid()
    {
        QTest::keyClick(editor(), Qt::Key_Delete);
        QCOMPARE(texts(), Texts{});
        QCOMPARE(hint()->text(), QString("Type or paste at least one prompt"));
        QCOMPARE(hint()->tone(), Tone::Bad);
    }

    void aPasteSaysHowItWasSplit()
    {
        auto* asOne = find<QPushButton>("pasteAsOne");
        QVERIFY(!asOne->isVisible());
        const int height = m_form->widget()->height();
        paste("one\n\ntwo\r\nthree\n");
        QCOMPARE(texts(), (Texts{"one", "two", "three"}));
        QCOMPARE(hint()->text(), QString("Pasted as 3 prompts, one a line; blank lines left out: 1"));
        QVERIFY(asOne->isVisible());
        QCOMPARE(m_form->widget()->height(), height); // nothing has jumped
        QTest::mouseClick(asOne, Qt::LeftButton);
        QCOMPARE(texts(), (Texts{"one\n\ntwo\nthree"}));
        QCOMPARE(hint()->text(), QString("Pasted as one prompt of 4 lines"));
        QTest::mouseClick(asOne, Qt::LeftButton);
        QCOMPARE(texts(), (Texts{"one", "two", "three"}));
        QTest::keyClick(editor(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(editor(), "!");
        QCOMPARE(texts(), (Texts{"one", "two", "three!"}));
        QVERIFY(!asOne->isVisible()); // it is no longer what was pasted
    }

    void oneLineIsPastedInto()
    {
        paste("a ");
        paste("b");
        QCOMPARE(texts(), (Texts{"a b"}));
        QVERIFY(!find<QPushButton>("pasteAsOne")->isVisible());
    }

    void textsWithLinesAreKept()
    {
        QTemporaryDir folder;
        const Texts kept{"A list:\n- one\n- two", "plain", " led by a blank"};
        m_document.edit("test", [&](Block& block) { block.settings.prompts.texts = kept; });
        QCOMPARE(editor()->blockCount(), 3);
        QCOMPARE(editor()->texts(), kept);
        QVERIFY(m_document.save(folder.filePath("typed")).ok());
        ExperimentDocument other;
        QVERIFY(other.load(m_document.file()).ok());
        QCOMPARE(other.currentBlock().settings.prompts.texts, kept);
    }

    void undoBringsTextsBack()
    {
        QTest::keyClicks(editor(), "mine");
        m_document.endTyping();
        paste("one\ntwo");
        QCOMPARE(texts(), (Texts{"mineone", "two"}));
        m_document.undo();
        QCOMPARE(editor()->texts(), (Texts{"mine"}));
        m_document.undo(); // the letters of a word are one step
        QCOMPARE(editor()->texts(), (Texts{"The quick brown fox"}));
        m_document.redo();
        m_document.redo();
        QCOMPARE(editor()->texts(), (Texts{"mineone", "two"}));
    }

    void anotherKindKeepsThem()
    {
        QTest::keyClicks(editor(), "mine");
        choose(PromptKind::Random);
        QVERIFY(!editor()->isVisible());
        QVERIFY(texts().empty());
        choose(PromptKind::Text);
        QCOMPARE(texts(), (Texts{"mine"}));
    }

    void tokensAreShownWherePlanned()
    {
        paste("one\ntwo two");
        Plan plan;
        plan.promptTokens = {{4, 7}};
        PlannedCell& cell = plan.cells.emplace_back();
        cell.cell.promptCount = 10;
        cell.lengthList = 1;
        m_form->explain(plan);
        QCOMPARE(editor()->tokens(), (std::vector<int>{4, 7, 4, 7, 4, 7, 4, 7, 4, 7}));
        QCOMPARE(find<TextLabel>("promptSummary")->text(), QString("2 prompts · 11 tokens"));
        keepPicture(*m_form, "typed-prompts-tokens");
        QTest::keyClicks(editor(), "x");
        QCOMPARE(find<TextLabel>("promptSummary")->text(), QString("2 prompts")); // not known any more
    }

    void eachRunsOnce()
    {
        auto* once = find<QPushButton>("runEachOnce");
        paste("one\ntwo\nthree");
        QVERIFY(once->isVisible());
        QTest::mouseClick(once, Qt::LeftButton);
        QCOMPARE(m_document.currentBlock().promptCounts, std::vector{3});
        QVERIFY(!once->isVisible());
        m_document.undo();
        QCOMPARE(m_document.currentBlock().promptCounts, std::vector{10});
    }

    void whatIsTooLargeForAnExperimentIsSaid()
    {
        paste(QString(250'000, QLatin1Char('a')));
        QCOMPARE(hint()->tone(), Tone::Bad);
        QVERIFY2(hint()->text().contains("250 kB"), qPrintable(hint()->text()));
    }

    void aFileIsNotPastedAsItsName()
    {
        QMimeData data;
        data.setUrls({QUrl("file:///tmp/a.txt")});
        data.setText("file:///tmp/a.txt");
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(editor()->viewport(), &enter);
        QVERIFY(!enter.isAccepted()); // the page takes it
    }
};

THROUGHLINE_UI_QTEST(TypedPromptsTest)
#include "typed_prompts_test.moc"
