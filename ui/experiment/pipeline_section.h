// SPDX-License-Identifier: GPL-3.0-or-later
// How a model is cut into stages, and a batch into chunks.
#pragma once

#include <ui/experiment/form_section.h>

namespace throughline {

class PipelineSection : public FormSection {
    Q_OBJECT
public:
    PipelineSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent);
    void display(const Block& block) override;
    void explain(const Plan& plan) override;
    QString summary() const;

private:
    void checkTyped(const QString& text);
    QString describeSplit(const Plan& plan) const;

    bool m_typedTooMany = false; // and said so
    FieldRow* m_stageRow = nullptr;
    ChipField* m_stages = nullptr;
    ChipField* m_chunks = nullptr;
    QComboBox* m_gather = nullptr;
    FieldRow* m_splitRow = nullptr;
    ChipField* m_split = nullptr;
};

} // namespace throughline
