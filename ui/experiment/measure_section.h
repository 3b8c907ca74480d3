// SPDX-License-Identifier: GPL-3.0-or-later
// How long to measure: the protocol and what of it was changed.
#pragma once

#include <ui/experiment/form_section.h>

class QDoubleSpinBox;

namespace throughline {

class SegmentedControl;

class MeasureSection : public FormSection {
    Q_OBJECT
public:
    MeasureSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent);
    void display(const Block& block) override;
    void explain(const Plan& plan) override;
    QString summary() const;

private:
    void addRepeats();
    void addInterval();
    QSpinBox* countBox(const QString& name, const QString& accessibleName, int Protocol::*place);
    QDoubleSpinBox* amountBox(
        const QString& name, const QString& accessibleName, double most, double scale, double Protocol::*place);

    FieldRow* m_protocolRow = nullptr;
    SegmentedControl* m_protocol = nullptr;
    QSpinBox* m_warmups = nullptr;
    QSpinBox* m_repeats = nullptr;
    QSpinBox* m_maxRepeats = nullptr;
    QDoubleSpinBox* m_halfWidth = nullptr; // %
    QDoubleSpinBox* m_budget = nullptr;    // s
};

} // namespace throughline
