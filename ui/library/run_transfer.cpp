// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/reference_deltas.h>
#include <ui/library/run_transfer.h>
#include <ui/widgets/to_qt.h>

#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>

namespace throughline {

namespace {

const QString urlList = QStringLiteral("text/uri-list");

/// Text that a spreadsheet would take for a formula gets an apostrophe in front.
QByteArray csvText(const std::string& text)
{
    static const QByteArray formulaBegins("=+-@\t\r");
    QByteArray cell = QByteArray::fromStdString(text);
    if (!cell.isEmpty() && formulaBegins.contains(cell.front()))
        cell.prepend('\'');
    return '"' + cell.replace('"', "\"\"") + '"';
}

QByteArray csvNumber(double value) { return value == 0 ? QByteArray() : QByteArray::number(value, 'g', 10); }

/// A name that every file system takes, and two runs never share.
QString fileNameOf(const RunInfo& run)
{
    static const QRegularExpression others(QStringLiteral("[^\\w.-]+"), QRegularExpression::UseUnicodePropertiesOption);
    const QString name = toQt(run.name).replace(others, QStringLiteral("_")).left(60);
    return QStringLiteral("%1-%2.run.jsonl").arg(name, toQt(run.runId));
}

} // namespace

QByteArray runsCsv(const std::vector<RunInfo>& runs, const ReferenceDeltas& deltas)
{
    QByteArray csv("run,name,experiment,startedUtc,state,models,precisions,modes,gpus,cells,done,failed,"
                   "bestOutputTokensPerSecond,bestSpeedup,deltaPercent,deltaLow,deltaHigh,matched,seconds,host,tags,"
                   "notes\r\n");
    for (const RunInfo& run : runs) {
        const ReferenceDelta* delta = deltas.of(toQt(run.runId));
        const bool compared = delta && delta->kind == ReferenceDelta::Kind::Compared;
        const bool ranged = compared && delta->interval;
        const QList<QByteArray> cells{csvText(run.runId), csvText(run.name), csvText(run.experiment),
            csvText(run.startedUtc), csvText(std::string(nameOf(run.state))), csvText(run.models),
            csvText(run.precisions), csvText(run.modes), QByteArray::number(run.gpus), QByteArray::number(run.cells),
            QByteArray::number(run.done), QByteArray::number(run.failed), csvNumber(run.bestTokensPerSecond),
            csvNumber(run.bestSpeedup), compared ? QByteArray::number(delta->percent, 'g', 10) : QByteArray(),
            ranged ? QByteArray::number(delta->interval->low, 'g', 10) : QByteArray(),
            ranged ? QByteArray::number(delta->interval->high, 'g', 10) : QByteArray(),
            delta ? QByteArray::number(delta->matched) : QByteArray(), csvNumber(run.seconds), csvText(run.host),
            csvText(run.tags), csvText(run.notes)};
        csv += cells.join(',') + "\r\n";
    }
    return csv;
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
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/dragged"));
    folder.mkpath(QStringLiteral("."));
    for (const RunInfo& run : m_runs) {
        const QString path = folder.filePath(fileNameOf(run));
        if (m_write(run, path))
            m_urls << QUrl::fromLocalFile(path);
    }
}

} // namespace throughline
