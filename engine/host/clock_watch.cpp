// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing the clocks of the kernel.
#include <host/clock_watch.h>

#include <cstdlib>
#include <ctime>

namespace throughline {

namespace {

constexpr int64_t sleptNs = 100'000'000;  // reading two clocks is never so far apart on a machine that is awake
constexpr int64_t jumpedNs = 500'000'000; // more than time synchronisation slews in a pass

int64_t read(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

ClockWatch::ClockWatch()
    : m_begin(now())
{ }

ClockWatch::Offsets ClockWatch::now()
{
    const int64_t monotonic = read(CLOCK_MONOTONIC);
    return {read(CLOCK_BOOTTIME) - monotonic, read(CLOCK_REALTIME) - monotonic};
}

std::vector<std::string> ClockWatch::flags() const
{
    const Offsets end = now();
    std::vector<std::string> flags;
    if (end.bootNs - m_begin.bootNs > sleptNs)
        flags.emplace_back("suspended");
    else if (std::llabs(end.realNs - m_begin.realNs) > jumpedNs)
        flags.emplace_back("clock-jump");
    return flags;
}

} // namespace throughline
