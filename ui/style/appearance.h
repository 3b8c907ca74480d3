// SPDX-License-Identifier: GPL-3.0-or-later
// Light, dark, or as the desktop says: org.freedesktop.appearance over D-Bus, which Qt 6.4 does not read itself.
#pragma once

#include <QObject>

class QApplication;
class QDBusVariant;

namespace throughline {

enum class Appearance { System, Light, Dark };

class AppearanceWatch : public QObject {
    Q_OBJECT
public:
    explicit AppearanceWatch(QApplication& application, QObject* parent = nullptr);

    Appearance choice() const { return m_choice; }
    /// Shown at once and kept for the next start.
    void choose(Appearance choice);
    /// Asks the desktop and listens to it from then on; after the first paint.
    void listen();

private slots:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void take(uint colorScheme);
    void apply();

    QApplication& m_application;
    Appearance m_choice = Appearance::System;
    bool m_systemIsDark = false;
};

} // namespace throughline
