// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite copies itself: a file copied by hand would lack what is still in its write-ahead log.
#include <host/library_place.h>

#include <host/library_database.h>
#include <host/user_settings.h>

#include <core/sentence.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace throughline {

namespace {
constexpr const char* libraryVariable = "THROUGHLINE_LIBRARY";
}

bool libraryIsNamedByEnvironment() { return !qEnvironmentVariableIsEmpty(libraryVariable); }

QString usualLibraryPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/throughline/library.sqlite");
}

QString libraryPath()
{
    if (libraryIsNamedByEnvironment())
        return qEnvironmentVariable(libraryVariable);
    const QString chosen = userSettings().libraryPath;
    return chosen.isEmpty() ? usualLibraryPath() : chosen;
}

Result<void> copyLibrary(const QString& from, const QString& to)
{
    const std::string place = to.toStdString();
    if (QFileInfo::exists(to))
        return Error{Sentence::tr("there is a file already"), place, Sentence::tr("choose another folder")};
    if (!QDir().mkpath(QFileInfo(to).absolutePath()))
        return Error{Sentence::tr("the folder can't be made"), QFileInfo(to).absolutePath().toStdString(),
            Sentence::tr("choose another place")};
    auto database = LibraryDatabase::open(from);
    if (!database)
        return database.error();
    const QString unfinished = to + QStringLiteral(".part");
    QFile::remove(unfinished); // of a copy that was broken off
    if (auto copied = (*database)->query(QStringLiteral("VACUUM INTO ?"), {unfinished}); !copied) {
        QFile::remove(unfinished);
        return Error{Sentence::tr("the runs can't be copied: %1", {copied.error().what}), place,
            Sentence::tr("check that the folder can be written and has room")};
    }
    if (!QFile::rename(unfinished, to))
        return Error{Sentence::tr("the copy can't be named"), place, Sentence::tr("choose another folder")};
    return {};
}

} // namespace throughline
