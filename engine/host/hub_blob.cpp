// SPDX-License-Identifier: GPL-3.0-or-later
// Written at offsets, hashed as it comes, flushed now and then so that the end need not wait for all of it.
#include <host/hub_blob.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace throughline {

namespace fs = std::filesystem;

namespace {

constexpr int64_t pieceBytes = int64_t{8} << 20; // of what was left, hashed at a time: some 30 ms
constexpr int64_t flushEveryBytes = int64_t{64} << 20;

std::string bytesOf(int64_t bytes) { return std::to_string(bytes) + " bytes"; }

} // namespace

HubBlob::HubBlob(fs::path blobs, HubFile file)
    : m_place(blobs / file.checksum)
    , m_incomplete(blobs / (file.checksum + ".incomplete"))
    , m_file(std::move(file))
    , m_checksum(m_file)
{ }

HubBlob::~HubBlob()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Error HubBlob::failed(const std::string& what, int number) const
{
    const std::string remedy = number == ENOSPC || number == EDQUOT || number == EFBIG
        ? "free some space and run it again: what was fetched is kept"
        : "check the folder and its permissions";
    return {what + ": " + std::generic_category().message(number), m_incomplete.string(), remedy};
}

Result<void> HubBlob::open()
{
    m_descriptor = ::open(m_incomplete.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644);
    if (m_descriptor < 0)
        return failed("can't be opened for writing", errno);
    struct stat status { };
    if (::fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return Error{"is not a regular file", m_incomplete.string(), "remove it"};
    m_leftBytes = status.st_size;
    return m_leftBytes > m_file.bytes ? restart() : Result<void>();
}

Result<void> HubBlob::takeLeft()
{
    QByteArray piece(qsizetype(std::min(pieceBytes, m_leftBytes - m_offset)), Qt::Uninitialized);
    const ssize_t got = ::pread(m_descriptor, piece.data(), std::size_t(piece.size()), m_offset);
    if (got < 0)
        return failed("can't be read", errno);
    if (got == 0) // shortened since it was opened
        m_leftBytes = m_offset;
    m_checksum.update({piece.constData(), std::size_t(got)});
    m_offset += got;
    return {};
}

Result<void> HubBlob::restart()
{
    if (::ftruncate(m_descriptor, 0) != 0)
        return failed("can't be emptied", errno);
    m_offset = m_leftBytes = m_unflushed = 0;
    m_checksum = HubChecksum(m_file);
    return {};
}

Result<void> HubBlob::begin(const HubResponse& response)
{
    for (const int64_t bytes : {response.linkedBytes, response.bytes})
        if (bytes >= 0 && bytes != m_file.bytes)
            return Error{"the hub says " + bytesOf(bytes) + ", its listing " + bytesOf(m_file.bytes), m_file.name,
                "run it again later: the hub contradicts itself"};
    if (!response.checksum.isEmpty() && response.checksum.toStdString() != m_file.checksum)
        return Error{"the hub says checksum " + response.checksum.toStdString() + ", its listing " + m_file.checksum,
            m_file.name, "run it again later: the hub contradicts itself"};
    if (response.from == 0 && m_offset > 0) // a server without ranges sends everything
        return restart();
    if (response.from == m_offset)
        return {};
    const std::string sent = response.from < 0 ? "nobody says which" : "those from " + std::to_string(response.from);
    return Error{"bytes from " + std::to_string(m_offset) + " on were asked for, and " + sent + " were sent",
        m_file.name, "run it again later"};
}

Result<void> HubBlob::take(const QByteArray& bytes)
{
    if (bytes.size() > m_file.bytes - m_offset)
        return Error{"more than its " + bytesOf(m_file.bytes) + " were sent", m_file.name,
            "run it again later: the hub contradicts itself"};
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t wrote =
            ::pwrite(m_descriptor, bytes.constData() + done, std::size_t(bytes.size() - done), m_offset);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return failed("can't be written", errno);
        m_checksum.update({bytes.constData() + done, std::size_t(wrote)});
        m_offset += wrote;
        m_unflushed += wrote;
        done += wrote;
    }
    return m_unflushed >= flushEveryBytes ? flush() : Result<void>();
}

Result<void> HubBlob::flush()
{
    m_unflushed = 0;
    if (::fdatasync(m_descriptor) != 0)
        return failed("can't be written", errno);
    return {};
}

bool HubBlob::checksumRight() { return m_checksum.hex() == m_file.checksum; }

Result<void> HubBlob::moveIntoPlace()
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    if (::rename(m_incomplete.c_str(), m_place.c_str()) != 0)
        return failed("can't be renamed to " + m_place.filename().string(), errno);
    return {};
}

void HubBlob::remove() { ::unlink(m_incomplete.c_str()); }

} // namespace throughline
