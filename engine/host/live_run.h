// SPDX-License-Identifier: GPL-3.0-or-later
// Tells a run that is being measured from one whose engine died: a lock that the kernel drops with the process.
#pragma once

#include <QString>

#include <memory>
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
    ~LiveRun();
    LiveRun(const LiveRun&) = delete;
    LiveRun& operator=(const LiveRun&) = delete;
    const std::string& runId() const { return m_runId; }

private:
    LiveRun(int file, QString path, std::string runId);

    int m_file;
    QString m_path;
    std::string m_runId;
};

} // namespace throughline
