// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <host/importers/importers.h>
#include <host/run_import.h>

#include <core/sentence.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace throughline {

namespace {

constexpr qint64 largestForeignFile = 256LL << 20;
const QString runFileEnding = QStringLiteral(".run.jsonl");

/// The same result gives the same id, though its file has grown by others: importing it again adds nothing.
std::string foreignRunId(const ForeignRun& run)
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(run.content), QCryptographicHash::Sha256).toHex().left(12);
    const QString time = QDateTime::fromString(QString::fromStdString(run.startedUtc), Qt::ISODateWithMs)
                             .toUTC()
                             .toString(QStringLiteral("yyyyMMdd-HHmmss"));
    return QStringLiteral("%1-%2").arg(time, QString::fromLatin1(hash)).toStdString();
}

class FileImport {
public:
    explicit FileImport(RunLibrary& library)
        : m_library(library)
    { }

    void file(const QString& path)
    {
        if (path.endsWith(runFileEnding) || isRunFile(path)) {
            take(m_library.importRun(path));
            return;
        }
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            refuse({Sentence::tr("the file can't be read: %1", {file.errorString().toStdString()}), path.toStdString(),
                ""});
            return;
        }
        if (file.size() > largestForeignFile) {
            refuse({Sentence::tr("the file is larger than any result file"), path.toStdString(),
                Sentence::tr("give a file below 256 MB")});
            return;
        }
        foreign(file.readAll(), path);
    }

    void folder(const QString& path)
    {
        QStringList files;
        QDirIterator all(path, {"*.jsonl", "*.json", "*.csv"}, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext())
            files << all.next();
        files.sort();
        const std::size_t before = imported.runIds.size() + imported.refused.size();
        for (const QString& one : files) {
            m_passOver = !one.endsWith(runFileEnding);
            file(one);
        }
        m_passOver = false;
        if (imported.runIds.size() + imported.refused.size() == before)
            refuse({Sentence::tr("there is no result file in this folder"), path.toStdString(),
                Sentence::tr("choose one with *.run.jsonl")});
    }

    ImportedFiles imported;

private:
    static bool isRunFile(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) && file.read(200).contains("\"throughline\":\"run\"");
    }
    void take(const Result<std::string>& runId)
    {
        if (runId)
            imported.runIds.push_back(*runId);
        else
            refuse(runId.error());
    }
    void refuse(Error error)
    {
        if (!m_passOver)
            imported.refused.push_back(std::move(error));
    }
    void foreign(const QByteArray& content, const QString& path)
    {
        auto runs = foreignRuns(content, path);
        if (!runs) {
            refuse(runs.error());
            return;
        }
        for (ForeignRun& run : *runs) {
            if (run.startedUtc.empty()) // the file says nothing: when it was written is near
                run.startedUtc = QFileInfo(path).lastModified().toUTC().toString(Qt::ISODateWithMs).toStdString();
            take(m_library.importEvents(eventsOf(run, foreignRunId(run))));
        }
    }

    RunLibrary& m_library;
    bool m_passOver = false; // what is no result file is not said
};

} // namespace

ImportedFiles importFiles(RunLibrary& library, const QStringList& paths)
{
    FileImport import(library);
    for (const QString& path : paths) {
        if (QFileInfo(path).isDir())
            import.folder(path);
        else
            import.file(path);
    }
    return std::move(import.imported);
}

} // namespace throughline
