// SPDX-License-Identifier: GPL-3.0-or-later
// One lock file per running run, beside the library; it says which process holds it. And one in the runtime directory
// with its latest progress.
#include <host/live_run.h>

#include <host/engine_lock.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr int showEveryMs = 1000;
constexpr qint64 mostProgressBytes = 4096;

QString folderOf(const QString& libraryPath) { return libraryPath + QStringLiteral(".running"); }

QString lockPath(const QString& libraryPath, const std::string& runId)
{
    return folderOf(libraryPath) + QLatin1Char('/') + QString::fromStdString(runId);
}

/// Empty when there is no directory for it.
QString progressPath(const std::string& runId)
{
    const QString folder = runtimeDirectory();
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/progress-") + QString::fromStdString(runId);
}

/// Whether that process has the file open: a number alone may be another's by now, or of another container.
bool holds(qint64 process, const QString& path)
{
    const QDir files(QStringLiteral("/proc/%1/fd").arg(process));
    const QString real = QFileInfo(path).canonicalFilePath();
    const auto entries = files.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
    return std::any_of(entries.begin(), entries.end(),
        [&](const QString& entry) { return QFile::symLinkTarget(files.filePath(entry)) == real; });
}

} // namespace

LiveRun::LiveRun(int file, QString path, std::string runId)
    : m_file(file)
    , m_path(std::move(path))
    , m_runId(std::move(runId))
{ }

std::unique_ptr<LiveRun> LiveRun::claim(const QString& libraryPath, const std::string& runId)
{
    QDir().mkpath(folderOf(libraryPath));
    const QString path = lockPath(libraryPath, runId);
    // Closed on exec: a worker that outlived the engine must not hold the lock.
    const int file = ::open(QFile::encodeName(path).constData(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0)
        return nullptr;
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return nullptr;
    }
    // Only for those who would stop it: when it can't be written, they can't.
    const QByteArray process = QByteArray::number(qint64(::getpid()));
    if (::ftruncate(file, 0) == 0)
        (void)!::pwrite(file, process.constData(), std::size_t(process.size()), 0);
    return std::unique_ptr<LiveRun>(new LiveRun(file, path, runId));
}

void LiveRun::show(const Event& progress)
{
    if (m_sinceShown.isValid() && !m_sinceShown.hasExpired(showEveryMs))
        return;
    m_sinceShown.start();
    if (m_progressFile < 0) {
        const QString path = progressPath(m_runId);
        if (path.isEmpty())
            return;
        m_progressFile =
            ::open(QFile::encodeName(path).constData(), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    }
    // Over the one before; what a longer one leaves behind the newline is not read.
    const std::string line = toLine(progress);
    if (m_progressFile >= 0)
        (void)!::pwrite(m_progressFile, line.data(), line.size(), 0); // who watches has the time left all the same
}

std::optional<Event> LiveRun::shown(const std::string& runId)
{
    QFile file(progressPath(runId));
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    const QByteArray line = file.readLine(mostProgressBytes);
    auto event = eventFromLine(line.trimmed().toStdString());
    if (!line.endsWith('\n') || !event || !std::holds_alternative<ProgressEvent>(event->body))
        return std::nullopt;
    return std::move(*event);
}

LiveRun::~LiveRun()
{
    QFile::remove(m_path);
    ::close(m_file);
    if (m_progressFile < 0)
        return;
    QFile::remove(progressPath(m_runId));
    ::close(m_progressFile);
}

bool LiveRun::isLive(const QString& libraryPath, const std::string& runId)
{
    const QString path = lockPath(libraryPath, runId);
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool live = ::flock(file, LOCK_EX | LOCK_NB) != 0;
    if (!live) { // what a dead engine left
        QFile::remove(path);
        QFile::remove(progressPath(runId));
    }
    ::close(file);
    return live;
}

qint64 LiveRun::processOf(const QString& libraryPath, const std::string& runId)
{
    const QString path = lockPath(libraryPath, runId);
    if (!isLive(libraryPath, runId))
        return 0;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const qint64 process = file.readAll().toLongLong();
    return process > 0 && holds(process, path) ? process : 0;
}

bool LiveRun::stop(const QString& libraryPath, const std::string& runId, Stop how)
{
    const qint64 process = processOf(libraryPath, runId);
    // Not SIGINT: a shell starts what it sends to the background deaf to it.
    return process > 0 && ::kill(pid_t(process), how == Stop::Now ? SIGTERM : SIGUSR1) == 0;
}

} // namespace throughline
