// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/models/download_line.h>

#include <QJsonDocument>
#include <QJsonObject>

namespace throughline {

namespace {

DownloadLine::Kind downloadKind(const QString& type)
{
    using Kind = DownloadLine::Kind;
    return type == QLatin1String("progress") ? Kind::Progress
        : type == QLatin1String("waiting")   ? Kind::Waiting
        : type == QLatin1String("done")      ? Kind::Done
        : type == QLatin1String("failed")    ? Kind::Failed
        : type == QLatin1String("cancelled") ? Kind::Cancelled
                                             : Kind::Other;
}

} // namespace

std::optional<DownloadLine> downloadLine(std::string_view line)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(line.data(), qsizetype(line.size())));
    if (!document.isObject())
        return {};
    const QJsonObject json = document.object();
    DownloadLine read;
    read.kind = downloadKind(json["type"].toString());
    read.progress = {json["file"].toString(), json["bytesDone"].toInteger(), json["bytesTotal"].toInteger(),
        json["filesDone"].toInt(), json["filesTotal"].toInt()};
    read.sentence = read.kind == DownloadLine::Kind::Waiting ? json["reason"].toString() : json["error"].toString();
    read.openAs = json["openAs"].toString();
    return read;
}

} // namespace throughline
