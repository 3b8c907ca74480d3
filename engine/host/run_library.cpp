// SPDX-License-Identifier: GPL-3.0-or-later
// Runs in their tables: writing streams, reading them back, naming and removing.
#include <host/run_library.h>

#include <host/library_place.h>
#include <host/run_file.h>
#include <host/run_library_parts.h>
#include <host/run_reference.h>

#include <core/fold.h>
#include <core/sentence.h>

#include <QSqlError>

namespace throughline {

RunLibrary::RunLibrary()
    : m_impl(std::make_unique<Impl>())
{ }
RunLibrary::~RunLibrary() = default;

Result<std::unique_ptr<RunLibrary>> RunLibrary::open(const QString& path)
{
    auto database = LibraryDatabase::open(path.isEmpty() ? libraryPath() : path);
    if (!database)
        return database.error();
    std::unique_ptr<RunLibrary> library(new RunLibrary);
    library->m_impl->database = std::move(*database);
    return library;
}

Result<std::vector<RunRow>> RunLibrary::Impl::rows(
    const QString& condition, const QVariantList& values, Summaries summaries)
{
    const QString sql =
        QStringLiteral("SELECT run, runId, startedUtc, experiment, coalesce(name, ''), tags, notes, lastSeq, "
                       "summarySeq, %1 FROM runs WHERE deletedUtc IS NULL %2 ORDER BY startedUtc DESC, run "
                       "DESC")
            .arg(summaries == Summaries::Read ? "coalesce(summary, '')" : "''", condition);
    auto found = database->query(sql, values);
    if (!found)
        return found.error();
    std::vector<RunRow> rows;
    const auto column = [&found](int index) { return found->value(index).toString().toStdString(); };
    while (found->next())
        rows.push_back({found->value(0).toLongLong(), column(1), column(2), column(3), column(4), column(5), column(6),
            found->value(7).toLongLong(), found->value(8).toLongLong(), column(9)});
    if (found->lastError().isValid())
        return database->errorOf(*found);
    return rows;
}

Result<RunRow> RunLibrary::Impl::row(const std::string& runId)
{
    auto found = rows(QStringLiteral("AND runId = ?"), {sqlText(runId)});
    if (!found)
        return found.error();
    if (found->empty())
        return Error{Sentence::tr("there is no run %1", {runId}), database->path().toStdString(), ""};
    return found->front();
}

Result<qint64> RunLibrary::Impl::insertRun(const RunStartedEvent& start)
{
    auto inserted =
        database->query(QStringLiteral("INSERT INTO runs (runId, startedUtc, experiment, lastSeq) VALUES (?, ?, ?, 0)"),
            {sqlText(start.runId), sqlText(start.startedUtc), sqlText(start.experiment.name)});
    if (!inserted)
        return inserted.error();
    return inserted->lastInsertId().toLongLong();
}

Result<void> RunLibrary::Impl::insertEvents(qint64 run, const std::vector<std::pair<qint64, QString>>& lines)
{
    QSqlQuery insert(database->connection());
    insert.prepare(QStringLiteral("INSERT INTO events (run, seq, line) VALUES (?, ?, ?)"));
    for (const auto& [seq, line] : lines) {
        insert.addBindValue(run);
        insert.addBindValue(seq);
        insert.addBindValue(line);
        if (!insert.exec())
            return database->errorOf(insert);
    }
    auto counted = database->query(
        QStringLiteral("UPDATE runs SET lastSeq = max(lastSeq, ?) WHERE run = ?"), {lines.back().first, run});
    return counted ? Result<void>() : counted.error();
}

static std::pair<qint64, QString> storedLine(const Event& event)
{
    return {event.seq, sqlText(toLine(event)).chopped(1)}; // the newline is the file's, not the row's
}

/// Null: no run begins so. An id becomes part of a file's name.
static const RunStartedEvent* startOf(const Event& first)
{
    const auto* start = std::get_if<RunStartedEvent>(&first.body);
    return start && isRunId(start->runId) ? start : nullptr;
}

static Error notAStart(const QString& path)
{
    return {"a run begins with its run-started event and an id", path.toStdString(), ""};
}

Result<void> RunLibrary::create(const Event& started)
{
    const RunStartedEvent* start = startOf(started);
    if (!start)
        return notAStart(path());
    auto live = LiveRun::claim(path(), start->runId);
    auto written = m_impl->database->write([&]() -> Result<void> {
        const auto run = m_impl->insertRun(*start);
        return run ? m_impl->insertEvents(*run, {storedLine(started)}) : run.error();
    });
    if (written && live)
        m_impl->live.push_back(std::move(live));
    return written;
}

Result<void> RunLibrary::append(const std::string& runId, const std::vector<Event>& events)
{
    if (events.empty())
        return {};
    std::vector<std::pair<qint64, QString>> lines;
    bool ended = false;
    for (const Event& event : events) { // made before the transaction: the lock is held no longer than it must
        lines.push_back(storedLine(event));
        ended = ended || std::holds_alternative<RunEndedEvent>(event.body);
    }
    auto written = m_impl->database->write([&]() -> Result<void> {
        const auto row = m_impl->row(runId);
        return row ? m_impl->insertEvents(row->run, lines) : row.error();
    });
    if (written && ended)
        m_impl->release(runId);
    return written;
}

void RunLibrary::show(const std::string& runId, const Event& progress)
{
    for (const auto& live : m_impl->live)
        if (live->runId() == runId)
            live->show(progress);
}

void RunLibrary::Impl::release(const std::string& runId)
{
    std::erase_if(live, [&](const auto& run) { return run->runId() == runId; });
}

RunState RunLibrary::Impl::stateNow(RunState stored, const std::string& runId) const
{
    if (stored == RunState::Running && !LiveRun::isLive(database->path(), runId))
        return RunState::Interrupted;
    return stored;
}

Result<std::vector<Event>> RunLibrary::events(const std::string& runId, int64_t afterSeq, int most)
{
    const auto row = m_impl->row(runId);
    if (!row)
        return row.error();
    auto found = m_impl->database->query(
        QStringLiteral("SELECT seq, line FROM events WHERE run = ? AND seq > ? ORDER BY seq LIMIT ?"),
        {row->run, qint64(afterSeq), most > 0 ? most : -1});
    if (!found)
        return found.error();
    std::vector<Event> events;
    while (found->next()) {
        auto event = eventFromLine(found->value(1).toString().toStdString(), maxStoredLineBytes);
        if (!event)
            return Error{event.error().what, "run " + runId + ", event " + found->value(0).toString().toStdString(),
                "the library is damaged: export what can be read"};
        events.push_back(std::move(*event));
    }
    if (found->lastError().isValid())
        return m_impl->database->errorOf(*found);
    return events;
}

Result<RunResult> RunLibrary::load(const std::string& runId)
{
    const auto stored = events(runId);
    if (!stored)
        return stored.error();
    RunResult run = fold(*stored);
    run.state = m_impl->stateNow(run.state, runId);
    return run;
}

Result<std::string> RunLibrary::resolve(const std::string& reference)
{
    const auto rows = m_impl->rows();
    if (!rows)
        return rows.error();
    std::vector<NamedRun> runs;
    for (const RunRow& row : *rows)
        runs.push_back({row.runId, row.name()});
    return resolveReference(reference, runs);
}

Result<void> RunLibrary::Impl::change(const std::string& runId, const QString& assignments, QVariantList values)
{
    values.append(sqlText(runId));
    return database->write([&]() -> Result<void> {
        auto changed = database->query(QStringLiteral("UPDATE runs SET %1 WHERE runId = ?").arg(assignments), values);
        if (!changed)
            return changed.error();
        if (changed->numRowsAffected() == 0)
            return Error{Sentence::tr("there is no run %1", {runId}), database->path().toStdString(), ""};
        return {};
    });
}

Result<void> RunLibrary::rename(const std::string& runId, const std::string& name)
{
    const QVariant value = name.empty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(sqlText(name));
    return m_impl->change(runId, QStringLiteral("name = ?"), {value});
}

Result<void> RunLibrary::annotate(const std::string& runId, const std::string& notes)
{
    return m_impl->change(runId, QStringLiteral("notes = ?"), {sqlText(notes)});
}

Result<void> RunLibrary::remove(const std::string& runId)
{
    if (LiveRun::isLive(path(), runId))
        return Error{Sentence::tr("the run %1 is being measured", {runId}), path().toStdString(),
            Sentence::tr("cancel it first")};
    return m_impl->database->write([&]() -> Result<void> {
        const auto row = m_impl->row(runId);
        if (!row)
            return row.error();
        auto removed = m_impl->database->query(QStringLiteral("DELETE FROM runs WHERE run = ?"), {row->run});
        return removed ? Result<void>() : removed.error();
    });
}

Result<void> RunLibrary::exportRun(const std::string& runId, const QString& to)
{
    const auto row = m_impl->row(runId);
    if (!row)
        return row.error();
    auto found =
        m_impl->database->query(QStringLiteral("SELECT line FROM events WHERE run = ? ORDER BY seq"), {row->run});
    if (!found)
        return found.error();
    const RunFileHeader header{.runId = runId, .name = row->usersName, .tags = row->tags, .notes = row->notes};
    return writeRunFile(to, header, [&]() -> Result<std::optional<std::string>> {
        if (found->next())
            return std::optional(found->value(0).toString().toStdString() + "\n");
        if (found->lastError().isValid())
            return m_impl->database->errorOf(*found);
        return std::optional<std::string>();
    });
}

Result<std::string> RunLibrary::importRun(const QString& from)
{
    auto reader = RunFileReader::open(from);
    if (!reader)
        return reader.error();
    const RunFileHeader header = (*reader)->header();
    if (m_impl->row(header.runId))
        return header.runId;
    if (const auto back = m_impl->takeOutOfTrash(header.runId); !back || *back)
        return back ? Result(header.runId) : Result<std::string>(back.error());
    auto written = m_impl->database->write([&]() -> Result<void> {
        qint64 run = 0;
        for (;;) {
            auto line = (*reader)->next();
            if (!line)
                return line.error();
            if (!line->has_value())
                return {};
            if (const auto* start = std::get_if<RunStartedEvent>(&(*line)->event.body)) {
                auto inserted = m_impl->database->query(
                    QStringLiteral("INSERT INTO runs (runId, startedUtc, experiment, name, tags, notes, lastSeq) "
                                   "VALUES (?, ?, ?, nullif(?, ''), ?, ?, 0)"),
                    {sqlText(header.runId), sqlText(start->startedUtc), sqlText(start->experiment.name),
                        sqlText(header.name), sqlText(header.tags), sqlText(header.notes)});
                if (!inserted)
                    return inserted.error();
                run = inserted->lastInsertId().toLongLong();
            }
            const QString stored = sqlText((*line)->text).chopped(1);
            if (auto done = m_impl->insertEvents(run, {{(*line)->event.seq, stored}}); !done)
                return done;
        }
    });
    if (!written)
        return written.error();
    return header.runId;
}

Result<std::string> RunLibrary::importEvents(const std::vector<Event>& events)
{
    const RunStartedEvent* start = events.empty() ? nullptr : startOf(events.front());
    if (!start)
        return notAStart(path());
    const std::string& runId = start->runId;
    if (m_impl->row(runId))
        return runId;
    if (const auto back = m_impl->takeOutOfTrash(runId); !back || *back)
        return back ? Result(runId) : Result<std::string>(back.error());
    std::vector<std::pair<qint64, QString>> lines;
    for (const Event& event : events)
        lines.push_back(storedLine(event));
    auto written = m_impl->database->write([&]() -> Result<void> { // whole or not at all
        const auto run = m_impl->insertRun(*start);
        return run ? m_impl->insertEvents(*run, lines) : run.error();
    });
    return written ? Result(runId) : Result<std::string>(written.error());
}

int64_t RunLibrary::dataVersion()
{
    auto found = m_impl->database->query(QStringLiteral("PRAGMA data_version"));
    return found && found->next() ? found->value(0).toLongLong() : 0;
}

QString RunLibrary::path() const { return m_impl->database->path(); }
const QString& RunLibrary::notice() const { return m_impl->database->notice(); }

} // namespace throughline
