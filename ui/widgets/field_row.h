// SPDX-License-Identifier: GPL-3.0-or-later
// One row of a form: label, field, and the reserved line under the field.
#pragma once

#include <ui/widgets/hint_line.h>

#include <QWidget>

class QHBoxLayout;

namespace throughline {

class FieldRow : public QWidget {
    Q_OBJECT
public:
    static constexpr int usualLabel = 88; // pixels

    explicit FieldRow(const QString& label, QWidget* parent = nullptr, int labelWidth = usualLabel);

    /// Side by side after the label. The first field added is what the label's mnemonic and name belong to.
    void add(QWidget* field, int stretch = 0);
    void addText(const QString& text); // "for data-parallel"
    void addGap();
    void addStretch();
    HintLine* hint() const { return m_hint; }

private:
    QString m_label;
    QHBoxLayout* m_fields = nullptr;
    HintLine* m_hint = nullptr;
    bool m_named = false;
};

} // namespace throughline
