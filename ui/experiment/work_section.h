// SPDX-License-Identifier: GPL-3.0-or-later
// How many rows at once, and what is done with them: generation, or a forward pass.
#pragma once

#include <ui/experiment/form_section.h>

class QRadioButton;

namespace throughline {

class WorkSection : public FormSection {
    Q_OBJECT
public:
    WorkSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent);
    void display(const Block& block) override;
    void explain(const Plan& plan) override;

private:
    void addTask();
    void addLength();
    void writeLength();
    Explanation explainSmallerBatches(const Plan& plan) const;

    FieldRow* m_batchRow = nullptr;
    ChipField* m_batch = nullptr;
    FieldRow* m_taskRow = nullptr;
    QRadioButton* m_generate = nullptr;
    QRadioButton* m_forward = nullptr;
    QComboBox* m_head = nullptr;
    QSpinBox* m_labels = nullptr;
    FieldRow* m_lengthRow = nullptr;
    QRadioButton* m_byNew = nullptr;
    QSpinBox* m_newTokens = nullptr;
    QRadioButton* m_byTotal = nullptr;
    QSpinBox* m_totalLength = nullptr;
};

} // namespace throughline
