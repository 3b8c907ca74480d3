// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/file_to_write.h>

#include <plots/export.h>
#include <plots/picture.h>

#include <core/sentence.h>

#include <QDir>
#include <QFileInfo>

namespace throughline {

static Result<void> makeFolderFor(const QString& file)
{
    const QString folder = QFileInfo(file).absolutePath();
    if (QDir().mkpath(folder) && QFileInfo(folder).isWritable())
        return {};
    return Error{Sentence::tr("the folder can't be made or written"), folder.toStdString(),
        Sentence::tr("give a folder that you may write")};
}

FileToWrite textFile(const QString& path, std::function<std::string()> make)
{
    const FileContent content = [make = std::move(make)]() -> Result<std::string> { return make(); };
    return {path, [content]() -> Result<FileContent> { return content; }};
}

FileToWrite chartFile(const QString& path, std::shared_ptr<const ChartData> chart, QSize size, double scale)
{
    return {path, [chart = std::move(chart), path, size, scale] {
                return drawPicture({*chart, {}, {}}, path, size, scale);
            }};
}

std::vector<FileToWrite> chartFiles(
    const std::vector<std::shared_ptr<const ChartData>>& charts, const QString& folder, QSize size, double scale)
{
    std::vector<FileToWrite> files;
    for (const auto& chart : charts)
        for (const char* const ending : {".png", ".svg"})
            if (chart->notApplicable.empty())
                files.push_back(
                    chartFile(QDir(folder).filePath(QString::fromStdString(chart->id) + ending), chart, size, scale));
    return files;
}

FileToWrite withFolder(const FileToWrite& file)
{
    const auto draw = [file]() -> Result<FileContent> {
        const auto drawn = file.draw();
        if (!drawn)
            return drawn.error();
        return FileContent([content = *drawn, path = file.path]() -> Result<std::string> {
            if (const auto made = makeFolderFor(path); !made)
                return made.error();
            return content();
        });
    };
    return {file.path, draw};
}

Result<void> writeNow(const FileToWrite& file)
{
    const auto drawn = file.draw();
    if (!drawn)
        return drawn.error();
    const auto content = (*drawn)();
    if (!content)
        return content.error();
    return writeFile(file.path, *content);
}

} // namespace throughline
