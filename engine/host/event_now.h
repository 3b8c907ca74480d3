// SPDX-License-Identifier: GPL-3.0-or-later
// An event of this moment, and the clock that all events are stamped with.
#pragma once

#include <core/event.h>

#include <cstdint>

namespace throughline {

/// CLOCK_MONOTONIC.
int64_t monotonicNs();
Event eventNow(EventBody body, int cell = -1, std::optional<int> rank = std::nullopt);

} // namespace throughline
