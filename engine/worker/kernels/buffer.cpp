// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/buffer.h>

#include <sys/mman.h>

#include <algorithm>
#include <atomic>

namespace throughline {

namespace {

constexpr int64_t pageBytes = 4096;
constexpr int64_t hugePageBytes = 2 << 20;

std::atomic<int64_t> current{0};
std::atomic<int64_t> peak{0};

void count(int64_t bytes)
{
    const int64_t now = current.fetch_add(bytes) + bytes;
    int64_t before = peak.load();
    while (now > before && !peak.compare_exchange_weak(before, now)) { }
}

/// Mapped so that the result starts at a huge page: a mapping that starts inside one is split at both ends.
void* mapAligned(int64_t bytes)
{
    const auto slack = bytes >= hugePageBytes ? hugePageBytes : 0;
    void* mapped = mmap(nullptr, bytes + slack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED)
        return nullptr;
    if (slack == 0)
        return mapped;
    const auto start = reinterpret_cast<uintptr_t>(mapped);
    const auto aligned = (start + hugePageBytes - 1) / hugePageBytes * hugePageBytes;
    if (aligned > start)
        munmap(mapped, aligned - start);
    if (const auto tail = start + slack - aligned; tail > 0)
        munmap(reinterpret_cast<void*>(aligned + bytes), tail);
    madvise(reinterpret_cast<void*>(aligned), bytes, MADV_HUGEPAGE);
    return reinterpret_cast<void*>(aligned);
}

} // namespace

Pages::Pages(int64_t bytes)
{
    if (bytes == 0)
        return;
    const int64_t whole = padded(bytes, pageBytes);
    m_data = mapAligned(whole);
    if (!m_data)
        throw MemoryRefused("No memory for " + std::to_string(bytes) + " bytes", bytes);
    m_bytes = whole;
    count(m_bytes);
}

Pages::~Pages()
{
    if (!m_data)
        return;
    munmap(m_data, m_bytes);
    count(-m_bytes);
}

int64_t Pages::currentBytes() { return current.load(); }
int64_t Pages::peakBytes() { return peak.load(); }
void Pages::resetPeak() { peak.store(current.load()); }

} // namespace throughline
