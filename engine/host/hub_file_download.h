// SPDX-License-Identifier: GPL-3.0-or-later
// One file of a model into blobs/: goes on where an earlier download stopped, checks, puts it into place.
#pragma once

#include <host/hub_blob.h>
#include <host/hub_fetch.h>
#include <host/hub_store.h>

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace throughline {

class HubFileDownload : public QObject {
    Q_OBJECT
public:
    /// `fetch` serves one file at a time and outlives this object.
    HubFileDownload(HubFetch& fetch, const HubStore& store, QObject* parent = nullptr);

    void start(const QUrl& address, const HubSubject& subject, const HubFile& file);
    /// Nothing is emitted any more; what has come stays.
    void abort();
    /// Bytes that are there of the current file.
    int64_t bytes() const { return m_blob ? m_blob->offset() : 0; }

signals:
    void advanced();
    /// Exactly once per start: the blob is in its place, or why not.
    void finished(const std::optional<throughline::Error>& error);

private:
    Result<void> open();
    void takeLeft();
    void fetched(const std::optional<Error>& error);
    void complete();
    void checksumWrong();
    void end(const std::optional<Error>& error);

    HubFetch& m_fetch;
    const HubStore& m_store;
    QTimer m_next; // the next piece of what was left
    QUrl m_address;
    HubSubject m_subject;
    HubFile m_file;
    std::optional<FileLock> m_lock;
    std::unique_ptr<HubBlob> m_blob;
    bool m_wentOn = false; // with bytes of an earlier download, which may be damaged
};

} // namespace throughline
