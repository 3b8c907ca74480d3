// SPDX-License-Identifier: GPL-3.0-or-later
// Which models, in which precisions.
#pragma once

#include <ui/experiment/form_section.h>

namespace throughline {

class Button;

class ModelSection : public FormSection {
    Q_OBJECT
public:
    ModelSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent);
    void display(const Block& block) override;
    void explain(const Plan& plan) override;

private:
    void offerModels();
    void chooseFolder();
    void writePrecisions();
    QString describeModels() const;

    FieldRow* m_modelRow = nullptr;
    ChipField* m_models = nullptr;
    Button* m_addModel = nullptr;
    FieldRow* m_precisionRow = nullptr;
    std::vector<std::pair<Precision, QCheckBox*>> m_precisions;
};

} // namespace throughline
