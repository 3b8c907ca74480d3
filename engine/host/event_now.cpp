// SPDX-License-Identifier: GPL-3.0-or-later
// Stamping events.
#include <host/event_now.h>

#include <ctime>

namespace throughline {

int64_t monotonicNs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return int64_t(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

Event eventNow(EventBody body, int cell, std::optional<int> rank)
{
    Event event;
    event.tNs = monotonicNs();
    event.cell = cell;
    event.rank = rank;
    event.body = std::move(body);
    return event;
}

} // namespace throughline
