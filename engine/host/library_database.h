// SPDX-License-Identifier: GPL-3.0-or-later
// The library's SQLite file: opening, schema versions, transactions, errors as sentences. Knows no run.
#pragma once

#include <core/result.h>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <functional>
#include <memory>

namespace throughline {

class LibraryDatabase { // of the thread that opened it
public:
    static constexpr int schemaVersion = 2;

    /// Creates the file when missing. A file that is no database, or a damaged one, is renamed and replaced by an empty
    /// one; one of a newer version is opened for reading only. Both are said in notice().
    static Result<std::unique_ptr<LibraryDatabase>> open(const QString& path);
    ~LibraryDatabase();

    Result<QSqlQuery> query(const QString& sql, const QVariantList& values = {}) const;
    /// Begin immediate, `body`, commit; rolled back when `body` or the commit fails. Refused when read-only.
    Result<void> write(const std::function<Result<void>()>& body);
    QSqlDatabase connection() const;
    Error errorOf(const QSqlQuery& failed) const;
    bool readOnly() const { return m_readOnly; }
    const QString& notice() const { return m_notice; }
    const QString& path() const { return m_path; }

private:
    explicit LibraryDatabase(QString path);
    enum class Opened { Usable, Damaged };
    Result<Opened> tryOpen();
    Result<int> version() const;
    Result<void> migrate(int version);
    void close();

    QString m_path;
    QString m_connection;
    QString m_notice;
    bool m_readOnly = false;
};

} // namespace throughline
