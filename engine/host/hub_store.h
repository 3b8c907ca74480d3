// SPDX-License-Identifier: GPL-3.0-or-later
// A model's folder in the hub cache, as a download writes it: blobs by checksum, then a snapshot of links to them, then
// the ref that names the snapshot. A reader therefore never sees a ref whose snapshot is not all there.
#pragma once

#include <host/file_lock.h>
#include <host/hub_listing.h>

#include <checkpoint/hub_name.h>
#include <core/result.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

class HubStore {
public:
    HubStore(std::filesystem::path cache, HubName name);

    /// Takes the lock that keeps a second download of this model away, until close() or until this object goes.
    Result<void> open();
    void close() { m_lock.reset(); }
    /// Makes the model's folders: once it is known that there is such a model.
    Result<void> makeFolders() const;
    /// Python's lock of one file: held while it is fetched.
    Result<FileLock> lock(const HubFile& file) const;

    std::filesystem::path blobs() const { return m_model / "blobs"; }
    std::filesystem::path blob(const HubFile& file) const { return blobs() / file.checksum; }
    std::filesystem::path snapshot(const std::string& commit) const { return m_model / "snapshots" / commit; }
    /// Whether its blob is there, in full size.
    bool holds(const HubFile& file) const;
    /// Bytes that an earlier download left of it.
    int64_t leftBytes(const HubFile& file) const;

    /// Links all files, whose blobs must be there.
    Result<void> writeSnapshot(const std::string& commit, const std::vector<HubFile>& files) const;
    /// refs/<revision> names the commit from now on; nothing to do where the revision is the commit.
    Result<void> writeRef(const std::string& commit) const;

private:
    Result<void> link(const HubFile& file, const std::filesystem::path& place) const;
    std::filesystem::path temporary() const;

    HubName m_name;
    std::filesystem::path m_model; // models--ORG--NAME
    std::filesystem::path m_locks; // .locks/models--ORG--NAME
    std::optional<FileLock> m_lock;
};

} // namespace throughline
