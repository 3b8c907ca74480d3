// SPDX-License-Identifier: GPL-3.0-or-later
// Which modes, on which devices, over how many ranks.
#pragma once

#include <ui/experiment/form_section.h>

class QGridLayout;

namespace throughline {

/// Shorter than the mode's name in some languages: four stand in a row.
QString modeLabel(Mode mode);

class ModeSection : public FormSection {
    Q_OBJECT
public:
    ModeSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent);
    void display(const Block& block) override;
    void explain(const Plan& plan) override;

private:
    void offerDevices(); // once the engine has listed them
    void writeModes();
    void writeDevices();

    FieldRow* m_modeRow = nullptr;
    std::vector<std::pair<Mode, QCheckBox*>> m_modes;
    FieldRow* m_deviceRow = nullptr;
    QGridLayout* m_deviceTicks = nullptr;
    std::vector<std::pair<QString, QCheckBox*>> m_devices;
    FieldRow* m_rankRow = nullptr;
    ChipField* m_ranks = nullptr;
};

} // namespace throughline
