// SPDX-License-Identifier: GPL-3.0-or-later
// A lock says who shows the window, since the kernel drops it with its holder; a socket that the holder did not make
// is therefore a dead one's and is removed.
#include <host/engine_lock.h>
#include <ui/session/one_instance.h>

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QThread>

namespace throughline {

namespace {

constexpr int patienceMs = 3000;   // with a window that is busy starting, or drawing
constexpr int betweenTriesMs = 20; // it holds the lock and does not listen yet
constexpr qint64 mostVisitorBytes = 1 << 20;
constexpr auto taken = "ok\n";
constexpr auto activationVariable = "XDG_ACTIVATION_TOKEN"; // from the launcher: lets a Wayland window come forward

QByteArray messageOf(const QStringList& files)
{
    QJsonArray paths;
    for (const QString& file : files)
        paths << QFileInfo(file).absoluteFilePath(); // the other one has a folder of its own
    return QJsonDocument(QJsonObject{{QStringLiteral("files"), paths},
                             {QStringLiteral("activation"), qEnvironmentVariable(activationVariable)}})
               .toJson(QJsonDocument::Compact)
        + '\n';
}

/// Empty where there is none for it.
QString placeOf(const QString& library)
{
    const QString folder = runtimeDirectory();
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/window-") + nameForLibrary(library);
}

Error instanceIsOpen() { return {"is open", {}, {}}; }

} // namespace

QString nameForLibrary(const QString& library)
{
    const QFileInfo file(library);
    const QString path = file.exists() ? file.canonicalFilePath() : file.absoluteFilePath();
    return QString::fromLatin1(QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

OneInstance::OneInstance(const QString& library, QObject* parent)
    : QObject(parent)
    , m_place(placeOf(library))
{
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* visitor = m_server.nextPendingConnection()) {
            connect(visitor, &QLocalSocket::disconnected, visitor, &QObject::deleteLater);
            connect(visitor, &QLocalSocket::readyRead, this, [this, visitor] { answer(*visitor); });
            answer(*visitor); // what has come already
        }
    });
}

bool OneInstance::claim(const QStringList& files)
{
    if (m_place.isEmpty())
        return true;
    const QDeadlineTimer patience(patienceMs);
    do {
        auto taken = lock();
        if (taken) {
            m_lock = std::move(*taken);
            listen();
            return true;
        }
        if (taken.error() != instanceIsOpen())
            return true;
        if (give(files))
            return false;
        QThread::msleep(betweenTriesMs);
    } while (!patience.hasExpired());
    return true;
}

Result<FileLock> OneInstance::lock() const
{
    return FileLock::take((m_place + QStringLiteral(".lock")).toStdString(), instanceIsOpen());
}

void OneInstance::follow(const QString& library)
{
    const QString place = placeOf(library);
    if (place == m_place)
        return;
    m_server.close(); // the socket goes before the lock: whoever takes that makes one of its own
    m_lock.reset();
    m_place = place;
    if (m_place.isEmpty())
        return;
    if (auto taken = lock()) {
        m_lock = std::move(*taken);
        listen();
    }
}

void OneInstance::listen()
{
    const QString socket = m_place + QStringLiteral(".socket");
    QLocalServer::removeServer(socket);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.listen(socket); // where it can't be, later starts have windows of their own
}

bool OneInstance::give(const QStringList& files) const
{
    QLocalSocket socket;
    socket.connectToServer(m_place + QStringLiteral(".socket"));
    if (!socket.waitForConnected(patienceMs))
        return false;
    socket.write(messageOf(files));
    QByteArray reply;
    while (!reply.endsWith('\n') && socket.waitForReadyRead(patienceMs))
        reply += socket.readAll();
    return reply == taken;
}

void OneInstance::answer(QLocalSocket& visitor)
{
    if (!visitor.canReadLine()) {
        if (visitor.bytesAvailable() > mostVisitorBytes)
            visitor.abort();
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(visitor.readLine(mostVisitorBytes));
    if (!document.isObject()) {
        visitor.abort();
        return;
    }
    const QJsonObject message = document.object();
    visitor.write(taken);
    visitor.flush();
    QStringList files;
    for (const QJsonValue& file : message.value(QStringLiteral("files")).toArray())
        files << file.toString();
    if (const QString token = message.value(QStringLiteral("activation")).toString(); !token.isEmpty())
        qputenv(activationVariable, token.toUtf8()); // Qt's Wayland window takes it from there
    emit opened(files);
}

} // namespace throughline
