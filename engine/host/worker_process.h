// SPDX-License-Identifier: GPL-3.0-or-later
// One worker as a process: its commands, its events, its log and its end. Knows lines, not what a run is.
#pragma once

#include <core/command.h>
#include <core/event.h>
#include <host/line_reader.h>
#include <host/worker_log.h>
#include <host/worker_program.h>

#include <QObject>
#include <QProcess>
#include <QString>
#include <QTimer>

#include <cstdint>
#include <string>

namespace throughline {

struct WorkerEnd {
    enum class Kind { FailedToStart, Crashed, Killed, Ended }; // Killed: by terminate() or kill()
    Kind kind = Kind::Ended;
    int exitStatus = 0; // of Ended
    int signal = 0;     // of Crashed
    std::string why{};  // of FailedToStart
    bool operator==(const WorkerEnd&) const = default;
};
/// "was killed by SIGSEGV", "exited with status 0", "could not be started: …": after "rank 1".
std::string inWords(const WorkerEnd& end);

/// What a worker may answer to one command before it counts as a flood.
struct AnswerLimit {
    int64_t bytes = 16 << 20;
    int64_t lines = 20'000; // an unknown event takes more than a kilobyte of memory
};

/// Contract: `started` comes at most once; `event` any number of times, none after `finished`; `finished` exactly once
/// after start(), whatever happens, and then no process of the worker's group is left.
/// A line that can't be read becomes a RejectedEvent that quotes it, after which nothing more of the worker's is read:
/// who listens kills it. Create and start it on the main thread: the kernel ends a child when the thread that forked
/// it ends.
class WorkerProcess : public QObject {
    Q_OBJECT
public:
    explicit WorkerProcess(QObject* parent = nullptr);
    ~WorkerProcess() override; // kills the process group

    void start(const WorkerLaunch& launch);
    /// Does nothing once the worker has ended. Every command starts a new answer.
    void send(const Command& command);
    void setAnswerLimit(AnswerLimit limit) { m_limit = limit; }
    /// The stop command and end of input; terminate() when it is still there a second later.
    void stop();
    /// SIGTERM to the group; SIGKILL when it is still there half a second later.
    void terminate();
    /// SIGKILL to the group, now.
    void kill();
    bool running() const { return m_process.state() != QProcess::NotRunning; }
    qint64 processId() const { return m_groupId; }

signals:
    void started();
    void event(const throughline::Event& event);
    void finished(const throughline::WorkerEnd& end);

private:
    void readEvents();
    bool takeLine(std::string_view line);
    void reject(std::string_view line, const std::string& why);
    void readLog();
    void onError(QProcess::ProcessError error);
    void onFinished(int exitCode, QProcess::ExitStatus status);
    void signalGroup(int signal) const;
    void end(const WorkerEnd& end);

    QProcess m_process;
    LineReader m_lines{maxLineBytes};
    WorkerLog m_log;
    QTimer m_logTimer;
    QTimer m_escalation; // from stop to terminate to kill
    AnswerLimit m_limit;
    int64_t m_answerBytes = 0;
    int64_t m_answerLines = 0;
    qint64 m_groupId = 0;
    bool m_askedToStop = false;
    bool m_killed = false;
    bool m_terminated = false;
    bool m_rejected = false;
    bool m_ended = false;
};

} // namespace throughline
