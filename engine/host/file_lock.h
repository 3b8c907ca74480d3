// SPDX-License-Identifier: GPL-3.0-or-later
// A lock file that the kernel drops with its holder; the same kind as Python's filelock takes.
#pragma once

#include <core/result.h>

#include <filesystem>

namespace throughline {

class FileLock {
public:
    /// Makes the file where it isn't there. Never waits: `busy` is the error when another holds it.
    static Result<FileLock> take(const std::filesystem::path& path, const Error& busy);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock(); // lets go; the file stays: removing it would let two hold "the" lock

private:
    explicit FileLock(int descriptor);
    int m_descriptor = -1;
};

} // namespace throughline
