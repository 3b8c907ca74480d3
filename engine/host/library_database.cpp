// SPDX-License-Identifier: GPL-3.0-or-later
// Opening and migrating the library's file.
#include <host/library_database.h>

#include <core/sentence.h>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

#include <array>

namespace throughline {

namespace {

constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteNotADatabase = 26;

/// Step i brings version i to i + 1, in one transaction together with the version number.
const std::array<QStringList, LibraryDatabase::schemaVersion>& migrations()
{
    static const std::array<QStringList, LibraryDatabase::schemaVersion> steps{
        QStringList{
            QStringLiteral(
                "CREATE TABLE runs (run INTEGER PRIMARY KEY, runId TEXT NOT NULL UNIQUE, startedUtc TEXT NOT "
                "NULL, experiment TEXT NOT NULL, name TEXT, tags TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL "
                "DEFAULT '', lastSeq INTEGER NOT NULL, summary TEXT, summarySeq INTEGER NOT NULL DEFAULT 0)"),
            QStringLiteral(
                "CREATE TABLE events (run INTEGER NOT NULL REFERENCES runs(run) ON DELETE CASCADE, seq INTEGER "
                "NOT NULL, line TEXT NOT NULL, PRIMARY KEY (run, seq)) WITHOUT ROWID"),
        },
        QStringList{
            QStringLiteral("ALTER TABLE runs ADD COLUMN deletedUtc TEXT"), // in the trash since
            QStringLiteral(
                "CREATE TABLE cellCache (run INTEGER PRIMARY KEY REFERENCES runs(run) ON DELETE CASCADE, seq "
                "INTEGER NOT NULL, cells TEXT NOT NULL)"),
        }};
    return steps;
}

/// SQLite's own number, without the extension in the upper bits.
int sqliteCode(const QSqlError& error) { return error.nativeErrorCode().toInt() & 0xff; }

bool saysDamaged(const QSqlError& error)
{
    return sqliteCode(error) == sqliteCorrupt || sqliteCode(error) == sqliteNotADatabase;
}

Error errorFrom(const QSqlError& error, const QString& path)
{
    Error said{.what = "the run library can't be used: " + error.databaseText().toStdString(),
        .where = path.toStdString(),
        .remedy = "check that the file and its folder can be written"};
    if (sqliteCode(error) == sqliteFull)
        said.remedy = "make room on the disk";
    return said;
}

} // namespace

LibraryDatabase::LibraryDatabase(QString path)
    : m_path(std::move(path))
    , m_connection(QStringLiteral("throughline-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
{ }

LibraryDatabase::~LibraryDatabase() { close(); }

void LibraryDatabase::close()
{
    if (!QSqlDatabase::contains(m_connection))
        return;
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<LibraryDatabase>> LibraryDatabase::open(const QString& path)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return Error{Sentence::tr("the run library's folder can't be made"), path.toStdString(),
            Sentence::tr("choose another place")};
    std::unique_ptr<LibraryDatabase> database(new LibraryDatabase(path));
    auto opened = database->tryOpen();
    if (opened && *opened == Opened::Damaged) {
        database->close();
        const QString aside = path + QStringLiteral(".damaged-")
            + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
        if (!QFile::rename(path, aside))
            return Error{Sentence::tr("the run library is damaged and can't be set aside"), path.toStdString(),
                Sentence::tr("move it away")};
        for (const auto& suffix : {QStringLiteral("-wal"), QStringLiteral("-shm")})
            QFile::rename(path + suffix, aside + suffix);
        database->m_notice =
            QStringLiteral("the run library was damaged; it was set aside as %1 and a new one begun").arg(aside);
        opened = database->tryOpen();
    }
    if (!opened)
        return opened.error();
    if (*opened == Opened::Damaged)
        return Error{Sentence::tr("the run library is damaged"), path.toStdString(), Sentence::tr("move it away")};
    return database;
}

Result<LibraryDatabase::Opened> LibraryDatabase::tryOpen()
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    connection.setDatabaseName(m_path);
    connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    if (!connection.open())
        return errorFrom(connection.lastError(), m_path);
    QSqlQuery probe(connection);
    for (const auto& sql :
        {QStringLiteral("PRAGMA user_version"), QStringLiteral("SELECT count(*) FROM sqlite_master")})
        if (!probe.exec(sql) || !probe.next()) {
            if (saysDamaged(probe.lastError()))
                return Opened::Damaged;
            return errorOf(probe);
        }
    probe.finish();
    const auto found = version();
    if (!found)
        return found.error();
    if (*found > schemaVersion) {
        m_readOnly = true;
        m_notice = QStringLiteral("the run library was written by a newer version of Throughline: it can be read, and "
                                  "nothing is saved into it");
        probe.exec(QStringLiteral("PRAGMA query_only = ON"));
        return Opened::Usable;
    }
    // FULL: in WAL mode each commit reaches the disk before it is acknowledged.
    for (const auto& sql : {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL"),
             QStringLiteral("PRAGMA foreign_keys = ON")})
        if (!probe.exec(sql))
            return errorOf(probe);
    probe.finish();
    if (auto migrated = migrate(*found); !migrated)
        return migrated.error();
    return Opened::Usable;
}

Result<int> LibraryDatabase::version() const
{
    auto found = query(QStringLiteral("PRAGMA user_version"));
    if (!found)
        return found.error();
    found->next();
    return found->value(0).toInt();
}

Result<void> LibraryDatabase::migrate(int from)
{
    if (from == schemaVersion)
        return {};
    return write([this]() -> Result<void> {
        const auto now = version(); // another process may have been faster
        if (!now)
            return now.error();
        for (int step = *now; step < schemaVersion; ++step)
            for (const QString& sql : migrations()[std::size_t(step)])
                if (auto done = query(sql); !done)
                    return done.error();
        if (auto done = query(QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion)); !done)
            return done.error();
        return {};
    });
}

QSqlDatabase LibraryDatabase::connection() const { return QSqlDatabase::database(m_connection, false); }

Result<QSqlQuery> LibraryDatabase::query(const QString& sql, const QVariantList& values) const
{
    QSqlQuery query(connection());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return errorOf(query);
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return errorOf(query);
    return query;
}

Result<void> LibraryDatabase::write(const std::function<Result<void>()>& body)
{
    if (m_readOnly)
        return Error{Sentence::tr("the run library is of a newer version and can only be read"), m_path.toStdString(),
            Sentence::tr("use the newer program, or another library (THROUGHLINE_LIBRARY)")};
    if (auto begun = query(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun.error();
    auto done = body();
    if (done) {
        auto committed = query(QStringLiteral("COMMIT"));
        if (committed)
            return {};
        done = committed.error();
    }
    // After some errors SQLite has rolled back by itself; then this fails, which changes nothing.
    (void)query(QStringLiteral("ROLLBACK"));
    return done;
}

Error LibraryDatabase::errorOf(const QSqlQuery& failed) const { return errorFrom(failed.lastError(), m_path); }

} // namespace throughline
