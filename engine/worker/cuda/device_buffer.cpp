// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/device_buffer.h>

#include <device/cuda_error.h>

#include <algorithm>
#include <atomic>
#include <cstring>

namespace throughline {

namespace {

// The loader's threads allocate too.
std::atomic<int64_t> currentDeviceBytes{0};
std::atomic<int64_t> peakDeviceBytes{0};

} // namespace

DeviceMemory::DeviceMemory(int64_t bytes)
{
    if (bytes <= 0)
        return;
    const cudaError_t error = cudaMalloc(&m_data, static_cast<std::size_t>(bytes));
    if (error == cudaErrorMemoryAllocation) {
        cudaGetLastError(); // not sticky
        m_data = nullptr;
        throw MemoryRefused("The GPU has no room for " + std::to_string(bytes) + " bytes more", bytes);
    }
    checkCuda(error, "reserving memory");
    m_bytes = bytes;
    const int64_t now = currentDeviceBytes.fetch_add(bytes) + bytes;
    int64_t peak = peakDeviceBytes.load();
    while (now > peak && !peakDeviceBytes.compare_exchange_weak(peak, now)) { }
    checkCuda(cudaMemset(m_data, 0, static_cast<std::size_t>(bytes)), "clearing memory");
    checkCuda(cudaDeviceSynchronize(), "clearing memory");
}

DeviceMemory::~DeviceMemory()
{
    if (!m_data)
        return;
    cudaFree(m_data); // a failed device has nothing to give back
    currentDeviceBytes.fetch_sub(m_bytes);
}

int64_t DeviceMemory::currentBytes() { return currentDeviceBytes.load(); }
int64_t DeviceMemory::peakBytes() { return peakDeviceBytes.load(); }
void DeviceMemory::resetPeak() { peakDeviceBytes.store(currentDeviceBytes.load()); }

void* allocatePinned(int64_t bytes)
{
    if (bytes <= 0)
        return nullptr;
    void* memory = nullptr;
    if (cudaHostAlloc(&memory, static_cast<std::size_t>(bytes), cudaHostAllocMapped | cudaHostAllocPortable)
        != cudaSuccess) {
        cudaGetLastError();
        throw MemoryRefused("The system gave no pinned memory of " + std::to_string(bytes) + " bytes", bytes);
    }
    std::memset(memory, 0, static_cast<std::size_t>(bytes));
    return memory;
}

void freePinned(void* memory)
{
    if (memory)
        cudaFreeHost(memory);
}

} // namespace throughline
