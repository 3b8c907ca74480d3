// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/settings_store.h>

#include <utility>

namespace throughline {

SettingsStore::SettingsStore(QObject* parent)
    : QObject(parent)
    , m_values(userSettings())
{ }

void SettingsStore::set(const UserSettings& values)
{
    if (values == m_values)
        return;
    const UserSettings before = std::exchange(m_values, values);
    keepUserSettings(values);
    emit changed(before);
}

} // namespace throughline
