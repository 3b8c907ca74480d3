// SPDX-License-Identifier: GPL-3.0-or-later
// Zeroed memory of the GPU: one allocation of the driver each, counted. Not a container: its size is fixed at birth.
#pragma once

#include <worker/kernels/buffer.h>

#include <cstdint>
#include <utility>

namespace throughline {

/// Zeroed bytes. Throws MemoryRefused where the device has no room, after which it works as before.
class DeviceMemory {
public:
    DeviceMemory() = default;
    explicit DeviceMemory(int64_t bytes);
    DeviceMemory(DeviceMemory&& other) noexcept
        : m_data(std::exchange(other.m_data, nullptr))
        , m_bytes(std::exchange(other.m_bytes, 0))
    { }
    DeviceMemory& operator=(DeviceMemory&& other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }
    ~DeviceMemory();

    void* data() const { return m_data; }
    int64_t bytes() const { return m_bytes; }
    /// Bytes of all DeviceMemory of this process now, and the most there have been since `resetPeak`.
    static int64_t currentBytes();
    static int64_t peakBytes();
    static void resetPeak();

private:
    void* m_data = nullptr;
    int64_t m_bytes = 0;
};

/// `size` elements of T, zeroed, at least 256-byte aligned.
template <class T> class DeviceBuffer {
public:
    DeviceBuffer() = default;
    explicit DeviceBuffer(int64_t size)
        : m_memory(size * static_cast<int64_t>(sizeof(T)))
        , m_size(size)
    { }

    /// On the device.
    T* data() const { return static_cast<T*>(m_memory.data()); }
    int64_t size() const { return m_size; }
    int64_t bytes() const { return m_size * static_cast<int64_t>(sizeof(T)); }
    bool empty() const { return m_size == 0; }

private:
    DeviceMemory m_memory;
    int64_t m_size = 0;
};

/// Zeroed memory of the host's that the device reads and writes too. Throws MemoryRefused.
void* allocatePinned(int64_t bytes);
void freePinned(void* memory);
template <class T> class PinnedBuffer {
public:
    PinnedBuffer() = default;
    explicit PinnedBuffer(int64_t size)
        : m_data(static_cast<T*>(allocatePinned(size * static_cast<int64_t>(sizeof(T)))))
        , m_size(size)
    { }
    PinnedBuffer(PinnedBuffer&& other) noexcept
        : m_data(std::exchange(other.m_data, nullptr))
        , m_size(std::exchange(other.m_size, 0))
    { }
    PinnedBuffer& operator=(PinnedBuffer&& other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        return *this;
    }
    ~PinnedBuffer() { freePinned(m_data); }

    T* data() const { return m_data; }
    T& operator[](int64_t i) const { return m_data[i]; }
    int64_t size() const { return m_size; }

private:
    T* m_data = nullptr;
    int64_t m_size = 0;
};

} // namespace throughline
