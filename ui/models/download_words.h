// SPDX-License-Identifier: GPL-3.0-or-later
// A download in words. Not a widget.
#pragma once

#include <ui/models/model_download.h>

#include <QCoreApplication>

namespace throughline {

class DownloadWords {
    Q_DECLARE_TR_FUNCTIONS(throughline::DownloadWords)
public:
    /// "1.2 GB of 5.5 GB · file 3 of 7 · 24 MB/s · 3 min left"; parts that are not known are left out.
    static QString progress(const DownloadProgress& progress, double bytesPerSecond);
    /// What there is to say of it now; empty when it is idle.
    static QString status(const ModelDownload& download);
};

} // namespace throughline
