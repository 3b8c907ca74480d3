// SPDX-License-Identifier: GPL-3.0-or-later
// A session bus of this test alone, with the desktop's services as a test says. Made before anything asks for the
// session bus: the address is read once a process.
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QVariantMap>

namespace throughline {

class PrivateBus {
public:
    PrivateBus();
    ~PrivateBus();
    /// The connection of the services, another one than the program's.
    QDBusConnection services() const { return QDBusConnection(QStringLiteral("services")); }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
};

/// org.freedesktop.Notifications: keeps what it is told.
class FakeNotifications : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown {
        QString program, icon, title, text;
        uint replaces = 0;
        QStringList actions;
        QVariantMap hints;
    };
    explicit FakeNotifications(const PrivateBus& bus);
    ~FakeNotifications() override;
    std::vector<Shown> shown;

public slots:
    uint Notify(const QString& program, uint replaces, const QString& icon, const QString& title, const QString& text,
        const QStringList& actions, const QVariantMap& hints, int stays);

signals:
    void ActionInvoked(uint id, const QString& action);
    void ActivationToken(uint id, const QString& token);
    void notified(); // for the test

private:
    QDBusConnection m_bus;
};

/// The desktop portal's settings: which scheme the desktop has.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    FakePortal(const PrivateBus& bus, uint scheme);
    ~FakePortal() override;
    void change(uint scheme);

public slots:
    QDBusVariant Read(const QString& space, const QString& key);

signals:
    void SettingChanged(const QString& space, const QString& key, const QDBusVariant& value);
    void asked(); // for the test

private:
    QDBusConnection m_bus;
    uint m_scheme;
};

} // namespace throughline
