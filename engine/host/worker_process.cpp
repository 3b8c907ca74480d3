// SPDX-License-Identifier: GPL-3.0-or-later
// Starting, feeding, reading and ending one worker.
#include <host/worker_process.h>

#include <host/event_now.h>
#include <host/quoted_line.h>

#include <QProcessEnvironment>

#include <csignal>
#include <cstring>

#include <sys/prctl.h>
#include <unistd.h>

namespace throughline {

namespace {

constexpr int stopGraceMs = 1000;
constexpr int terminateGraceMs = 500;
constexpr int leaveMs = 2000;
constexpr int logQuietMs = 200; // a repeated line is handed on when its like did not come for so long

/// Runs in the child between fork and exec: only calls that are safe there.
void becomeGroupLeader(pid_t engine)
{
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != engine) // it died before we asked
        ::_exit(1);
}

} // namespace

std::string inWords(const WorkerEnd& end)
{
    switch (end.kind) {
    case WorkerEnd::Kind::FailedToStart:
        return "could not be started: " + end.why;
    case WorkerEnd::Kind::Crashed: {
        const char* name = ::sigabbrev_np(end.signal);
        return "was killed by " + (name ? "SIG" + std::string(name) : "signal " + std::to_string(end.signal));
    }
    case WorkerEnd::Kind::Killed:
        return "was killed by the engine";
    case WorkerEnd::Kind::Ended:
        return "exited with status " + std::to_string(end.exitStatus);
    }
    return {};
}

WorkerProcess::WorkerProcess(QObject* parent)
    : QObject(parent)
    , m_process(this)
    , m_log([this](const LogEvent& line) { emit event(eventNow(line)); })
    , m_logTimer(this)
    , m_escalation(this)
{
    connect(&m_process, &QProcess::started, this, &WorkerProcess::started);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &WorkerProcess::readEvents);
    connect(&m_process, &QProcess::readyReadStandardError, this, &WorkerProcess::readLog);
    connect(&m_process, &QProcess::errorOccurred, this, &WorkerProcess::onError);
    connect(&m_process, &QProcess::finished, this, &WorkerProcess::onFinished);
    m_logTimer.setSingleShot(true);
    m_logTimer.setInterval(logQuietMs);
    connect(&m_logTimer, &QTimer::timeout, this, [this] { m_log.flush(); });
    m_escalation.setSingleShot(true);
    connect(&m_escalation, &QTimer::timeout, this, [this] { m_terminated ? kill() : terminate(); });
}

WorkerProcess::~WorkerProcess()
{
    m_process.disconnect(this);
    if (!running())
        return;
    signalGroup(SIGKILL);
    m_process.waitForFinished(leaveMs); // it can't refuse; only a disk or device that hangs holds it
}

void WorkerProcess::start(const WorkerLaunch& launch)
{
    m_process.setChildProcessModifier([engine = ::getpid()] { becomeGroupLeader(engine); });
    if (!launch.variables.isEmpty()) {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (auto variable = launch.variables.begin(); variable != launch.variables.end(); ++variable)
            environment.insert(variable.key(), variable.value());
        m_process.setProcessEnvironment(environment);
    }
    m_process.start(launch.program, {});
    m_groupId = m_process.processId();
    if (m_groupId > 0) // also from here: the child may not have come so far when the first signal is sent
        ::setpgid(pid_t(m_groupId), pid_t(m_groupId));
}

void WorkerProcess::send(const Command& command)
{
    if (m_askedToStop || !running())
        return;
    m_answerBytes = 0;
    m_answerLines = 0;
    const std::string line = toLine(command);
    m_process.write(line.data(), qint64(line.size()));
}

void WorkerProcess::stop()
{
    if (m_ended || m_askedToStop)
        return;
    send(StopCommand{});
    m_askedToStop = true;
    m_process.closeWriteChannel();
    m_escalation.start(stopGraceMs);
}

void WorkerProcess::terminate()
{
    if (m_ended || m_killed)
        return;
    m_terminated = true;
    signalGroup(SIGTERM);
    signalGroup(SIGCONT); // a stopped process would not even hear SIGTERM
    m_escalation.start(terminateGraceMs);
}

void WorkerProcess::kill()
{
    m_killed = true;
    m_escalation.stop();
    if (!m_ended)
        signalGroup(SIGKILL);
}

void WorkerProcess::signalGroup(int signal) const
{
    if (m_groupId > 0)
        ::kill(-pid_t(m_groupId), signal);
}

void WorkerProcess::readEvents()
{
    const QByteArray bytes = m_process.readAllStandardOutput();
    if (m_rejected || m_killed)
        return;
    m_answerBytes += bytes.size();
    const bool fits = m_lines.feed({bytes.data(), std::size_t(bytes.size())},
        [this](std::string_view line) { return takeLine(line) && !m_killed; });
    if (!fits)
        reject(m_lines.rest(), "the line is longer than 1 MiB");
}

bool WorkerProcess::takeLine(std::string_view line)
{
    if (++m_answerLines > m_limit.lines || m_answerBytes > m_limit.bytes) {
        reject(line,
            "a flood: more than " + std::to_string(m_limit.lines) + " lines or " + std::to_string(m_limit.bytes >> 20)
                + " MiB in answer to one command");
        return false;
    }
    auto read = eventFromLine(line);
    if (!read) {
        reject(line, read.error().what);
        return false;
    }
    emit event(*read);
    return true;
}

void WorkerProcess::reject(std::string_view line, const std::string& why)
{
    m_rejected = true;
    emit event(eventNow(RejectedEvent{quotedLine(line), why}));
    m_lines.clear();
}

void WorkerProcess::readLog()
{
    const QByteArray bytes = m_process.readAllStandardError();
    m_log.feed({bytes.data(), std::size_t(bytes.size())});
    if (m_log.counting() && !m_logTimer.isActive())
        m_logTimer.start();
}

void WorkerProcess::onError(QProcess::ProcessError error)
{
    if (error == QProcess::FailedToStart) // all others are followed by finished()
        end({.kind = WorkerEnd::Kind::FailedToStart,
            .why = m_process.program().toStdString() + ": " + m_process.errorString().toStdString()});
}

void WorkerProcess::onFinished(int exitCode, QProcess::ExitStatus status)
{
    signalGroup(SIGKILL); // children that it left behind
    readEvents();
    readLog();
    if (!m_lines.rest().empty() && !m_rejected && !m_killed && !m_terminated)
        reject(m_lines.rest(), "half a line: the worker ended before its newline");
    m_log.end();
    // A worker that had crashed by itself before our signal came says so: that is what happened.
    const bool ourSignal = (m_killed && exitCode == SIGKILL) || (m_terminated && exitCode == SIGTERM);
    if (status == QProcess::NormalExit)
        end({.kind = WorkerEnd::Kind::Ended, .exitStatus = exitCode});
    else if (ourSignal)
        end({.kind = WorkerEnd::Kind::Killed});
    else
        end({.kind = WorkerEnd::Kind::Crashed, .signal = exitCode});
}

void WorkerProcess::end(const WorkerEnd& end)
{
    if (m_ended)
        return;
    m_ended = true;
    m_escalation.stop();
    m_logTimer.stop();
    emit finished(end);
}

} // namespace throughline
