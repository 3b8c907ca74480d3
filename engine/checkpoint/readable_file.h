// SPDX-License-Identifier: GPL-3.0-or-later
// A regular file opened for reading at any offset. Reads are `pread`s and not a mapping, so that a file that shrinks
// while it is open is an error and not a signal.
#pragma once

#include <core/result.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace throughline {

class ReadableFile {
public:
    /// Refuses what is not a regular file (a pipe or device could block for ever).
    static Result<ReadableFile> open(const std::filesystem::path& path);
    ReadableFile(ReadableFile&& other) noexcept;
    ReadableFile& operator=(ReadableFile&& other) noexcept;
    ~ReadableFile();

    const std::filesystem::path& path() const { return m_path; }
    int64_t size() const { return m_size; } // bytes, when it was opened
    /// Fills `out` from `offset` on; an end of file before that is an error. Thread-safe.
    Result<void> read(int64_t offset, std::span<std::byte> out) const;

private:
    ReadableFile(std::filesystem::path path, int descriptor, int64_t size);
    std::filesystem::path m_path;
    int m_descriptor = -1;
    int64_t m_size = 0;
};

/// The whole file as it is; refused when it is longer than `maxBytes`.
Result<std::string> readTextFile(const std::filesystem::path& path, int64_t maxBytes);

/// False also where it can't be told.
bool fileExists(const std::filesystem::path& path);

} // namespace throughline
