// SPDX-License-Identifier: GPL-3.0-or-later
// Taking turns.
#include <host/engine_lock.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace throughline {

namespace {

constexpr int retryMs = 200;
constexpr auto otherEngine = "Another engine"; // how the sentence begins

bool isOwnPrivateFolder(const QByteArray& path)
{
    struct stat info { };
    return ::lstat(path.constData(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::geteuid()
        && (info.st_mode & 077) == 0;
}

} // namespace

QString runtimeDirectory()
{
    const QString given = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString path = given.isEmpty() ? QDir::tempPath() + QStringLiteral("/throughline-%1").arg(::geteuid())
                                         : given + QStringLiteral("/throughline");
    const QByteArray name = QFile::encodeName(path);
    ::mkdir(name.constData(), 0700);
    return isOwnPrivateFolder(name) ? path : QString();
}

EngineLock::EngineLock(QString path, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &EngineLock::tryNow);
}

EngineLock::~EngineLock()
{
    if (m_file >= 0)
        ::close(m_file); // the file stays: removing it would let two hold "the" lock
}

void EngineLock::acquire(const QString& measures)
{
    m_measures = measures;
    m_retry.start(0);
}

bool EngineLock::isWaitingSentence(const QString& line) { return line.startsWith(QLatin1String(otherEngine)); }

/// Why it can't be opened; empty when it is open.
QString EngineLock::openFile()
{
    if (m_path.isEmpty()) {
        const QString folder = runtimeDirectory();
        if (folder.isEmpty())
            return QStringLiteral("there is no runtime directory of your own; set XDG_RUNTIME_DIR");
        m_path = folder + QStringLiteral("/engine.lock");
    }
    // Closed on exec: a worker must not hold the lock when the engine is gone.
    m_file = ::open(QFile::encodeName(m_path).constData(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    return m_file >= 0 ? QString() : m_path + QStringLiteral(": ") + qt_error_string(errno);
}

void EngineLock::tryNow()
{
    if (m_held)
        return;
    const QString problem = m_file < 0 ? openFile() : QString();
    if (!problem.isEmpty()) {
        emit waiting(QStringLiteral("Other engines can't be waited for: %1.").arg(problem));
        emit acquired();
        return;
    }
    if (::flock(m_file, LOCK_EX | LOCK_NB) == 0) {
        m_held = true;
        writeHolder();
        emit acquired();
        return;
    }
    if (const QString sentence = holder(); sentence != m_said) {
        m_said = sentence;
        emit waiting(sentence);
    }
    m_retry.start(retryMs);
}

void EngineLock::writeHolder() const
{
    const QByteArray text = QJsonDocument(
        QJsonObject{{QStringLiteral("pid"), QCoreApplication::applicationPid()},
            {QStringLiteral("measures"),
                m_measures}}).toJson(QJsonDocument::Compact);
    // Only for a sentence: when it can't be written, those who wait name nobody.
    if (::ftruncate(m_file, 0) == 0)
        (void)!::pwrite(m_file, text.constData(), std::size_t(text.size()), 0);
}

QString EngineLock::holder() const
{
    QByteArray text(4096, '\0');
    const ssize_t size = ::pread(m_file, text.data(), std::size_t(text.size()), 0);
    text.truncate(int(std::max<ssize_t>(size, 0)));
    const QJsonObject holder = QJsonDocument::fromJson(text).object();
    const QString measures = holder.value(QLatin1String("measures")).toString();
    QString sentence = QLatin1String(otherEngine);
    if (const auto process = holder.value(QLatin1String("pid")).toInteger(); process > 0)
        sentence += QStringLiteral(" (process %1)").arg(process);
    sentence += QStringLiteral(" is measuring");
    if (!measures.isEmpty())
        sentence += QStringLiteral(" \u201c%1\u201d").arg(measures.left(100));
    return sentence + QStringLiteral("; this run begins when it has ended.");
}

} // namespace throughline
