// SPDX-License-Identifier: GPL-3.0-or-later
// The two lists, runs and cells: what the cache holds, and making the rest.
#include <host/run_library_parts.h>

#include <QSqlError>

namespace throughline {

namespace {

constexpr qint64 quickRowMs = 50;
constexpr qint64 pauseForRow = 20; // times what the row took

/// What is known of a run without its events.
RunInfo nameOnly(const RunRow& row)
{
    RunInfo info;
    info.runId = row.runId;
    info.startedUtc = row.startedUtc;
    info.experiment = row.experiment;
    info.state = RunState::Interrupted;
    return info;
}

RunInfo withWords(RunInfo info, const RunRow& row)
{
    info.name = row.name();
    info.tags = row.tags;
    info.notes = row.notes;
    return info;
}

} // namespace

std::optional<RunInfo> RunLibrary::Impl::fresh(const RunRow& row)
{
    const auto before = known.find(row.runId);
    if (before != known.end() && before->second.lastSeq == row.lastSeq)
        return before->second.info;
    if (row.summarySeq != row.lastSeq)
        return std::nullopt;
    std::string summary = row.summary;
    if (summary.empty()) {
        auto found = database->query(QStringLiteral("SELECT coalesce(summary, '') FROM runs WHERE run = ?"), {row.run});
        if (!found || !found->next())
            return std::nullopt;
        summary = found->value(0).toString().toStdString();
    }
    auto info = infoFromSummary(summary);
    if (info)
        known[row.runId] = {row.lastSeq, *info};
    return info;
}

Result<RunRows> RunLibrary::Impl::compute(RunLibrary& library, const RunRow& row)
{
    const auto run = library.load(row.runId);
    RunRows rows;
    if (run) {
        rows = rowsOf(*run);
    } else { // kept as that: one damaged run must not be tried again for each list
        rows.run = nameOnly(row);
        rows.run.unreadable = sentence(run.error());
    }
    // A live run's row would be stale at once, and its engine is measuring.
    if (rows.run.state == RunState::Running)
        return rows;
    known[row.runId] = {row.lastSeq, rows.run};
    if (database->readOnly())
        return rows;
    auto kept = database->write([&]() -> Result<void> {
        for (const auto& [sql, values] : {
                 std::pair<QString, QVariantList>{
                     QStringLiteral("UPDATE runs SET summary = ?, summarySeq = ? WHERE run = ?"),
                     {sqlText(summaryText(rows.run)), row.lastSeq, row.run}},
                 std::pair<QString, QVariantList>{
                     QStringLiteral("INSERT OR REPLACE INTO cellCache (run, seq, cells) VALUES (?, ?, ?)"),
                     {row.run, row.lastSeq, sqlText(cellsText(rows.cells))}},
             })
            if (auto done = database->query(sql, values); !done)
                return done.error();
        return {};
    });
    (void)kept; // a cache: no matter if it can't be kept
    return rows;
}

/// Its whole stream is folded: of a long run not for each list, or nothing else would be done here.
std::optional<RunInfo> RunLibrary::Impl::growingRow(RunLibrary& library, const RunRow& row)
{
    Growing& before = growing[row.runId];
    if (before.pauseMs > 0 && !before.made.hasExpired(before.pauseMs))
        return before.info;
    QElapsedTimer taking;
    taking.start();
    const auto rows = compute(library, row);
    if (!rows)
        return std::nullopt;
    before.info = rows->run;
    before.pauseMs = taking.elapsed() > quickRowMs ? pauseForRow * taking.elapsed() : 0;
    before.made.start();
    return before.info;
}

Result<RunLibrary::Listing> RunLibrary::listNow()
{
    const auto rows = m_impl->rows({}, {}, m_impl->known.empty() ? Impl::Summaries::Read : Impl::Summaries::Left);
    if (!rows)
        return rows.error();
    Listing listing;
    listing.runs.reserve(rows->size());
    for (const RunRow& row : *rows) {
        auto info = m_impl->fresh(row);
        if (!info && LiveRun::isLive(path(), row.runId))
            info = m_impl->growingRow(*this, row);
        else
            m_impl->growing.erase(row.runId);
        if (!info) {
            listing.stale.push_back(row.runId);
            info = nameOnly(row);
        }
        listing.runs.push_back(withWords(std::move(*info), row));
    }
    return listing;
}

Result<void> RunLibrary::recompute(const std::string& runId)
{
    const auto row = m_impl->row(runId);
    if (!row)
        return row.error();
    const auto rows = m_impl->compute(*this, *row);
    return rows ? Result<void>() : rows.error();
}

Result<std::vector<RunInfo>> RunLibrary::list()
{
    auto listing = listNow();
    if (listing && !listing->stale.empty()) {
        for (const std::string& runId : listing->stale)
            (void)recompute(runId); // one that is gone meanwhile is not in the next listing
        listing = listNow();
    }
    return listing ? Result(std::move(listing->runs)) : Result<std::vector<RunInfo>>(listing.error());
}

Result<std::vector<CellInfo>> RunLibrary::cells(const std::vector<std::string>& runIds)
{
    std::vector<CellInfo> all;
    for (const std::string& runId : runIds) {
        const auto row = m_impl->row(runId);
        if (!row)
            continue; // deleted since it was listed
        auto found = m_impl->database->query(
            QStringLiteral("SELECT cells FROM cellCache WHERE run = ? AND seq = ?"), {row->run, row->lastSeq});
        if (!found)
            return found.error();
        auto cells = found->next() ? cellsFromText(runId, found->value(0).toString().toStdString()) : std::nullopt;
        if (!cells) {
            auto rows = m_impl->compute(*this, *row);
            if (!rows)
                return rows.error();
            cells = std::move(rows->cells);
        }
        all.insert(all.end(), std::make_move_iterator(cells->begin()), std::make_move_iterator(cells->end()));
    }
    return all;
}

} // namespace throughline
