// SPDX-License-Identifier: GPL-3.0-or-later
// What the GPU says of itself around a pass: clocks, power, heat, and who else is on it.
#pragma once

#include <worker/telemetry/telemetry_sampler.h>

#include <core/event.h>

#include <optional>

namespace throughline {

class PassWatch {
public:
    /// Shortly before the pass's clock starts. The first one opens the driver's library, so that no load waits for it.
    void passBegins(int pass);
    /// Right after the pass's clock has stopped. For each passBegins() once.
    std::optional<TelemetryEvent> passEnds() { return m_sampler->passEnds(); }

private:
    std::optional<TelemetrySampler> m_sampler;
};

} // namespace throughline
