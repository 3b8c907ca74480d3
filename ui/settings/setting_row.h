// SPDX-License-Identifier: GPL-3.0-or-later
// One setting: its name, its field, the way back to the default, and a line that explains it or says what is wrong.
#pragma once

#include <ui/widgets/field_row.h>

namespace throughline {

class Button;

class SettingRow : public FieldRow {
    Q_OBJECT
public:
    /// `name` is the object name of the row; its button is "<name>Default".
    SettingRow(const QString& name, const QString& label, const QString& explanation, QWidget* parent);

    void finish(bool wide = false);  // after the last field; wide: the field takes all of the room
    void setDefault(bool isDefault); // whether there is nothing to go back to
    /// Instead of the explanation; empty: the explanation again.
    void say(const QString& sentence, Tone tone);
    void explain() { say({}, Tone::Secondary); }

signals:
    void resetWanted();

private:
    QString m_explanation;
    Button* m_reset = nullptr;
};

} // namespace throughline
