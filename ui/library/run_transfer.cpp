// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/csv_table.h>
#include <ui/library/reference_deltas.h>
#include <ui/library/run_transfer.h>
#include <ui/widgets/to_qt.h>

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>

namespace throughline {

namespace {

const QString urlList = QStringLiteral("text/uri-list");
constexpr qint64 draggedKeptSeconds = 24 * 60 * 60; // a drop has been taken by then

QDir draggedFolder()
{
    return {QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/dragged")};
}

/// 0: not known.
std::string csvAmount(double value) { return value == 0 ? std::string() : csvValue(value); }

/// A name that every file system takes, and two runs never share.
QString fileNameOf(const RunInfo& run)
{
    static const QRegularExpression others(QStringLiteral("[^\\w.-]+"), QRegularExpression::UseUnicodePropertiesOption);
    const QString name = toQt(run.name).replace(others, QStringLiteral("_")).left(60);
    return QStringLiteral("%1-%2.run.jsonl").arg(name, toQt(run.runId));
}

void addRunLine(CsvTable& table, const RunInfo& run, const ReferenceDelta* delta)
{
    const bool compared = delta && delta->kind == ReferenceDelta::Kind::Compared;
    const bool ranged = compared && delta->interval;
    table.text("run", run.runId);
    table.text("name", run.name);
    table.text("experiment", run.experiment);
    table.text("startedUtc", run.startedUtc);
    table.text("state", std::string(nameOf(run.state)));
    table.text("models", run.models);
    table.text("precisions", run.precisions);
    table.text("modes", run.modes);
    table.count("gpus", run.gpus);
    table.count("cells", run.cells);
    table.count("done", run.done);
    table.count("failed", run.failed);
    table.add("bestOutputTokensPerSecond", csvAmount(run.bestTokensPerSecond));
    table.add("bestSpeedup", csvAmount(run.bestSpeedup));
    table.add("deltaPercent", compared ? csvValue(delta->percent) : std::string());
    table.add("deltaLow", ranged ? csvValue(delta->interval->low) : std::string());
    table.add("deltaHigh", ranged ? csvValue(delta->interval->high) : std::string());
    table.add("matched", delta ? std::to_string(delta->matched) : std::string());
    table.add("seconds", csvAmount(run.seconds));
    table.text("host", run.host);
    table.text("tags", run.tags);
    table.text("notes", run.notes);
    table.endRow();
}

} // namespace

QByteArray runsCsv(const std::vector<RunInfo>& runs, const ReferenceDeltas& deltas)
{
    CsvTable table;
    addRunLine(table, {}, nullptr); // names the columns
    for (const RunInfo& run : runs)
        addRunLine(table, run, deltas.of(toQt(run.runId)));
    return QByteArray::fromStdString(table.finished());
}

int removeOldDraggedFiles()
{
    int removed = 0;
    const QDateTime oldest = QDateTime::currentDateTime().addSecs(-draggedKeptSeconds);
    for (const QFileInfo& file : draggedFolder().entryInfoList({QStringLiteral("*.run.jsonl")}, QDir::Files))
        removed += file.lastModified() < oldest && QFile::remove(file.filePath());
    return removed;
}

RunMimeData::RunMimeData(std::vector<RunInfo> runs, Write write)
    : m_runs(std::move(runs))
    , m_write(std::move(write))
{ }

QStringList RunMimeData::formats() const { return QMimeData::formats() << urlList; }

QVariant RunMimeData::retrieveData(const QString& format, QMetaType type) const
{
    if (format != urlList)
        return QMimeData::retrieveData(format, type);
    writeFiles();
    if (type.id() != QMetaType::QByteArray)
        return m_urls;
    QByteArray lines;
    for (const QVariant& url : m_urls)
        lines += url.toUrl().toEncoded() + "\r\n";
    return lines;
}

void RunMimeData::writeFiles() const
{
    if (m_written) // a target may ask again and again while the mouse moves
        return;
    m_written = true;
    const QDir folder = draggedFolder();
    folder.mkpath(QStringLiteral("."));
    for (const RunInfo& run : m_runs) {
        const QString path = folder.filePath(fileNameOf(run));
        if (m_write(run, path))
            m_urls << QUrl::fromLocalFile(path);
    }
}

} // namespace throughline
