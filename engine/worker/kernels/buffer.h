// SPDX-License-Identifier: GPL-3.0-or-later
// Zeroed memory for weights, caches and activations: huge pages where they pay, and a failure that says how much was
// asked. Not a container: its size is fixed at birth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <string>
#include <utility>

namespace throughline {

/// An allocation that the system, or this worker's own limit, refused.
class MemoryRefused : public std::bad_alloc {
public:
    MemoryRefused(std::string what, int64_t neededBytes)
        : m_what(std::move(what))
        , m_neededBytes(neededBytes)
    { }
    const char* what() const noexcept override { return m_what.c_str(); }
    int64_t neededBytes() const { return m_neededBytes; }

private:
    std::string m_what;
    int64_t m_neededBytes = 0;
};

/// Zeroed pages of the system's. Throws MemoryRefused.
class Pages {
public:
    Pages() = default;
    explicit Pages(int64_t bytes);
    Pages(Pages&& other) noexcept
        : m_data(std::exchange(other.m_data, nullptr))
        , m_bytes(std::exchange(other.m_bytes, 0))
    { }
    Pages& operator=(Pages&& other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }
    ~Pages();

    void* data() const { return m_data; }
    int64_t bytes() const { return m_bytes; }
    /// Bytes of all Pages of this process now, and the most there have been since `resetPeak`.
    static int64_t currentBytes();
    static int64_t peakBytes();
    static void resetPeak();

private:
    void* m_data = nullptr;
    int64_t m_bytes = 0;
};

/// `size` elements of T, zeroed, at least 64-byte aligned.
template <class T> class Buffer {
public:
    Buffer() = default;
    explicit Buffer(int64_t size)
        : m_pages(size * static_cast<int64_t>(sizeof(T)))
        , m_size(size)
    { }

    T* data() { return static_cast<T*>(m_pages.data()); }
    const T* data() const { return static_cast<const T*>(m_pages.data()); }
    T& operator[](int64_t i) { return data()[i]; }
    const T& operator[](int64_t i) const { return data()[i]; }
    int64_t size() const { return m_size; }
    int64_t bytes() const { return m_size * static_cast<int64_t>(sizeof(T)); }
    bool empty() const { return m_size == 0; }

private:
    Pages m_pages;
    int64_t m_size = 0;
};

/// Rows are held so wide that every kernel may write whole panels of outputs: see `panelWidth`.
inline constexpr int panelWidth = 32;
constexpr int64_t padded(int64_t count, int64_t multiple = panelWidth)
{
    return (count + multiple - 1) / multiple * multiple;
}

} // namespace throughline
