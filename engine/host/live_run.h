// SPDX-License-Identifier: GPL-3.0-or-later
// Tells a run that is being measured from one whose engine died: a lock that the kernel drops with the process. Beside
// it stands how far the running pass is, for windows that watch.
#pragma once

#include <core/event.h>

#include <QElapsedTimer>
#include <QString>

#include <memory>
#include <optional>
#include <string>

namespace throughline {

class LiveRun {
public:
    /// Holds the run's lock until destroyed; null when there is no way to (a file system without locks).
    static std::unique_ptr<LiveRun> claim(const QString& libraryPath, const std::string& runId);
    static bool isLive(const QString& libraryPath, const std::string& runId);
    /// The process that measures the run; 0 when it can't be told for sure (another machine's or container's).
    static qint64 processOf(const QString& libraryPath, const std::string& runId);
    enum class Stop { AfterCell, Now };
    /// Asks that process to stop. False when it can't be asked.
    static bool stop(const QString& libraryPath, const std::string& runId, Stop how);
    /// Shows watchers where the run stands: a ProgressEvent, of which at most one a second is taken. It is written into
    /// the runtime directory, which is kept in memory: a call costs the engine some microseconds (a line of a worker
    /// that it has just read costs more), the ranks and the disk nothing.
    void show(const Event& progress);
    /// What the process that measures the run showed last; nothing when it can't be told. It may be older than what the
    /// library has of the run by now.
    static std::optional<Event> shown(const std::string& runId);
    ~LiveRun();
    LiveRun(const LiveRun&) = delete;
    LiveRun& operator=(const LiveRun&) = delete;
    const std::string& runId() const { return m_runId; }

private:
    LiveRun(int file, QString path, std::string runId);

    int m_file;
    QString m_path;
    std::string m_runId;
    int m_progressFile = -1; // opened when there is something to show
    QElapsedTimer m_sinceShown;
};

} // namespace throughline
