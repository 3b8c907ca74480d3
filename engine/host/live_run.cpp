// SPDX-License-Identifier: GPL-3.0-or-later
// One lock file per running run, beside the library.
#include <host/live_run.h>

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace throughline {

namespace {

QString folderOf(const QString& libraryPath) { return libraryPath + QStringLiteral(".running"); }

QString lockPath(const QString& libraryPath, const std::string& runId)
{
    return folderOf(libraryPath) + QLatin1Char('/') + QString::fromStdString(runId);
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
    return std::unique_ptr<LiveRun>(new LiveRun(file, path, runId));
}

LiveRun::~LiveRun()
{
    QFile::remove(m_path);
    ::close(m_file);
}

bool LiveRun::isLive(const QString& libraryPath, const std::string& runId)
{
    const QString path = lockPath(libraryPath, runId);
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool live = ::flock(file, LOCK_EX | LOCK_NB) != 0;
    if (!live)
        QFile::remove(path); // what a dead engine left
    ::close(file);
    return live;
}

} // namespace throughline
