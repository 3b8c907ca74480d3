// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include "private_bus.h"

#include <QFile>

namespace throughline {

namespace {

constexpr auto busConfiguration = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=%1</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

constexpr int startsWithinMs = 20'000;

void must(bool done, const char* what)
{
    if (!done)
        qFatal("the private bus: %s", what);
}

} // namespace

PrivateBus::PrivateBus()
{
    QFile file(m_folder.filePath("bus.conf"));
    must(file.open(QIODevice::WriteOnly), "its configuration can't be written");
    file.write(QString::fromUtf8(busConfiguration).arg(m_folder.path()).toUtf8());
    file.close();
    m_daemon.start("dbus-daemon", {"--config-file=" + file.fileName(), "--nofork", "--print-address=1"});
    QByteArray address;
    while (!address.endsWith('\n')) {
        must(m_daemon.waitForReadyRead(startsWithinMs), "dbus-daemon (package dbus-daemon) does not start");
        address += m_daemon.readAllStandardOutput();
    }
    qputenv("DBUS_SESSION_BUS_ADDRESS", address.trimmed());
    must(QDBusConnection::connectToBus(QString::fromLatin1(address.trimmed()), "services").isConnected(),
        "can't be reached");
    must(QDBusConnection::sessionBus().isConnected(), "is not the session's");
}

PrivateBus::~PrivateBus()
{
    QDBusConnection::disconnectFromBus("services");
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

FakeNotifications::FakeNotifications(const PrivateBus& bus)
    : m_bus(bus.services())
{
    must(m_bus.registerObject("/org/freedesktop/Notifications", this,
             QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
            && m_bus.registerService("org.freedesktop.Notifications"),
        "there is another notification service");
}

FakeNotifications::~FakeNotifications()
{
    m_bus.unregisterService("org.freedesktop.Notifications");
    m_bus.unregisterObject("/org/freedesktop/Notifications");
}

uint FakeNotifications::Notify(const QString& program, uint replaces, const QString& icon, const QString& title,
    const QString& text, const QStringList& actions, const QVariantMap& hints, int)
{
    shown.push_back({program, icon, title, text, replaces, actions, hints});
    QMetaObject::invokeMethod(this, &FakeNotifications::notified, Qt::QueuedConnection);
    return replaces ? replaces : 7;
}

FakePortal::FakePortal(const PrivateBus& bus, uint scheme)
    : m_bus(bus.services())
    , m_scheme(scheme)
{
    must(m_bus.registerObject("/org/freedesktop/portal/desktop", this,
             QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
            && m_bus.registerService("org.freedesktop.portal.Desktop"),
        "there is another portal");
}

FakePortal::~FakePortal()
{
    m_bus.unregisterService("org.freedesktop.portal.Desktop");
    m_bus.unregisterObject("/org/freedesktop/portal/desktop");
}

QDBusVariant FakePortal::Read(const QString&, const QString&)
{
    QMetaObject::invokeMethod(this, &FakePortal::asked, Qt::QueuedConnection);
    return QDBusVariant(QVariant::fromValue(QDBusVariant(m_scheme))); // wrapped twice, as the portal does
}

void FakePortal::change(uint scheme)
{
    m_scheme = scheme;
    emit SettingChanged("org.freedesktop.appearance", "color-scheme", QDBusVariant(scheme));
}

} // namespace throughline
