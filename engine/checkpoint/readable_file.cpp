// SPDX-License-Identifier: GPL-3.0-or-later
// Reading at an offset by pread.
#include <checkpoint/readable_file.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace throughline {

namespace {

std::string reasonOf(int number) { return std::generic_category().message(number); }

} // namespace

Result<ReadableFile> ReadableFile::open(const std::filesystem::path& path)
{
    // Non-blocking, so that opening a pipe returns and can be refused below.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return Error{"can't be read: " + reasonOf(errno), path.string(), "check the path and its permissions"};
    struct stat status { };
    const int failed = ::fstat(descriptor, &status);
    ReadableFile file(path, descriptor, failed ? 0 : static_cast<int64_t>(status.st_size));
    if (failed || !S_ISREG(status.st_mode))
        return Error{"is not a regular file", path.string(), "give a file"};
    return file;
}

ReadableFile::ReadableFile(std::filesystem::path path, int descriptor, int64_t size)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
    , m_size(size)
{ }

ReadableFile::ReadableFile(ReadableFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_size(other.m_size)
{ }

ReadableFile& ReadableFile::operator=(ReadableFile&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_size, other.m_size);
    return *this;
}

ReadableFile::~ReadableFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<void> ReadableFile::read(int64_t offset, std::span<std::byte> out) const
{
    while (!out.empty()) {
        const ssize_t got = ::pread(m_descriptor, out.data(), out.size(), offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Error{"can't be read: " + reasonOf(errno), m_path.string(), ""};
        if (got == 0)
            return Error{"ends before byte " + std::to_string(offset + static_cast<int64_t>(out.size()))
                    + ", though it had " + std::to_string(m_size) + " bytes when it was opened",
                m_path.string(), "copy the file again, and leave it alone while it is in use"};
        out = out.subspan(static_cast<std::size_t>(got));
        offset += got;
    }
    return {};
}

Result<std::string> readTextFile(const std::filesystem::path& path, int64_t maxBytes)
{
    const auto file = ReadableFile::open(path);
    if (!file)
        return file.error();
    if (file->size() > maxBytes)
        return Error{
            "is " + std::to_string(file->size()) + " bytes long; at most " + std::to_string(maxBytes) + " are read",
            path.string(), ""};
    std::string text(static_cast<std::size_t>(file->size()), '\0');
    if (auto read = file->read(0, std::as_writable_bytes(std::span(text))); !read)
        return read.error();
    return text;
}

bool fileExists(const std::filesystem::path& path)
{
    std::error_code failed;
    return std::filesystem::exists(path, failed);
}

} // namespace throughline
