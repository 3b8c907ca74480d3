// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/sentence.h>
#include <plots/export.h>
#include <ui/library/run_files.h>
#include <ui/widgets/to_qt.h>

#include <QDir>

namespace throughline {

Result<int> exportAll(const RunDigest& digest, const QString& folder)
{
    const QDir directory(folder);
    if (!directory.mkpath(QStringLiteral(".")))
        return Error{Sentence::tr("can't be made"), folder.toStdString(), Sentence::tr("choose another folder")};
    int files = 0;
    for (const ChartData& chart : digest.charts) {
        if (!chart.notApplicable.empty())
            continue;
        for (const QString& ending : {QStringLiteral(".png"), QStringLiteral(".svg")}) {
            if (const auto written = exportChart(chart, directory.filePath(toQt(chart.id) + ending)); !written)
                return written.error();
            ++files;
        }
    }
    const auto table = [&](const QString& name, const std::string& content) -> Result<void> {
        ++files;
        return writeFile(directory.filePath(name), content);
    };
    if (const auto written = table(QStringLiteral("summary.csv"), summaryCsv(*digest.run)); !written)
        return written.error();
    if (const auto written = table(QStringLiteral("raw.csv"), rawCsv(*digest.run)); !written)
        return written.error();
    return files;
}

} // namespace throughline
