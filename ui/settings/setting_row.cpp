// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/settings/setting_row.h>
#include <ui/widgets/button.h>

namespace throughline {

namespace {
constexpr int settingLabelWidth = 152;
}

SettingRow::SettingRow(const QString& name, const QString& label, const QString& explanation, QWidget* parent)
    : FieldRow(label, parent, settingLabelWidth)
    , m_explanation(explanation)
    , m_reset(new Button(tr("Back to the default"), ButtonKind::Flat, "reset", this))
{
    setObjectName(name);
    m_reset->setObjectName(name + QStringLiteral("Default"));
    m_reset->setAccessibleName(tr("%1: back to the default").arg(label));
    QSizePolicy keepsItsRoom = m_reset->sizePolicy();
    keepsItsRoom.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsItsRoom);
    connect(m_reset, &QPushButton::clicked, this, &SettingRow::resetWanted);
    explain();
}

void SettingRow::finish(bool wide)
{
    if (!wide)
        addStretch();
    add(m_reset);
}

void SettingRow::setDefault(bool isDefault) { m_reset->setVisible(!isDefault); }

void SettingRow::say(const QString& sentence, Tone tone)
{
    if (sentence.isEmpty())
        hint()->say(m_explanation);
    else
        hint()->say(sentence, tone);
}

} // namespace throughline
