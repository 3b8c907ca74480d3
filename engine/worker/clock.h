// SPDX-License-Identifier: GPL-3.0-or-later
// The clock of all events: CLOCK_MONOTONIC.
#pragma once

#include <cstdint>
#include <ctime>

namespace throughline {

inline int64_t nowNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

/// Adds the time of a scope to a sum.
class TimedScope {
public:
    explicit TimedScope(int64_t& sumNs)
        : m_sumNs(sumNs)
        , m_startNs(nowNs())
    { }
    ~TimedScope() { m_sumNs += nowNs() - m_startNs; }
    TimedScope(const TimedScope&) = delete;
    TimedScope& operator=(const TimedScope&) = delete;

private:
    int64_t& m_sumNs;
    int64_t m_startNs;
};

} // namespace throughline
