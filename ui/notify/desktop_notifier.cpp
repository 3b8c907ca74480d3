// SPDX-License-Identifier: GPL-3.0-or-later
// See the header, and https://specifications.freedesktop.org/notification-spec/latest/protocol.html
#include <ui/notify/desktop_notifier.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <utility>

namespace throughline {

namespace {
const QString notifyService = QStringLiteral("org.freedesktop.Notifications");
const QString notifyPath = QStringLiteral("/org/freedesktop/Notifications");
const QString defaultAction = QStringLiteral("default");   // a click on the notification itself
const QString programName = QStringLiteral("throughline"); // of the icon and the desktop entry, too
constexpr int asTheDesktopLikes = -1;                      // how long it stays
} // namespace

void DesktopNotifier::listen()
{
    if (std::exchange(m_listens, true))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(notifyService, notifyPath, notifyService, QStringLiteral("ActionInvoked"), this,
        SLOT(actionInvoked(uint, QString)));
    bus.connect(notifyService, notifyPath, notifyService, QStringLiteral("ActivationToken"), this,
        SLOT(activationToken(uint, QString)));
}

void DesktopNotifier::show(const QString& title, const QString& text, const QString& action)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    listen();
    QDBusMessage message =
        QDBusMessage::createMethodCall(notifyService, notifyPath, notifyService, QStringLiteral("Notify"));
    // The body may be taken for markup: names of experiments may hold anything.
    message << QStringLiteral("Throughline") << m_id << programName << title << text.toHtmlEscaped()
            << QStringList{defaultAction, action} << QVariantMap{{QStringLiteral("desktop-entry"), programName}}
            << asTheDesktopLikes;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<uint> reply = *watcher;
        if (!reply.isError())
            m_id = reply.value();
        watcher->deleteLater();
    });
}

void DesktopNotifier::actionInvoked(uint id, const QString& action)
{
    if (id != 0 && id == m_id && action == defaultAction)
        emit clicked();
}

void DesktopNotifier::activationToken(uint id, const QString& token)
{
    if (id != 0 && id == m_id)
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8()); // Qt's Wayland window takes it from there
}

} // namespace throughline
