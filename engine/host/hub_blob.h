// SPDX-License-Identifier: GPL-3.0-or-later
// One file on its way into blobs/: <checksum>.incomplete, which outlives a break, until all of it is there and its
// checksum is right; then <checksum>. Fetches nothing.
#pragma once

#include <host/hub_checksum.h>
#include <host/hub_listing.h>
#include <host/hub_sink.h>

#include <filesystem>

namespace throughline {

class HubBlob : public HubSink {
public:
    HubBlob(std::filesystem::path blobs, HubFile file);
    ~HubBlob() override; // what has come stays, for the next time

    /// Opens what an earlier download left, or an empty file.
    Result<void> open();
    /// Takes the next few MiB of what was left into the checksum: called until offset() is leftBytes(), so that the
    /// caller stays responsive.
    Result<void> takeLeft();
    int64_t leftBytes() const { return m_leftBytes; }
    bool checksumRight(); // once it is complete
    Result<void> moveIntoPlace();
    void remove();
    /// "SHA-256": what is wrong when checksumRight() says no.
    std::string checksumKind() const { return m_checksum.kind(); }

    int64_t offset() const override { return m_offset; }
    Result<void> restart() override;
    Result<void> begin(const HubResponse& response) override;
    Result<void> take(const QByteArray& bytes) override;
    bool complete() const override { return m_offset == m_file.bytes; }

private:
    Error failed(const std::string& what, int number) const;
    Result<void> flush();

    std::filesystem::path m_place;
    std::filesystem::path m_incomplete;
    HubFile m_file;
    HubChecksum m_checksum;
    int64_t m_offset = 0;
    int64_t m_leftBytes = 0;
    int64_t m_unflushed = 0;
    int m_descriptor = -1;
};

} // namespace throughline
