// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo of the experiment, over edits, files and built-ins: nothing that was typed is lost.
#include "support/ui_test.h"

#include <ui/experiment/experiment_form.h>
#include <ui/experiment/experiment_page.h>
#include <ui/session/session.h>
#include <ui/widgets/chip_field.h>
#include <ui/widgets/hint_line.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMimeData>
#include <QSpinBox>

using namespace throughline;

class ExperimentUndoTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> m_session;
    std::unique_ptr<ExperimentPage> m_page;
    QTemporaryDir m_folder;

    template <class T> T* find(const QString& name) { return childNamed<T>(*m_page, name); }
    ExperimentDocument& document() { return m_page->document(); }
    const Block& block() { return document().currentBlock(); }
    QString write(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file can be written");
        file.write(content);
        return file.fileName();
    }
    /// As a person does: opens the list and goes down to it.
    void chooseBuiltIn(const QString& title)
    {
        auto* choice = find<QComboBox>("experimentChoice");
        const int index = choice->findText(title);
        QVERIFY2(index >= 0, qPrintable(title));
        choice->setCurrentIndex(index);
        emit choice->activated(index);
    }
    bool drop(const QString& file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &event);
        return true;
    }

private slots:
    void init()
    {
        refuseWarnings();
        m_session = std::make_unique<Session>(SessionOptions{engineProgram(), {}, experimentsFolder()});
        m_page = std::make_unique<ExperimentPage>(*m_session);
        m_page->addActions(m_session->actions().findChildren<QAction*>()); // the window's part
        m_page->resize(1136, 740);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QVERIFY(!document().canUndo()); // the first experiment is where one starts
        QVERIFY(!document().modified());
    }
    void cleanup()
    {
        m_page.reset();
        m_session.reset();
    }

    void everyTickIsAStep()
    {
        const auto before = block().precisions;
        QTest::mouseClick(find<QCheckBox>("precision-bf16"), Qt::LeftButton, {}, {8, 10});
        const auto between = block().precisions;
        QTest::mouseClick(find<QCheckBox>("precision-fp16"), Qt::LeftButton, {}, {8, 10});
        QVERIFY(between != before && block().precisions != between);
        document().undo();
        QCOMPARE(block().precisions, between);
        document().undo();
        QCOMPARE(block().precisions, before);
        QVERIFY(!document().modified());
    }

    void aFieldThatWasLeftBeginsAnotherStep()
    {
        auto* box = find<QSpinBox>("newTokens");
        const int before = block().settings.newTokens;
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, "12");
        QCOMPARE(block().settings.newTokens, 12);
        find<QLineEdit>("batchSizesInput")->setFocus();
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, "34");
        QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier); // in the field, but of the experiment
        QCOMPARE(block().settings.newTokens, 12);
        QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(block().settings.newTokens, before);
        QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(block().settings.newTokens, 12);
    }

    void whatIsNotYetAChipIsTheFieldsOwn()
    {
        auto* input = find<QLineEdit>("batchSizesInput");
        const auto before = block().batchSizes;
        input->setFocus();
        QTest::keyClicks(input, "25");
        QTest::keyClick(input, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(input->text(), QString());
        QTest::keyClicks(input, "25,");
        QVERIFY(block().batchSizes != before);
        QTest::keyClick(input, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(block().batchSizes, before);
        QCOMPARE(input->text(), QString());
    }

    void anotherBuiltInLosesNothing()
    {
        QCOMPARE(document().builtIn(), QString("first-look"));
        document().edit("test", [](Block& edited) { edited.batchSizes = {7}; });
        const Experiment edited = document().experiment();
        chooseBuiltIn("Three ways");
        QCOMPARE(document().builtIn(), QString("three-ways"));
        QVERIFY(!document().modified());
        m_session->actions().of(Act::Undo)->trigger();
        QCOMPARE(document().builtIn(), QString("first-look"));
        QVERIFY(document().experiment() == edited);
        QVERIFY(document().modified());
        QCOMPARE(find<QComboBox>("experimentChoice")->currentText(), QString("First look, changed"));
        m_session->actions().of(Act::Redo)->trigger();
        QCOMPARE(document().builtIn(), QString("three-ways"));
        QVERIFY(!document().modified());
        document().undo();
        document().undo();
        QVERIFY(!document().modified()); // back to how it was opened
        QVERIFY(!m_session->actions().of(Act::Undo)->isEnabled());
    }

    void nothingIsUndoneBehindAnotherPage()
    {
        document().edit("test", [](Block& edited) { edited.batchSizes = {7}; });
        QVERIFY(m_session->actions().of(Act::Undo)->isEnabled());
        m_page->hide();
        QVERIFY(!m_session->actions().of(Act::Undo)->isEnabled());
        m_page->show();
        QVERIFY(m_session->actions().of(Act::Undo)->isEnabled());
    }

    void whatIsLeftBehindIsOffered()
    {
        document().edit("test", [](Block& edited) { edited.batchSizes = {7}; });
        std::vector<InlineMessage::Choice> offered;
        connect(m_session.get(), &Session::messageWanted, this,
            [&](Tone, const QString&, const auto& choices) { offered = choices; });
        chooseBuiltIn("Three ways");
        QCOMPARE(offered.size(), std::size_t(1));
        document().edit("test", [](Block& edited) { edited.batchSizes = {9}; });
        offered[0].act();
        QCOMPARE(block().batchSizes, std::vector{7});
        QVERIFY(document().modified());
        document().undo(); // and what was done meanwhile is not lost either
        QCOMPARE(block().batchSizes, std::vector{9});
    }

    void savedIsWhatTheFileHolds()
    {
        document().edit("test", [](Block& edited) { edited.batchSizes = {7}; });
        QVERIFY(document().save(m_folder.filePath("mine")).ok());
        QVERIFY(!document().modified());
        document().undo();
        QVERIFY(document().modified()); // the file holds the 7
        QCOMPARE(document().file(), m_folder.filePath("mine.experiment.json"));
        QCOMPARE(document().builtIn(), QString());
        document().redo();
        QVERIFY(!document().modified());
    }

    void aBadFileIsNamedAndLosesNothing()
    {
        document().edit("test", [](Block& edited) { edited.batchSizes = {7}; });
        const Experiment edited = document().experiment();
        auto* hint = find<HintLine>("experimentHint");
        m_page->openFile(write("torn.experiment.json", "{\n\"format\": \n"));
        QCOMPARE(hint->tone(), Tone::Bad);
        QVERIFY2(
            hint->text().contains("torn.experiment.json") && hint->text().contains("line "), qPrintable(hint->text()));
        QByteArray text = QByteArray::fromStdString(toText(edited));
        text.replace("\"batchSizes\": [7]", "\"batchSizes\": [7, 0]");
        QVERIFY(drop(write("wrong.experiment.json", text)));
        QVERIFY2(hint->text().contains("batchSizes"), qPrintable(hint->text()));
        QVERIFY(document().experiment() == edited);
        QVERIFY(document().modified());
    }

    void filesAreDropped()
    {
        Experiment other = document().experiment();
        other.name = "dropped";
        other.blocks[0].batchSizes = {3};
        QVERIFY(drop(write("other.experiment.json", QByteArray::fromStdString(toText(other)))));
        QVERIFY(document().experiment() == other);
        const QString prompts = write("prompts.txt", "one\ntwo\n");
        QVERIFY(drop(prompts));
        QCOMPARE(block().settings.prompts.kind, PromptKind::File);
        QCOMPARE(block().settings.prompts.name, prompts.toStdString());
        QVERIFY(!drop(write("result.run.jsonl", "{}\n"))); // the library's
        document().undo();
        document().undo();
        QCOMPARE(document().builtIn(), QString("first-look"));
    }
};

THROUGHLINE_UI_QTEST(ExperimentUndoTest)
#include "experiment_undo_test.moc"
