// SPDX-License-Identifier: GPL-3.0-or-later
// Which models, in which precisions; and the model that is being downloaded, if one is.
#pragma once

#include <ui/experiment/form_section.h>

namespace throughline {

class Button;
class ModelDownload;
class ModelPicker;

class ModelSection : public FormSection {
    Q_OBJECT
public:
    ModelSection(ExperimentDocument& document, EngineFacts& facts, QWidget* parent);
    void display(const Block& block) override;
    void explain(const Plan& plan) override;

private:
    void pick();
    void add(const QString& openAs);
    void rememberTyped();
    void showDownload();
    void writePrecisions();
    QString describeModels() const;

    EngineFacts& m_engine;
    ModelDownload* m_download = nullptr; // goes on while the picker is closed
    ModelPicker* m_picker = nullptr;     // made when it is first wanted
    FieldRow* m_modelRow = nullptr;
    ChipField* m_models = nullptr;
    Button* m_addModel = nullptr;
    FieldRow* m_downloadRow = nullptr;
    FieldRow* m_precisionRow = nullptr;
    std::vector<std::pair<Precision, QCheckBox*>> m_precisions;
};

} // namespace throughline
