// SPDX-License-Identifier: GPL-3.0-or-later
// A model from a hub into the local cache: list, choose, fetch, check, link. Cancelled or broken at any time it leaves
// only what the next download goes on with.
#pragma once

#include <host/hub_fetch.h>
#include <host/hub_file_download.h>
#include <host/hub_files.h>
#include <host/hub_store.h>
#include <host/hub_text.h>

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

struct HubDownloadOptions {
    HubEndpoint endpoint;
    HubName name;
    std::filesystem::path cache;
    HubPatience patience;
    /// Bytes that may be written below a folder; empty: as the file system says.
    std::function<int64_t(const std::filesystem::path&)> freeBytes;
};

struct HubProgress {
    std::string file; // on its way
    int64_t bytesDone = 0;
    int64_t bytesTotal = 0; // of all needed files, those that were there already included
    int filesDone = 0;
    int filesTotal = 0;
};

struct HubDownloadEnd {
    bool cancelled = false;
    std::optional<Error> error;
    std::string commit;             // empty unless done
    std::filesystem::path snapshot; // where the model is; empty unless done
};

class HubDownload : public QObject {
    Q_OBJECT
public:
    explicit HubDownload(HubDownloadOptions options, QObject* parent = nullptr);

    /// Once. Answers from the event loop.
    void start();
    /// `finished` comes at once, unless it has come.
    void cancel();

signals:
    void progress(const throughline::HubProgress& progress);
    /// Why nothing comes for a while, and that it will go on.
    void waiting(const QString& sentence);
    /// Exactly once.
    void finished(const throughline::HubDownloadEnd& end);

private:
    void begin();
    void listed(const std::optional<Error>& error);
    void fetchIndex();
    void indexFetched();
    Result<void> addShards();
    void fetchAll();
    Result<void> checkSpace() const;
    void fetchNext();
    void fetch(const HubFile& file);
    void fileFinished(const std::optional<Error>& error);
    void writeLayout();
    void report();
    void fail(const Error& error);
    void end(const HubDownloadEnd& end);
    std::string title() const { return m_options.name.repository; }

    HubDownloadOptions m_options;
    HubStore m_store;
    HubFetch m_fetch;
    HubFileDownload m_file;
    HubText m_text;
    HubListing m_listing;
    NeededFiles m_needed;
    std::size_t m_next = 0;  // of m_needed.files
    int64_t m_bytesDone = 0; // of files before m_next
    int64_t m_bytesTotal = 0;
    bool m_indexPending = false; // its shards are not among m_needed yet
    bool m_ended = false;
};

} // namespace throughline
