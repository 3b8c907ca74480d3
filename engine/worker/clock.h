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

} // namespace throughline
