// SPDX-License-Identifier: GPL-3.0-or-later
// Where prompts come from (built in, typed, a file, random ids) and how many.
#pragma once

#include <ui/experiment/form_section.h>

#include <map>

class QLineEdit;

namespace throughline {

class TypedPrompts;

class PromptsSection : public FormSection {
    Q_OBJECT
public:
    PromptsSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent);
    void display(const Block& block) override;
    void explain(const Plan& plan) override;
    /// Prompts of a file, whatever they were from.
    void takeFile(const QString& path);

private:
    void addTyped();
    void addFile();
    void addRandom();
    void chooseKind(int index);
    void chooseFile();
    void writeSource(
        const QString& what, const std::function<void(PromptSource&)>& change, EditStep step = EditStep::WithSame);
    std::vector<int> tokensOf(const Plan& plan) const;
    QString describe(const PromptSource& source) const;

    FieldRow* m_row = nullptr;
    QComboBox* m_kind = nullptr;
    ChipField* m_counts = nullptr;
    FieldRow* m_typedRow = nullptr;
    TypedPrompts* m_typed = nullptr;
    FieldRow* m_fileRow = nullptr;
    QLineEdit* m_file = nullptr;
    FieldRow* m_randomRow = nullptr;
    QSpinBox* m_length = nullptr;
    QSpinBox* m_seed = nullptr;
    std::map<PromptKind, PromptSource> m_left; // what each kind held when another was chosen
};

} // namespace throughline
