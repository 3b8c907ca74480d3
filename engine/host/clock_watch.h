// SPDX-License-Identifier: GPL-3.0-or-later
// Notices that the machine slept, or that somebody set its clock, while a pass ran.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

class ClockWatch {
public:
    ClockWatch(); // now is the beginning
    /// "suspended", "clock-jump": what happened since; empty almost always.
    std::vector<std::string> flags() const;

private:
    struct Offsets {
        int64_t bootNs = 0; // CLOCK_BOOTTIME - CLOCK_MONOTONIC: grows while the machine sleeps
        int64_t realNs = 0; // CLOCK_REALTIME - CLOCK_MONOTONIC: moves when the clock is set
    };
    static Offsets now();

    Offsets m_begin;
};

} // namespace throughline
