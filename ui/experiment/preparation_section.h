// SPDX-License-Identifier: GPL-3.0-or-later
// The remaining common settings: how prompts become rows, how they fall on ranks, threads, memory, seed.
#pragma once

#include <ui/experiment/form_section.h>

namespace throughline {

class PreparationSection : public FormSection {
    Q_OBJECT
public:
    PreparationSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent);
    void display(const Block& block) override;
    void explain(const Plan& plan) override;
    QString summary() const;

private:
    void addTokens();
    void addPadding();
    void addRanks();
    void addMachine();
    QComboBox* enumBox(const QString& name, const QString& accessibleName, const QStringList& texts, int width,
        const std::function<void(Settings&, int)>& write);
    QSpinBox* settingBox(const QString& name, const QString& accessibleName, int least, int most,
        const std::function<void(Settings&, int)>& write);
    QCheckBox* settingTick(const QString& name, const QString& text, bool Settings::*place);

    FieldRow* m_tokenRow = nullptr;
    FieldRow* m_paddingRow = nullptr;
    QCheckBox* m_specialTokens = nullptr;
    QSpinBox* m_truncateTo = nullptr;
    QComboBox* m_overlong = nullptr;
    QComboBox* m_padding = nullptr;
    QSpinBox* m_multiple = nullptr;
    QComboBox* m_endOfSequence = nullptr;
    FieldRow* m_rankRow = nullptr;
    QComboBox* m_rankSplit = nullptr;
    QCheckBox* m_equalise = nullptr;
    QSpinBox* m_groups = nullptr;
    FieldRow* m_machineRow = nullptr;
    QSpinBox* m_threads = nullptr;
    QComboBox* m_outOfMemory = nullptr;
    QSpinBox* m_seed = nullptr;
    FieldRow* m_timingRow = nullptr;
    QComboBox* m_preparation = nullptr;
};

} // namespace throughline
