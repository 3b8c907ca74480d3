// SPDX-License-Identifier: GPL-3.0-or-later
// All runs of this user: SQLite with each run's event stream as the truth. Engines write, window and commands read, tag
// and delete. Rows of its lists are in run_info.h.
#pragma once

#include <core/event.h>
#include <core/result.h>
#include <core/run_result.h>
#include <host/run_info.h>

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace throughline {

class RunLibrary {
public:
    /// Creates the file and its folder when missing. `path` empty: where libraryPath() says.
    static Result<std::unique_ptr<RunLibrary>> open(const QString& path = {});
    ~RunLibrary();

    /// A new run with its first event (RunStartedEvent, seq 1). Acknowledged means on disk.
    Result<void> create(const Event& started);
    /// Appends in one transaction; returns when it is durable.
    Result<void> append(const std::string& runId, const std::vector<Event>& events);
    /// Where a run that this process measures stands within its pass, for windows that watch it: never stored.
    void show(const std::string& runId, const Event& progress);
    /// Newest first, without deleted ones. Recomputes stale rows of the cache.
    Result<std::vector<RunInfo>> list();
    struct Listing {
        std::vector<RunInfo> runs;      // newest first
        std::vector<std::string> stale; // of them: only names are known, until they are recomputed
    };
    /// The list as far as it is known already: 10,000 rows must not wait for one that is stale.
    Result<Listing> listNow();
    /// What list() does for one stale run. One whose events can't be read is kept as that.
    Result<void> recompute(const std::string& runId);
    /// Cells of these runs in their order, from the cache where it is fresh. A run that can't be read has none.
    Result<std::vector<CellInfo>> cells(const std::vector<std::string>& runIds);
    /// Those behind `afterSeq`, and at most so many of them; 0: all.
    Result<std::vector<Event>> events(const std::string& runId, int64_t afterSeq = 0, int most = 0);
    Result<RunResult> load(const std::string& runId); // fold(events)
    /// A run's id, an unambiguous beginning of one, "last", "last~2", or a name that one run alone has. Offers near
    /// matches.
    Result<std::string> resolve(const std::string& reference);
    Result<void> rename(const std::string& runId, const std::string& name);
    Result<void> annotate(const std::string& runId, const std::string& notes);
    /// In every one of these runs; one transaction.
    Result<void> changeTags(const std::vector<std::string>& runIds, const std::vector<std::string>& added,
        const std::vector<std::string>& removed);
    /// For good.
    Result<void> remove(const std::string& runId);
    /// Into the trash: not listed any more, whole until purge(). All or none; refused while one is measured.
    Result<void> discard(const std::vector<std::string>& runIds);
    /// Those that were discarded together last; none when the trash is empty.
    Result<std::vector<std::string>> bringBack();
    /// Removes for good what has lain in the trash for so long. Returns how many runs.
    Result<int> purge(int days);
    /// *.run.jsonl: a header line, then the events. Written to a temporary name and renamed.
    Result<void> exportRun(const std::string& runId, const QString& path);
    /// Returns the run's id; a run that is there already is kept and its id returned.
    Result<std::string> importRun(const QString& path);
    /// A run that is not of a file of this program's: its whole stream. As importRun().
    Result<std::string> importEvents(const std::vector<Event>& events);
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
