// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is seen by others appears by a rename.
#include <host/hub_store.h>

#include <checkpoint/readable_file.h>

#include <fstream>
#include <system_error>

#include <unistd.h>

namespace throughline {

namespace fs = std::filesystem;

namespace {

Error cantWrite(const fs::path& path, const std::error_code& why)
{
    return {"can't be written: " + why.message(), path.string(),
        "check the folder and its permissions, or set HF_HUB_CACHE to another"};
}

Result<void> makeFolder(const fs::path& folder)
{
    std::error_code why;
    fs::create_directories(folder, why);
    if (why)
        return cantWrite(folder, why);
    return {};
}

Result<void> moveTo(const fs::path& from, const fs::path& to)
{
    std::error_code why;
    fs::rename(from, to, why);
    if (!why)
        return {};
    std::error_code ignored;
    fs::remove(from, ignored);
    return cantWrite(to, why);
}

int64_t sizeOf(const fs::path& path)
{
    std::error_code failed;
    const auto size = fs::is_regular_file(path, failed) ? fs::file_size(path, failed) : 0;
    return failed ? -1 : static_cast<int64_t>(size);
}

} // namespace

HubStore::HubStore(fs::path cache, HubName name)
    : m_name(std::move(name))
    , m_model(cache / hubFolderName(m_name.repository))
    , m_locks(cache / ".locks" / hubFolderName(m_name.repository))
{ }

Result<void> HubStore::open()
{
    if (auto made = makeFolder(m_locks); !made)
        return made;
    auto lock = FileLock::take(m_locks / "throughline.lock",
        {m_name.repository + " is being downloaded by another process already", "", "wait until it has ended"});
    if (!lock)
        return lock.error();
    m_lock = *std::move(lock);
    return {};
}

Result<void> HubStore::makeFolders() const
{
    for (const fs::path& folder : {blobs(), m_model / "refs", m_model / "snapshots"})
        if (auto made = makeFolder(folder); !made)
            return made;
    return {};
}

Result<FileLock> HubStore::lock(const HubFile& file) const
{
    return FileLock::take(m_locks / (file.checksum + ".lock"),
        {file.name + " is being downloaded by another program already", m_model.string(), "wait until it has ended"});
}

bool HubStore::holds(const HubFile& file) const { return fileExists(blob(file)) && sizeOf(blob(file)) == file.bytes; }

int64_t HubStore::leftBytes(const HubFile& file) const
{
    const int64_t left = sizeOf(blobs() / (file.checksum + ".incomplete"));
    return left < 0 || left > file.bytes ? 0 : left;
}

fs::path HubStore::temporary() const { return m_model / (".new-" + std::to_string(::getpid())); }

Result<void> HubStore::link(const HubFile& file, const fs::path& place) const
{
    const fs::path target = fs::path("..") / ".." / "blobs" / file.checksum;
    std::error_code why;
    if (fs::read_symlink(place, why) == target)
        return {};
    const fs::path fresh = temporary();
    fs::remove(fresh, why); // of a process of the same id that died here
    fs::create_symlink(target, fresh, why);
    if (why)
        return cantWrite(place, why);
    return moveTo(fresh, place);
}

Result<void> HubStore::writeSnapshot(const std::string& commit, const std::vector<HubFile>& files) const
{
    if (auto made = makeFolder(snapshot(commit)); !made)
        return made;
    for (const HubFile& file : files)
        if (auto linked = link(file, snapshot(commit) / file.name); !linked)
            return linked;
    return {};
}

Result<void> HubStore::writeRef(const std::string& commit) const
{
    if (m_name.revision == commit)
        return {};
    const fs::path ref = m_model / "refs" / m_name.revision;
    if (auto made = makeFolder(ref.parent_path()); !made)
        return made;
    const auto before = readTextFile(ref, 256);
    if (before && *before == commit) // the cache may belong to somebody else
        return {};
    const fs::path fresh = temporary();
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file << commit << std::flush; // no newline: huggingface_hub reads the whole file as the commit
    if (!file)
        return cantWrite(fresh, std::make_error_code(std::errc::io_error));
    return moveTo(fresh, ref);
}

} // namespace throughline
