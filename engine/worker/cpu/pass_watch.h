// SPDX-License-Identifier: GPL-3.0-or-later
// What a device says of itself around a pass: nothing, of a CPU.
#pragma once

#include <core/event.h>

#include <optional>

namespace throughline {

class PassWatch {
public:
    void passBegins(int) { }
    std::optional<TelemetryEvent> passEnds() { return std::nullopt; }
};

} // namespace throughline
