// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads of the local hub's model into a cache of the test's own, watched from outside.
#pragma once

#include <tests/host/support/local_hub.h>

#include <host/hub_download.h>

#include <QStringList>
#include <QTemporaryDir>

#include <filesystem>
#include <functional>
#include <vector>

namespace throughline::tests {

class HubRun {
public:
    explicit HubRun(LocalHub& hub);

    /// A whole download with `options`; what it said is in the lists below.
    HubDownloadEnd get();
    /// The same, cancelled as soon as `progress` has been reported that `fits`.
    HubDownloadEnd cancelledAt(const std::function<bool(const HubProgress&)>& fits);

    std::filesystem::path cache() const { return m_folder.path().toStdString(); }
    std::filesystem::path model() const { return cache() / "models--maker--small"; }
    /// Names in a folder below the model's, sorted; empty where there is none.
    QStringList names(const char* folder) const;
    QByteArray content(const std::filesystem::path& path) const;

    HubDownloadOptions options; // three attempts, no time between them
    std::vector<HubProgress> progress;
    QStringList waits;
    int finishes = 0;

private:
    LocalHub& m_hub;
    QTemporaryDir m_folder;
};

} // namespace throughline::tests
