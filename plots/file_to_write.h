// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is still to be written, in two steps: what only the GUI thread can do, for charts are drawn by widgets,
// and the rest on any thread.
#pragma once

#include <plots/chart_data.h>

#include <core/result.h>

#include <QSize>
#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace throughline {

using FileContent = std::function<Result<std::string>()>; // on any thread

struct FileToWrite {
    QString path;
    std::function<Result<FileContent>()> draw; // GUI thread
};

FileToWrite textFile(const QString& path, std::function<std::string()> make);
/// As exportChart writes it.
FileToWrite chartFile(
    const QString& path, std::shared_ptr<const ChartData> chart, QSize size = {960, 600}, double scale = 2.0);
/// Every chart that applies, as <id>.png and <id>.svg into a folder.
std::vector<FileToWrite> chartFiles(const std::vector<std::shared_ptr<const ChartData>>& charts, const QString& folder,
    QSize size = {960, 600}, double scale = 2.0);
/// Pointers into what `owner` holds, and keeps.
template <class Owner>
std::vector<std::shared_ptr<const ChartData>> sharedCharts(
    const std::shared_ptr<const Owner>& owner, const std::vector<ChartData>& charts)
{
    std::vector<std::shared_ptr<const ChartData>> shared;
    for (const ChartData& chart : charts)
        shared.emplace_back(owner, &chart);
    return shared;
}
/// The same; its folder is made when there is none.
FileToWrite withFolder(const FileToWrite& file);
/// Both steps, here and now.
Result<void> writeNow(const FileToWrite& file);

} // namespace throughline
