// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/pinned_pages.h>

#include <cuda_runtime.h>

#include <string>
#include <thread>
#include <vector>

namespace throughline {

namespace {

constexpr int64_t touchedBytes = 2 << 20; // a huge page

/// The system clears pages when they are first met: by several threads here, and not by one inside the driver.
void touch(char* memory, int64_t bytes, int threads)
{
    const int64_t pages = (bytes + touchedBytes - 1) / touchedBytes;
    std::vector<std::thread> team;
    for (int t = 0; t < threads; ++t)
        team.emplace_back([=] {
            for (int64_t page = pages * t / threads; page < pages * (t + 1) / threads; ++page)
                static_cast<volatile char*>(memory)[page * touchedBytes] = 0;
        });
    for (std::thread& thread : team)
        thread.join();
}

} // namespace

PinnedPages::PinnedPages(int64_t bytes, int threads)
    : m_memory(bytes)
{
    if (m_memory.empty())
        return;
    touch(m_memory.data(), bytes, threads);
    if (cudaHostRegister(m_memory.data(), static_cast<std::size_t>(bytes), cudaHostRegisterPortable) == cudaSuccess)
        return;
    cudaGetLastError(); // not sticky
    throw MemoryRefused("The system pinned no memory of " + std::to_string(bytes) + " bytes", bytes);
}

PinnedPages::~PinnedPages()
{
    if (m_memory.data())
        cudaHostUnregister(m_memory.data());
}

} // namespace throughline
