// SPDX-License-Identifier: GPL-3.0-or-later
// The experiment form with its model picker over a made-up engine, and what tests look for in it.
#pragma once

#include <tests/ui/support/ui_test.h>

#include <tests/ui/support/fake_engine.h>

#include <ui/experiment/experiment_document.h>
#include <ui/experiment/experiment_form.h>
#include <ui/models/model_picker.h>
#include <ui/session/engine_facts.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>

#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

namespace throughline {

struct PickerForm {
    std::unique_ptr<FakeEngine> m_engine;
    ExperimentDocument m_document;
    std::unique_ptr<EngineFacts> m_facts;
    std::unique_ptr<ExperimentForm> m_form;

    template <class T> T* find(const QString& name) { return childNamed<T>(*m_form, name); }
    ModelPicker* picker() { return find<ModelPicker>("modelPicker"); }
    QLineEdit* search() { return find<QLineEdit>("modelSearch"); }
    RowView* table() { return find<RowView>("modelList"); }
    QPushButton* button(const char* name) { return find<QPushButton>(name); }
    QString text(const char* label) { return find<TextLabel>(label)->text(); }
    const std::vector<std::string>& models() const { return m_document.currentBlock().models; }
    QString current() { return table()->currentIndex().data(KeyRole).toString(); }

    /// Every row's first cell; heads of groups in brackets.
    QStringList rows()
    {
        QStringList all;
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            const QModelIndex index = table()->model()->index(row, 0);
            const QString name = index.data().toString();
            all << (index.data(KeyRole).isValid() ? name : '[' + name + ']');
        }
        return all;
    }
    QModelIndex rowOf(const QString& name)
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            if (table()->model()->index(row, 0).data(KeyRole) == name)
                return table()->model()->index(row, 0);
        return {};
    }
    void type(const QString& words)
    {
        search()->clear();
        QTest::keyClicks(search(), words);
    }
    void open()
    {
        QSignalSpy listed(m_facts.get(), &EngineFacts::modelsChanged);
        button("addModel")->click();
        QVERIFY(picker()->isVisible());
        QVERIFY(listed.wait());
    }
    void makeForm(const QString& program)
    {
        m_form.reset();
        m_facts = std::make_unique<EngineFacts>(program);
        m_form = std::make_unique<ExperimentForm>(m_document, *m_facts);
        m_form->resize(584, 700);
        m_form->show();
        QSignalSpy known(m_facts.get(), &EngineFacts::devicesChanged);
        m_facts->ask();
        QVERIFY(known.wait());
        QTRY_VERIFY(m_facts->modelsKnown() || !m_facts->modelsFailure().isEmpty());
    }

    /// A machine of 16 GB; three presets, a model in the cache and one that is not read.
    void reset()
    {
        QSettings().clear();
        Experiment experiment;
        experiment.blocks.resize(1);
        experiment.blocks[0].settings.newTokens = 8;
        m_document.open(experiment, {}, {});
        m_engine = std::make_unique<FakeEngine>();
        m_engine->devices(16'000'000'000, 12'000'000'000);
        m_engine->list({FakeEngine::preset("tiny", 233'000), FakeEngine::preset("gpt2", 124e6),
            FakeEngine::preset("Llama-3-8B", 8e9), FakeEngine::cached("maker/small", 5e6),
            FakeEngine::unusable("maker/odd", "maker/odd: bloom is not read.", false)});
        makeForm(FakeEngine::program());
    }
};

} // namespace throughline
