// SPDX-License-Identifier: GPL-3.0-or-later
// Tags of many runs, and the trash: deleted runs stay in the library, whole, until they are brought back or purged.
#include <host/run_id.h>
#include <host/run_library_parts.h>

#include <core/sentence.h>

#include <QDateTime>
#include <QSqlError>

#include <algorithm>

namespace throughline {

namespace {

std::vector<std::string> tagsFrom(const std::string& joined)
{
    std::vector<std::string> tags;
    for (const QString& tag : sqlText(joined).split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (!tag.trimmed().isEmpty())
            tags.push_back(tag.trimmed().toStdString());
    return tags;
}

std::string joinedTags(const std::vector<std::string>& tags)
{
    std::string joined;
    for (const std::string& tag : tags)
        joined += (joined.empty() ? "" : ", ") + tag;
    return joined;
}

} // namespace

Result<void> RunLibrary::changeTags(const std::vector<std::string>& runIds, const std::vector<std::string>& added,
    const std::vector<std::string>& removed)
{
    return m_impl->database->write([&]() -> Result<void> {
        for (const std::string& runId : runIds) {
            const auto row = m_impl->row(runId);
            if (!row)
                return row.error();
            auto tags = tagsFrom(row->tags);
            std::erase_if(
                tags, [&](const auto& tag) { return std::find(removed.begin(), removed.end(), tag) != removed.end(); });
            for (const std::string& tag : added)
                if (std::find(tags.begin(), tags.end(), tag) == tags.end())
                    tags.push_back(tag);
            auto changed = m_impl->database->query(
                QStringLiteral("UPDATE runs SET tags = ? WHERE run = ?"), {sqlText(joinedTags(tags)), row->run});
            if (!changed)
                return changed.error();
        }
        return {};
    });
}

Result<void> RunLibrary::discard(const std::vector<std::string>& runIds)
{
    const QString now = sqlText(utcNow()); // one moment for all: they come back together
    return m_impl->database->write([&]() -> Result<void> {
        for (const std::string& runId : runIds) {
            const auto row = m_impl->row(runId);
            if (!row)
                return row.error();
            if (LiveRun::isLive(path(), runId))
                return Error{Sentence::tr("the run %1 is being measured", {row->name()}), path().toStdString(),
                    Sentence::tr("stop it first")};
            auto changed = m_impl->database->query(
                QStringLiteral("UPDATE runs SET deletedUtc = ? WHERE run = ?"), {now, row->run});
            if (!changed)
                return changed.error();
        }
        return {};
    });
}

Result<std::vector<std::string>> RunLibrary::bringBack()
{
    std::vector<std::string> ids;
    auto written = m_impl->database->write([&]() -> Result<void> {
        auto found = m_impl->database->query(
            QStringLiteral("SELECT runId FROM runs WHERE deletedUtc = (SELECT max(deletedUtc) FROM runs)"));
        if (!found)
            return found.error();
        while (found->next())
            ids.push_back(found->value(0).toString().toStdString());
        auto changed = m_impl->database->query(
            QStringLiteral("UPDATE runs SET deletedUtc = NULL WHERE deletedUtc = (SELECT max(deletedUtc) FROM runs)"));
        return changed ? Result<void>() : changed.error();
    });
    return written ? Result(std::move(ids)) : Result<std::vector<std::string>>(written.error());
}

Result<bool> RunLibrary::Impl::takeOutOfTrash(const std::string& runId)
{
    auto lies = database->query(QStringLiteral("SELECT 1 FROM runs WHERE runId = ?"), {sqlText(runId)});
    if (!lies)
        return lies.error();
    if (!lies->next())
        return false;
    auto back = change(runId, QStringLiteral("deletedUtc = NULL"), {});
    return back ? Result(true) : Result<bool>(back.error());
}

Result<int> RunLibrary::purge(int days)
{
    const QString before = QDateTime::currentDateTimeUtc().addDays(-days).toString(Qt::ISODateWithMs);
    auto old = m_impl->database->query(QStringLiteral("SELECT run FROM runs WHERE deletedUtc <= ?"), {before});
    if (!old)
        return old.error();
    std::vector<qint64> runs;
    while (old->next())
        runs.push_back(old->value(0).toLongLong());
    old->finish();
    for (const qint64 run : runs) { // one by one: an engine that wants to write waits for one run at most
        auto removed = m_impl->database->write([&]() -> Result<void> {
            auto done = m_impl->database->query(
                QStringLiteral("DELETE FROM runs WHERE run = ? AND deletedUtc IS NOT NULL"), {run});
            return done ? Result<void>() : done.error();
        });
        if (!removed)
            return removed.error();
    }
    return int(runs.size());
}

} // namespace throughline
