// SPDX-License-Identifier: GPL-3.0-or-later
// The steps in their order; each ends in the next or in fail().
#include <host/hub_download.h>

#include <checkpoint/weight_files.h>
#include <core/sentence.h>
#include <core/words.h>

#include <system_error>
#include <utility>

namespace throughline {

namespace fs = std::filesystem;

namespace {

int64_t freeBytesOf(const fs::path& folder)
{
    std::error_code failed;
    const auto space = fs::space(folder, failed);
    return failed ? -1 : static_cast<int64_t>(space.available);
}

} // namespace

HubDownload::HubDownload(HubDownloadOptions options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_store(m_options.cache, m_options.name)
    , m_fetch(m_options.endpoint, m_options.patience)
    , m_file(m_fetch, m_store)
{
    if (!m_options.freeBytes)
        m_options.freeBytes = freeBytesOf;
    connect(&m_fetch, &HubFetch::waiting, this, &HubDownload::waiting);
    connect(&m_file, &HubFileDownload::advanced, this, &HubDownload::report);
    connect(&m_file, &HubFileDownload::finished, this, &HubDownload::fileFinished);
}

void HubDownload::start() { QMetaObject::invokeMethod(this, &HubDownload::begin, Qt::QueuedConnection); }

void HubDownload::begin()
{
    if (m_ended)
        return;
    if (m_options.cache.empty())
        return fail({"there is no folder for the hub cache", "", "set HF_HUB_CACHE or HOME"});
    if (const auto opened = m_store.open(); !opened)
        return fail(opened.error());
    connect(&m_fetch, &HubFetch::finished, this, &HubDownload::listed, Qt::SingleShotConnection);
    m_fetch.start(listingAddress(m_options.endpoint, m_options.name), {m_options.name, ""}, m_text);
}

void HubDownload::listed(const std::optional<Error>& error)
{
    if (error)
        return fail(*error);
    const QByteArray& text = m_text.text();
    auto listing = readListing({text.constData(), std::size_t(text.size())}, "the hub's answer on " + title());
    if (!listing)
        return fail(listing.error());
    m_listing = *std::move(listing);
    auto needed = neededFiles(m_listing, title());
    if (!needed)
        return fail(needed.error());
    m_needed = *std::move(needed);
    if (const auto made = m_store.makeFolders(); !made)
        return fail(made.error());
    m_needed.index ? fetchIndex() : fetchAll();
}

/// Ahead of all others: without it nobody knows how much there is to fetch.
void HubDownload::fetchIndex()
{
    if (m_store.holds(*m_needed.index))
        return indexFetched();
    m_indexPending = true;
    fetch(*m_needed.index);
}

void HubDownload::indexFetched()
{
    m_indexPending = false;
    if (const auto added = addShards(); !added)
        return fail(added.error());
    fetchAll();
}

Result<void> HubDownload::addShards()
{
    const std::string where = Sentence::tr("%1 of %2", {m_needed.index->name, title()});
    const auto names = shardNames(m_store.blob(*m_needed.index));
    if (!names)
        return Error{names.error().what, where, Sentence::tr("choose a model or a revision whose index is right")};
    const auto shards = listedShards(m_listing, *names, where);
    if (!shards)
        return shards.error();
    m_needed.files.insert(m_needed.files.end(), shards->begin(), shards->end());
    return {};
}

void HubDownload::fetchAll()
{
    for (const HubFile& file : m_needed.files)
        m_bytesTotal += file.bytes;
    if (const auto enough = checkSpace(); !enough)
        return fail(enough.error());
    fetchNext();
}

Result<void> HubDownload::checkSpace() const
{
    int64_t missing = 0;
    for (const HubFile& file : m_needed.files)
        if (!m_store.holds(file))
            missing += file.bytes - m_store.leftBytes(file);
    const int64_t free = m_options.freeBytes(m_store.blobs());
    if (free < 0 || missing <= free) // where it can't be told the first write that fails tells
        return {};
    return Error{
        Sentence::tr("%1 are still to be fetched, and only %2 are free", {bytesInWords(missing), bytesInWords(free)}),
        m_store.blobs().string(), Sentence::tr("free some space, or set HF_HUB_CACHE to a folder with more")};
}

void HubDownload::fetchNext()
{
    for (; m_next < m_needed.files.size(); ++m_next) {
        const HubFile& file = m_needed.files[m_next];
        if (!m_store.holds(file))
            break;
        m_bytesDone += file.bytes;
    }
    report();
    if (m_ended) // cancelled by who saw the report
        return;
    m_next < m_needed.files.size() ? fetch(m_needed.files[m_next]) : writeLayout();
}

void HubDownload::fetch(const HubFile& file)
{
    m_file.start(fileAddress(m_options.endpoint, m_options.name.repository, m_listing.commit, file.name),
        {m_options.name, file.name}, file);
}

void HubDownload::fileFinished(const std::optional<Error>& error)
{
    if (error)
        return fail(*error);
    m_indexPending ? indexFetched() : fetchNext();
}

void HubDownload::writeLayout()
{
    if (const auto written = m_store.writeSnapshot(m_listing.commit, m_needed.files); !written)
        return fail(written.error());
    if (const auto written = m_store.writeRef(m_listing.commit); !written)
        return fail(written.error());
    end({false, {}, m_listing.commit, m_store.snapshot(m_listing.commit)});
}

void HubDownload::report()
{
    if (m_indexPending)
        return;
    HubProgress now;
    const bool some = m_next < m_needed.files.size();
    now.file = some ? m_needed.files[m_next].name : std::string();
    now.bytesDone = m_bytesDone + (some ? m_file.bytes() : 0);
    now.bytesTotal = m_bytesTotal;
    now.filesDone = static_cast<int>(m_next);
    now.filesTotal = static_cast<int>(m_needed.files.size());
    emit progress(now);
}

void HubDownload::cancel()
{
    if (m_ended)
        return;
    m_file.abort();
    m_fetch.abort();
    end({true, {}, {}, {}});
}

void HubDownload::fail(const Error& error) { end({false, error, {}, {}}); }

void HubDownload::end(const HubDownloadEnd& end)
{
    if (std::exchange(m_ended, true))
        return;
    m_store.close();
    emit finished(end);
}

} // namespace throughline
