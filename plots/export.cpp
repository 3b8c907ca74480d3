// SPDX-License-Identifier: GPL-3.0-or-later
// Files, written whole or not at all.
#include <plots/export.h>

#include <plots/file_to_write.h>
#include <plots/picture.h>

#include <core/sentence.h>

#include <QSaveFile>

namespace throughline {

Result<void> exportChart(const ChartData& data, const QString& path, QSize size, double scale)
{
    return writeNow({path, [&] { return drawPicture({data, {}, {}}, path, size, scale); }});
}

Result<void> writeFile(const QString& path, const std::string& content)
{
    QSaveFile file(path);
    const auto failure = [&](const std::string& doing) {
        return Error{Sentence::tr("%1 failed: %2", {doing, file.errorString().toStdString()}), path.toStdString(),
            Sentence::tr("check that the folder exists, may be written to, and has space")};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failure(Sentence::tr("opening the file"));
    if (file.write(content.data(), static_cast<qint64>(content.size())) != static_cast<qint64>(content.size()))
        return failure(Sentence::tr("writing the file"));
    if (!file.commit())
        return failure(Sentence::tr("putting the file in its place"));
    return {};
}

} // namespace throughline
