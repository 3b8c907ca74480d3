// SPDX-License-Identifier: GPL-3.0-or-later
// What the sources of RunLibrary share: its rows as they are stored, and its database. Nobody else's business.
#pragma once

#include <host/library_database.h>
#include <host/live_run.h>
#include <host/run_library.h>

#include <QElapsedTimer>

#include <unordered_map>

namespace throughline {

inline QString sqlText(const std::string& utf8) { return QString::fromStdString(utf8); }

/// A row of the table of runs.
struct RunRow {
    qint64 run = 0;
    std::string runId;
    std::string startedUtc;
    std::string experiment;
    std::string usersName; // empty: called like its experiment
    std::string tags;
    std::string notes;
    qint64 lastSeq = 0;
    qint64 summarySeq = 0;
    std::string summary; // empty where it was not asked for

    const std::string& name() const { return usersName.empty() ? experiment : usersName; }
};

struct RunLibrary::Impl {
    std::unique_ptr<LibraryDatabase> database;
    std::vector<std::unique_ptr<LiveRun>> live; // runs that this process measures

    struct Known {
        qint64 lastSeq = 0;
        RunInfo info;
    };
    std::unordered_map<std::string, Known> known; // rows computed or parsed already, by run id

    struct Growing {
        RunInfo info;
        QElapsedTimer made;
        qint64 pauseMs = 0; // until it is made again
    };
    std::unordered_map<std::string, Growing> growing; // rows of live runs, by run id

    enum class Summaries { Left, Read };
    Result<std::vector<RunRow>> rows(
        const QString& condition = {}, const QVariantList& values = {}, Summaries summaries = Summaries::Left);
    Result<RunRow> row(const std::string& runId);
    Result<qint64> insertRun(const RunStartedEvent& start); // its row
    Result<void> insertEvents(qint64 run, const std::vector<std::pair<qint64, QString>>& lines);
    Result<void> change(const std::string& runId, const QString& assignments, QVariantList values);
    /// The cached row, when it is fresh.
    std::optional<RunInfo> fresh(const RunRow& row);
    /// Folds the run and keeps both of its rows.
    Result<RunRows> compute(RunLibrary& library, const RunRow& row);
    /// A live run's row; of a long run it may be some time old.
    std::optional<RunInfo> growingRow(RunLibrary& library, const RunRow& row);
    RunState stateNow(RunState stored, const std::string& runId) const;
    void release(const std::string& runId);
    /// Whether the run lay there.
    Result<bool> takeOutOfTrash(const std::string& runId);
};

} // namespace throughline
