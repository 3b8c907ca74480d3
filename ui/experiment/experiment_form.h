// SPDX-License-Identifier: GPL-3.0-or-later
// The form: all sections of one block, under each other, scrolling.
#pragma once

#include <core/plan.h>

#include <QScrollArea>

#include <vector>

class QVBoxLayout;

namespace throughline {

class Disclosure;
class EngineFacts;
class ExperimentDocument;
class FormSection;
class MeasureSection;
class PipelineSection;
class PreparationSection;
class PromptsSection;
class SegmentedControl;

class ExperimentForm : public QScrollArea {
    Q_OBJECT
public:
    ExperimentForm(ExperimentDocument& document, EngineFacts& facts, QWidget* parent = nullptr);
    void explain(const Plan& plan);
    /// The shown block's prompts are those of this file.
    void takePromptFile(const QString& file);

private:
    void addBlockChoice(QVBoxLayout& column);
    Disclosure* addFolded(QVBoxLayout& column, const QString& title, FormSection* section);
    void display();

    ExperimentDocument& m_document;
    QWidget* m_blockRow = nullptr;
    SegmentedControl* m_blocks = nullptr;
    std::vector<FormSection*> m_sections;
    PromptsSection* m_prompts = nullptr;
    PipelineSection* m_pipeline = nullptr;
    MeasureSection* m_measure = nullptr;
    PreparationSection* m_preparation = nullptr;
    Disclosure* m_pipelineFold = nullptr;
    Disclosure* m_measureFold = nullptr;
    Disclosure* m_preparationFold = nullptr;
};

} // namespace throughline
