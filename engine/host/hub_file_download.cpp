// SPDX-License-Identifier: GPL-3.0-or-later
// Lock, what was left, the rest, checksum, rename.
#include <host/hub_file_download.h>

#include <utility>

namespace throughline {

HubFileDownload::HubFileDownload(HubFetch& fetch, const HubStore& store, QObject* parent)
    : QObject(parent)
    , m_fetch(fetch)
    , m_store(store)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &HubFileDownload::takeLeft);
}

void HubFileDownload::start(const QUrl& address, const HubSubject& subject, const HubFile& file)
{
    m_address = address;
    m_subject = subject;
    m_file = file;
    if (const auto opened = open(); !opened)
        return end(opened.error());
    m_wentOn = m_blob->leftBytes() > 0;
    connect(&m_fetch, &HubFetch::advanced, this, &HubFileDownload::advanced, Qt::UniqueConnection);
    connect(&m_fetch, &HubFetch::finished, this, &HubFileDownload::fetched, Qt::UniqueConnection);
    m_next.start(0);
}

Result<void> HubFileDownload::open()
{
    auto lock = m_store.lock(m_file);
    if (!lock)
        return lock.error();
    m_lock = *std::move(lock);
    m_blob = std::make_unique<HubBlob>(m_store.blobs(), m_file);
    return m_blob->open();
}

void HubFileDownload::abort()
{
    m_next.stop();
    disconnect(&m_fetch, nullptr, this, nullptr);
    m_blob.reset();
    m_lock.reset();
}

void HubFileDownload::takeLeft()
{
    if (m_blob->offset() < m_blob->leftBytes()) {
        if (const auto took = m_blob->takeLeft(); !took)
            return end(took.error());
        emit advanced();
        return m_next.start(0);
    }
    if (m_blob->complete()) // broken off between its last byte and its place, or empty
        return complete();
    m_fetch.start(m_address, m_subject, *m_blob);
}

void HubFileDownload::fetched(const std::optional<Error>& error)
{
    if (error)
        return end(error);
    complete();
}

void HubFileDownload::complete()
{
    if (!m_blob->checksumRight())
        return checksumWrong();
    if (const auto moved = m_blob->moveIntoPlace(); !moved)
        return end(moved.error());
    end({});
}

void HubFileDownload::checksumWrong()
{
    if (std::exchange(m_wentOn, false)) {
        if (const auto restarted = m_blob->restart(); !restarted)
            return end(restarted.error());
        return m_fetch.start(m_address, m_subject, *m_blob);
    }
    m_blob->remove();
    end(Error{"has a wrong " + m_blob->checksumKind() + ": it was damaged on its way, and is thrown away", m_file.name,
        "run it again"});
}

void HubFileDownload::end(const std::optional<Error>& error)
{
    abort();
    emit finished(error);
}

} // namespace throughline
