// SPDX-License-Identifier: GPL-3.0-or-later
// The model picker over a made-up engine: groups, filter, what can't run, keyboard, folders, recent ones, downloads.
#include "support/ui_test.h"
#include <tests/ui/support/picker_form.h>

#include <ui/models/model_list_model.h>
#include <ui/models/recent_models.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/item_roles.h>

#include <QAbstractItemModelTester>
#include <QSettings>

using namespace throughline;

class ModelPickerTest : public QObject, PickerForm {
    Q_OBJECT

private slots:
    void init()
    {
        refuseWarnings();
        reset();
    }
    void cleanup() { m_form.reset(); }

    void groupsStandInTheirOrder()
    {
        rememberModel("gpt2");
        rememberModel("maker/small");
        open();
        const QAbstractItemModelTester tester(table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(rows(),
            (QStringList{"[Recent]", "maker/small", "gpt2", "[In the hub cache]", "maker/small", "maker/odd",
                "[Presets: published shapes, random weights]", "tiny", "gpt2", "Llama-3-8B"}));
        QCOMPARE(current(), QString("maker/small"));
        QVERIFY(!table()->model()->index(0, 0).flags().testFlag(Qt::ItemIsEnabled)); // a head
        const QModelIndex llama = rowOf("Llama-3-8B");
        QStringList cells;
        for (int column = 0; column < ModelListModel::Columns; ++column)
            cells << llama.siblingAtColumn(column).data().toString();
        QCOMPARE(cells, (QStringList{"Llama-3-8B", "gpt2", "8.00 B", "32 GB", "1,024"}));
        QCOMPARE(table()->model()->headerData(ModelListModel::Weights, Qt::Horizontal).toString(), QString("In fp32"));
        QCOMPARE(rowOf("gpt2").siblingAtColumn(ModelListModel::Family).data().toString(), QString("gpt2, random"));
    }

    void wordsFilter()
    {
        open();
        type("GPT sha"); // the description counts
        QCOMPARE(rows().mid(1), (QStringList{"tiny", "gpt2", "Llama-3-8B"}));
        type("llama");
        QCOMPARE(rows(), (QStringList{"[Presets: published shapes, random weights]", "Llama-3-8B"}));
        QCOMPARE(current(), QString("Llama-3-8B"));
        type("nothing has this");
        QCOMPARE(rows(), QStringList());
        QVERIFY(!button("modelAdd")->isEnabled());
    }

    void whatCantRunIsDimmedWithItsReason()
    {
        open();
        const QModelIndex odd = rowOf("maker/odd");
        QCOMPARE(odd.data(ToneRole).toInt(), int(Tone::Secondary));
        QCOMPARE(odd.siblingAtColumn(1).data().toString(), QString("Can't run: maker/odd: bloom is not read."));
        QVERIFY(odd.siblingAtColumn(1).data(SpanRightRole).toBool());
        table()->setCurrentIndex(odd);
        QCOMPARE(text("modelObstacle"), QString("Can't run: maker/odd: bloom is not read."));
        QVERIFY(!button("modelAdd")->isEnabled());
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(picker()->isVisible());
        QCOMPARE(models(), std::vector<std::string>{"tiny"});
    }

    void whatItsFilesRefuseIsSaidBeforeItIsAdded()
    {
        m_engine->show("maker/small", FakeEngine::shown(5e6, {"tokenizer.json: is broken."}));
        open();
        type("maker/small");
        QVERIFY(button("modelAdd")->isEnabled());
        QTest::keyClick(search(), Qt::Key_Return); // at once: it is looked at first
        QVERIFY(!button("modelAdd")->isEnabled());
        QTRY_COMPARE(text("modelObstacle"), QString("Can't run: tokenizer.json: is broken."));
        QVERIFY(picker()->isVisible());
        QCOMPARE(rowOf("maker/small").data(ToneRole).toInt(), int(Tone::Secondary));
        QCOMPARE(models(), std::vector<std::string>{"tiny"});
    }

    void aModelIsAddedByKeyboard()
    {
        open();
        QTest::keyClicks(search(), "g"); // which is in the family of all
        QCOMPARE(current(), QString("gpt2"));
        QTest::keyClick(search(), Qt::Key_Down);
        QCOMPARE(current(), QString("Llama-3-8B"));
        QTest::keyClick(search(), Qt::Key_PageUp);
        QCOMPARE(current(), QString("maker/small")); // and not the head above it
        type("gpt2");
        QCOMPARE(current(), QString("gpt2"));
        QTest::keyClick(search(), Qt::Key_Return);
        QVERIFY(!picker()->isVisible());
        QCOMPARE(models(), (std::vector<std::string>{"tiny", "gpt2"}));
        QCOMPARE(recentModels(), QStringList{"gpt2"});
        open();
        type("gpt2");
        QCOMPARE(rowOf("gpt2").data(IconRole).toString(), QString("done")); // in the experiment
        QVERIFY(!button("modelAdd")->isEnabled());
        QTest::keyClick(search(), Qt::Key_Escape);
        QVERIFY(!picker()->isVisible());
    }

    void aCheckedModelIsAddedAndTold()
    {
        m_engine->show("maker/small", FakeEngine::shown(5e6));
        open();
        type("maker/small");
        QTest::keyClick(search(), Qt::Key_Return);
        QTRY_COMPARE(models(), (std::vector<std::string>{"tiny", "maker/small"}));
        QVERIFY(!picker()->isVisible());
        open();
        type("maker/small");
        const auto fact = [&](const QString& label) {
            const auto* facts = find<RowView>("modelFacts")->model();
            for (int row = 0; row < facts->rowCount(); ++row)
                if (facts->index(row, 0).data() == label)
                    return facts->index(row, 1).data().toString();
            return QString();
        };
        QTRY_COMPARE(fact("Stored"), QString("10 MB in bf16"));
        QCOMPARE(fact("Weights in fp32"), QString("20 MB"));
        QCOMPARE(fact("Context"), QString("8,192 tokens"));
        QCOMPARE(fact("Tokenizer"), QString("byte-level BPE"));
        QCOMPARE(fact("Heads"), QString("32, 8 for keys and values"));
        QCOMPARE(fact("Parameters"), QString("5,000,000"));
        QCOMPARE(text("modelKind"), QString("Checkpoint in the hub cache"));
        table()->setCurrentIndex(rowOf("maker/small"));
        search()->clear();
        table()->setCurrentIndex(rowOf("gpt2"));
        QCOMPARE(text("modelKind"), QString("Preset: random weights"));
        QCOMPARE(fact("Tokenizer"), QString("none: text becomes bytes"));
    }

    void recentOnesAreKeptAndLostOnesSayWhy()
    {
        for (int i = 0; i < 9; ++i)
            rememberModel(QStringLiteral("maker/m%1").arg(i));
        rememberModel("maker/m5");
        QCOMPARE(recentModels(),
            (QStringList{
                "maker/m5", "maker/m8", "maker/m7", "maker/m6", "maker/m4", "maker/m3", "maker/m2", "maker/m1"}));
        QSettings().clear();
        rememberModel("maker/gone");
        open();
        const QModelIndex gone = rowOf("maker/gone");
        QCOMPARE(gone.siblingAtColumn(1).data().toString(), QString("It is not in the hub cache any more."));
        table()->setCurrentIndex(gone);
        QVERIFY(!button("modelAdd")->isEnabled());
        QCOMPARE(text("downloadOffer"), QString("maker/gone is not on this machine."));
    }

    void aNameHiddenByAPresetIsAddedSoThatItOpens()
    {
        QJsonObject hidden = FakeEngine::cached("gpt2", 124e6);
        hidden["openAs"] = "gpt2@main";
        m_engine->list({FakeEngine::preset("gpt2", 124e6), hidden});
        m_engine->show("gpt2@main", FakeEngine::shown(124e6));
        open();
        table()->setCurrentIndex(rowOf("gpt2@main"));
        QCOMPARE(find<RowView>("modelFacts")->model()->index(0, 1).data().toString(),
            QString("gpt2@main; gpt2 alone means another"));
        button("modelAdd")->click();
        QTRY_COMPARE(models(), (std::vector<std::string>{"tiny", "gpt2@main"}));
        QCOMPARE(m_engine->asked("models show"), QStringList{"models show gpt2@main --json"});
    }

    void aFolderIsLookedAtFirst()
    {
        m_engine->show("/data/mine", FakeEngine::shown(8e9));
        open();
        picker()->showFolder("/data/none");
        picker()->showFolder("/data/mine");
        QCOMPARE(rows().mid(0, 3), (QStringList{"[Chosen folders]", "/data/mine", "/data/none"}));
        QVERIFY(!button("modelAdd")->isEnabled()); // nothing is known of it yet
        QTRY_VERIFY(button("modelAdd")->isEnabled());
        QCOMPARE(text("modelKind"), QString("Checkpoint in a folder"));
        QTRY_COMPARE(rowOf("/data/none").siblingAtColumn(1).data().toString(),
            QString("Can't run: there is no such folder; give the folder of a checkpoint."));
        table()->setCurrentIndex(rowOf("/data/none"));
        QCOMPARE(text("modelObstacle"),
            QString("Can't run: /data/none: there is no such folder; give the folder of a checkpoint."));
        table()->setCurrentIndex(rowOf("/data/mine"));
        button("modelAdd")->click();
        QCOMPARE(models(), (std::vector<std::string>{"tiny", "/data/mine"}));
        rememberModel("/a/long/way/to/mine");
        open(); // now it is a recent one
        QCOMPARE(rows().mid(0, 3), (QStringList{"[Recent]", "…/to/mine", "/data/mine"}));
        QTRY_COMPARE(
            rowOf("/data/mine").siblingAtColumn(ModelListModel::Parameters).data().toString(), QString("8.00 B"));
    }

    void whatDoesNotFitIsSaidAndMayBeAdded()
    {
        open();
        table()->setCurrentIndex(rowOf("Llama-3-8B"));
        QCOMPARE(text("modelObstacle"),
            QString("Does not fit here: the weights take 32 GB in fp32, and the memory of the CPU is 16 GB."));
        QCOMPARE(rowOf("Llama-3-8B").siblingAtColumn(ModelListModel::Weights).data(ToneRole).toInt(), int(Tone::Bad));
        QVERIFY(button("modelAdd")->isEnabled()); // the experiment may be for another machine
        table()->setCurrentIndex(rowOf("gpt2"));
        QVERIFY(!find<TextLabel>("modelObstacle")->isVisible());
    }

    void aListThatFailsIsSaidAndAskedAgain()
    {
        m_engine->failToList("no disk.");
        open();
        QCOMPARE(find<HintLine>("modelState")->text(), QString("The models can't be listed: no disk."));
        QVERIFY(rows().contains("gpt2")); // what was known is still shown
        m_engine->list({FakeEngine::preset("tiny", 233'000)});
        button("modelsAgain")->click();
        QTRY_COMPARE(rows().size(), 2);
        QVERIFY(!button("modelsAgain")->isVisible());
        QCOMPARE(find<HintLine>("modelState")->text(), QString("This model is in the experiment already"));
    }

    void aHostileCacheLeavesThePickerUsable()
    {
        std::vector<QJsonObject> many{FakeEngine::preset("gpt2", 124e6)};
        for (int i = 0; i < 5000; ++i)
            many.push_back(FakeEngine::unusable(QStringLiteral("evil/m%1").arg(i), QString(3000, 'x'), false));
        m_engine->list(many);
        open();
        QCOMPARE(rows().size(), 5003);
        QCOMPARE(current(), QString("gpt2")); // the first that can be taken
        table()->setCurrentIndex(rowOf("evil/m4999"));
        QCOMPARE(text("modelObstacle").size(), 2000 + QString("Can't run: ").size());
        type("gpt2");
        QTest::keyClick(search(), Qt::Key_Return);
        QCOMPARE(models(), (std::vector<std::string>{"tiny", "gpt2"}));
    }
};

THROUGHLINE_UI_QTEST(ModelPickerTest)
#include "model_picker_test.moc"
