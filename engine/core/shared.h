// SPDX-License-Identifier: GPL-3.0-or-later
// A value that its copies share until one of them changes it. Copies may be read and dropped on other threads.
#pragma once

#include <atomic>
#include <utility>

namespace throughline {

template <class T> class Shared {
public:
    Shared()
        : m_held(new Held)
    { }
    explicit Shared(T value)
        : m_held(new Held{std::move(value)})
    { }
    Shared(const Shared& other)
        : m_held(other.m_held)
    {
        m_held->users.fetch_add(1, std::memory_order_relaxed);
    }
    Shared(Shared&& other) noexcept // which only destruction and assignment may follow
        : m_held(std::exchange(other.m_held, nullptr))
    { }
    Shared& operator=(Shared other) noexcept
    {
        std::swap(m_held, other.m_held);
        return *this;
    }
    ~Shared()
    {
        if (m_held && m_held->users.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete m_held;
    }

    const T& get() const { return m_held->value; }
    /// To be changed: from here on nobody else's.
    T& own()
    {
        if (m_held->users.load(std::memory_order_acquire) != 1)
            *this = Shared(m_held->value);
        return m_held->value;
    }

private:
    struct Held {
        T value{};
        std::atomic<int> users{1};
    };
    Held* m_held;
};

} // namespace throughline
