// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/appearance.h>
#include <ui/style/tokens.h>

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QSettings>

namespace throughline {

namespace {
const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString space = QStringLiteral("org.freedesktop.appearance");
const QString key = QStringLiteral("color-scheme");
const QString stored = QStringLiteral("appearance");
constexpr uint prefersDark = 1;
} // namespace

AppearanceWatch::AppearanceWatch(QApplication& application, QObject* parent)
    : QObject(parent)
    , m_application(application)
    , m_choice(Appearance(QSettings().value(stored, int(Appearance::System)).toInt()))
    , m_systemIsDark(QSettings().value(stored + QStringLiteral("OfSystem")).toBool()) // as it was last time
{
    apply();
}

void AppearanceWatch::choose(Appearance choice)
{
    m_choice = choice;
    QSettings().setValue(stored, int(choice));
    apply();
}

void AppearanceWatch::apply()
{
    const bool dark = m_choice == Appearance::Dark || (m_choice == Appearance::System && m_systemIsDark);
    const Theme& theme = dark ? darkTheme() : lightTheme();
    if (themeOf(m_application.palette()).dark != theme.dark
        || m_application.palette().color(QPalette::Window) != theme.surface)
        m_application.setPalette(paletteOf(theme));
}

void AppearanceWatch::take(uint colorScheme)
{
    const bool dark = colorScheme == prefersDark;
    if (dark == m_systemIsDark)
        return;
    m_systemIsDark = dark;
    QSettings().setValue(stored + QStringLiteral("OfSystem"), dark);
    apply();
}

void AppearanceWatch::listen()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
        SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage ask = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    ask << space << key;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(ask), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError()) {
            QVariant value = reply.value().variant();
            if (value.canConvert<QDBusVariant>()) // the portal wraps it twice
                value = value.value<QDBusVariant>().variant();
            take(value.toUInt());
        }
        watcher->deleteLater();
    });
}

void AppearanceWatch::settingChanged(const QString& changedSpace, const QString& changedKey, const QDBusVariant& value)
{
    if (changedSpace == space && changedKey == key)
        take(value.variant().toUInt());
}

} // namespace throughline
