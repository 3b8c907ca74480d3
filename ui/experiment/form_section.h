// SPDX-License-Identifier: GPL-3.0-or-later
// A part of the experiment form: shows some fields of a block, writes them back, and says what the plan says of them.
#pragma once

#include <core/plan.h>
#include <ui/experiment/experiment_document.h>
#include <ui/experiment/plan_explanation.h>
#include <ui/widgets/field_row.h>
#include <ui/widgets/number_field.h>

#include <QCheckBox>
#include <QComboBox>
#include <QSpinBox>
#include <QVBoxLayout>

namespace throughline {

constexpr int mostTokens = 1'000'000; // that a number field takes

class EngineFacts;

class FormSection : public QWidget {
    Q_OBJECT
public:
    FormSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent);

    virtual void display(const Block& block) = 0; // must not say anything back
    /// `plan` is of the whole experiment; the shown block is document().block().
    virtual void explain(const Plan& plan) = 0;

protected:
    ExperimentDocument& document() { return m_document; }
    const EngineFacts& facts() const { return m_facts; }
    int blockIndex() const { return m_document.block(); }
    FieldRow* addRow(const QString& label);
    QVBoxLayout* column() { return m_column; }
    /// Side by side, or in two lines where the language's words are long.
    void addTicks(FieldRow* row, const std::vector<QCheckBox*>& ticks);
    void say(FieldRow* row, const Explanation& explanation);
    /// Connects a list of numbers: what is typed wrong is said under it and goes nowhere.
    void bind(ChipField* field, FieldRow* row, std::vector<int> Block::*place, const QString& name);
    /// The same with any way of writing; `mayBeEmpty`: no value means "automatic".
    void bind(ChipField* field, FieldRow* row, const QString& name, bool mayBeEmpty,
        std::function<void(Block&, const ChipField&)> write);
    QSpinBox* numberBox(const QString& objectName, const QString& accessibleName, int least, int most);
    QComboBox* choice(const QString& objectName, const QString& accessibleName, const QStringList& texts, int width);

private:
    ExperimentDocument& m_document;
    const EngineFacts& m_facts;
    QVBoxLayout* m_column = nullptr;
};

/// Sets without a signal.
void setQuietly(QSpinBox* box, int value);
void setQuietly(QComboBox* box, int index);

} // namespace throughline
