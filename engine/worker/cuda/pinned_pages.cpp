// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/pinned_pages.h>

#include <cuda_runtime.h>

#include <string>

namespace throughline {

namespace {

constexpr int64_t touchedBytes = 2 << 20; // a huge page

} // namespace

PinnedPages::PinnedPages(int64_t bytes)
    : m_memory(bytes)
{
    if (m_memory.empty())
        return;
    // The system clears pages when they are first met: here, and not one thread after the other inside the driver.
    for (int64_t at = 0; at < bytes; at += touchedBytes)
        static_cast<volatile char*>(m_memory.data())[at] = 0;
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
