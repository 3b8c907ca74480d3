// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/models/download_words.h>
#include <ui/widgets/to_qt.h>

#include <cmath>

namespace throughline {

namespace {
constexpr double longestLeftSeconds = 100 * 3600; // what takes longer than days is not worth a number
}

QString DownloadWords::progress(const DownloadProgress& progress, double bytesPerSecond)
{
    if (progress.filesTotal <= 0)
        return tr("The hub is asked what there is…");
    QStringList parts{
        tr("%1 of %2").arg(toQt(bytesInWords(progress.bytesDone)), toQt(bytesInWords(progress.bytesTotal)))};
    if (progress.filesDone < progress.filesTotal)
        parts << tr("file %1 of %2").arg(progress.filesDone + 1).arg(progress.filesTotal);
    if (bytesPerSecond > 0 && progress.bytesDone < progress.bytesTotal) {
        const double secondsLeft = std::ceil(double(progress.bytesTotal - progress.bytesDone) / bytesPerSecond);
        parts << tr("%1/s").arg(toQt(bytesInWords(qint64(bytesPerSecond))));
        if (secondsLeft < longestLeftSeconds)
            parts << tr("%1 left").arg(toQt(durationInWords(qint64(secondsLeft) * 1'000'000'000)));
    }
    return parts.join(QStringLiteral(" · "));
}

QString DownloadWords::status(const ModelDownload& download)
{
    switch (download.phase()) {
    case ModelDownload::Phase::Idle:
        return {};
    case ModelDownload::Phase::Running:
        if (download.cancelAsked())
            return tr("Being cancelled…");
        return download.sentence().isEmpty() ? progress(download.progress(), download.bytesPerSecond())
                                             : download.sentence();
    case ModelDownload::Phase::Done:
        return tr("It is in the hub cache now.");
    case ModelDownload::Phase::Failed:
        return download.sentence();
    case ModelDownload::Phase::Cancelled:
        return tr("Cancelled. What has come is kept: it goes on from there.");
    }
    return {};
}

} // namespace throughline
