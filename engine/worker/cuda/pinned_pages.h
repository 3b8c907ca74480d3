// SPDX-License-Identifier: GPL-3.0-or-later
// Memory of the host's that copies to the device come out of at full speed: huge pages, pinned where they lie. The
// driver takes about as long for a page of any size, so that these are ready in a twentieth of the time that its own
// pinned memory takes.
#pragma once

#include <worker/kernels/buffer.h>

#include <cstdint>
#include <utility>

namespace throughline {

class PinnedPages {
public:
    PinnedPages() = default;
    /// Made by so many threads at once. Throws MemoryRefused.
    PinnedPages(int64_t bytes, int threads);
    PinnedPages(PinnedPages&& other) noexcept = default;
    PinnedPages& operator=(PinnedPages&& other) noexcept
    {
        std::swap(m_memory, other.m_memory);
        return *this;
    }
    ~PinnedPages();

    char* data() { return m_memory.data(); }

private:
    Buffer<char> m_memory;
};

} // namespace throughline
