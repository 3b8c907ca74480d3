// SPDX-License-Identifier: GPL-3.0-or-later
// All runs of this user: SQLite with each run's event stream as the truth. Engines write, window and commands read, tag
// and delete.
#pragma once

#include <core/event.h>
#include <core/result.h>
#include <core/run_result.h>

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace throughline {

/// A row of the list; a cache over the events that can be rebuilt.
struct RunInfo {
    std::string runId; // "20261122-083300-ab12": sortable, unique
    std::string name;  // the experiment's, or the user's
    std::string startedUtc;
    RunState state = RunState::Running;
    std::string models; // joined by ", "
    std::string modes;
    int cells = 0;
    int done = 0;
    int failed = 0;
    int skipped = 0;
    double bestTokensPerSecond = 0;
    double bestSpeedup = 0; // 0 = none
    double seconds = 0;     // from the first to the last event
    std::string tags;
    std::string notes;
    bool operator==(const RunInfo&) const = default;
};

class RunLibrary {
public:
    /// Creates the file and its folder when missing. `path` empty: $THROUGHLINE_LIBRARY, else the user's data
    /// directory.
    static Result<std::unique_ptr<RunLibrary>> open(const QString& path = {});
    ~RunLibrary();

    /// A new run with its first event (RunStartedEvent, seq 1). Acknowledged means on disk.
    Result<void> create(const Event& started);
    /// Appends in one transaction; returns when it is durable.
    Result<void> append(const std::string& runId, const std::vector<Event>& events);
    /// Newest first. Recomputes stale rows of the cache.
    Result<std::vector<RunInfo>> list();
    Result<std::vector<Event>> events(const std::string& runId);
    Result<RunResult> load(const std::string& runId); // fold(events)
    /// A run's id, an unambiguous beginning of one, "last", "last~2", or a name that one run alone has. Offers near
    /// matches.
    Result<std::string> resolve(const std::string& reference);
    Result<void> rename(const std::string& runId, const std::string& name);
    Result<void> annotate(const std::string& runId, const std::string& tags, const std::string& notes);
    Result<void> remove(const std::string& runId);
    /// *.run.jsonl: a header line, then the events. Written to a temporary name and renamed.
    Result<void> exportRun(const std::string& runId, const QString& path);
    /// Returns the run's id; a run that is there already is kept and its id returned.
    Result<std::string> importRun(const QString& path);
    /// Grows when another process changed the library.
    int64_t dataVersion();
    QString path() const;
    /// What a person should know of how the library was opened (set aside, read-only); empty when there is nothing.
    const QString& notice() const;

private:
    RunLibrary();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace throughline
