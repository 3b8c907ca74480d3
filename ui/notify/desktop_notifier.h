// SPDX-License-Identifier: GPL-3.0-or-later
// One notification on the desktop, over org.freedesktop.Notifications; a new one takes the place of the last. Where
// there is no such service nothing happens.
#pragma once

#include <QObject>

namespace throughline {

class DesktopNotifier : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Plain text, whatever is in it. `action` is what a click does, in words.
    void show(const QString& title, const QString& text, const QString& action);

signals:
    void clicked();

private slots:
    void actionInvoked(uint id, const QString& action);
    void activationToken(uint id, const QString& token);

private:
    void listen();

    uint m_id = 0; // of the notification that is shown; 0 = none
    bool m_listens = false;
};

} // namespace throughline
