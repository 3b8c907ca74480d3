// SPDX-License-Identifier: GPL-3.0-or-later
// The person's settings in this window: what holds now, kept at once when it changes. Not their page.
#pragma once

#include <host/user_settings.h>

#include <QObject>

namespace throughline {

class SettingsStore : public QObject {
    Q_OBJECT
public:
    explicit SettingsStore(QObject* parent = nullptr);

    const UserSettings& values() const { return m_values; }
    void set(const UserSettings& values);

signals:
    void changed(const throughline::UserSettings& before); // values() are the new ones

private:
    UserSettings m_values;
};

} // namespace throughline
