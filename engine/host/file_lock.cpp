// SPDX-License-Identifier: GPL-3.0-or-later
// flock, not waiting.
#include <host/file_lock.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace throughline {

Result<FileLock> FileLock::take(const std::filesystem::path& path, const Error& busy)
{
    // As filelock of Python makes it: others of the group may wait for it too.
    const int descriptor = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0664);
    if (descriptor < 0)
        return Error{"can't be made: " + std::generic_category().message(errno), path.string(),
            "check the folder and its permissions"};
    FileLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (errno == EWOULDBLOCK)
        return busy;
    return Error{"can't be locked: " + std::generic_category().message(errno), path.string(),
        "use a folder on a file system that has locks"};
}

FileLock::FileLock(int descriptor)
    : m_descriptor(descriptor)
{ }

FileLock::FileLock(FileLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{ }

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace throughline
