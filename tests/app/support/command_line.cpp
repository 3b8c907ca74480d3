// SPDX-License-Identifier: GPL-3.0-or-later
// QProcess, and /proc for who is below whom.
#include "command_line.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <csignal>

namespace throughline {

CommandLine::CommandLine()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    QDir(m_folder.path()).mkdir(QStringLiteral("runtime"));
    QFile::setPermissions(path(QStringLiteral("runtime")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    set(QStringLiteral("THROUGHLINE_LIBRARY"), path(QStringLiteral("library.sqlite")));
    set(QStringLiteral("XDG_RUNTIME_DIR"), path(QStringLiteral("runtime")));
    set(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config"))); // nobody's settings
    set(QStringLiteral("QT_QPA_PLATFORM"), {});                             // commands choose for themselves
    set(QStringLiteral("DISPLAY"), {});
    set(QStringLiteral("THROUGHLINE_WORKER_CUDA"), QStringLiteral("/nowhere/throughline-worker-cuda")); // no GPUs
    set(QStringLiteral("WAYLAND_DISPLAY"), {});
}

void CommandLine::set(const QString& variable, const QString& value)
{
    if (value.isNull())
        m_environment.remove(variable);
    else
        m_environment.insert(variable, value);
}

std::unique_ptr<QProcess> CommandLine::start(const QStringList& arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setWorkingDirectory(m_folder.path());
    // In a bundle the tests know it by a relative path (THROUGHLINE_TESTS_MOVE).
    process->start(QDir::current().absoluteFilePath(THROUGHLINE_BINARY_DIR "/app/throughline"), arguments);
    process->waitForStarted();
    return process;
}

Answer CommandLine::run(const QStringList& arguments, const QByteArray& input) const
{
    const auto process = start(arguments);
    process->write(input);
    process->closeWriteChannel();
    if (!process->waitForFinished(120'000)) {
        process->kill();
        process->waitForFinished();
        return {-1, process->readAllStandardOutput(), process->readAllStandardError()};
    }
    const int code = process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1;
    return {code, process->readAllStandardOutput(), process->readAllStandardError()};
}

QByteArray CommandLine::content(const QString& name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CommandLine::write(const QString& name, const QByteArray& content) const
{
    QFile file(path(name));
    if (QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly))
        file.write(content);
}

QList<qint64> descendants(qint64 process)
{
    QList<qint64> found;
    const auto id = QString::number(process);
    QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(id));
    if (!children.open(QIODevice::ReadOnly))
        return found;
    for (const auto& child : children.readAll().split(' ')) {
        if (child.trimmed().isEmpty())
            continue;
        found.append(child.toLongLong());
        found.append(descendants(child.toLongLong()));
    }
    return found;
}

bool alive(qint64 process) { return kill(static_cast<pid_t>(process), 0) == 0; }

bool waitForLine(QProcess& process, const QByteArray& text, QByteArray& seen)
{
    const QDeadlineTimer deadline(60'000);
    while (!deadline.hasExpired()) {
        while (process.canReadLine()) {
            const auto line = process.readLine();
            seen += line;
            if (line.contains(text))
                return true;
        }
        if (process.state() == QProcess::NotRunning)
            return false;
        process.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
    }
    return false;
}

} // namespace throughline
