// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/export.h>
#include <ui/library/run_files.h>

#include <QDir>

#include <algorithm>

namespace throughline {

std::vector<FileToWrite> filesOf(const RunDigestPtr& digest, const QString& folder)
{
    const QDir place(folder);
    std::vector<FileToWrite> files = chartFiles(sharedCharts(digest, digest->charts), folder);
    files.push_back(
        textFile(place.filePath(QStringLiteral("summary.csv")), [digest] { return summaryCsv(*digest->run); }));
    files.push_back(textFile(place.filePath(QStringLiteral("raw.csv")), [digest] { return rawCsv(*digest->run); }));
    std::transform(files.begin(), files.end(), files.begin(), withFolder);
    return files;
}

} // namespace throughline
