// SPDX-License-Identifier: GPL-3.0-or-later
// How far this worker has come, for the watchdog and the progress line: written by the main thread, read by another.
#pragma once

#include <atomic>
#include <cstdint>

namespace throughline {

enum class Phase { Idle, Load, Prepare, Pass };

struct StepCounter {
    std::atomic<Phase> phase{Phase::Idle};
    std::atomic<int64_t> step{0}; // only ever grows: per layer, and per piece of what loads
    std::atomic<int64_t> done{0}; // bytes loaded, or batches finished
    std::atomic<int64_t> total{0};

    void tick() { step.fetch_add(1, std::memory_order_relaxed); }
    void begin(Phase next, int64_t ofTotal)
    {
        done.store(0);
        total.store(ofTotal);
        phase.store(next);
        tick();
    }
    void end() { phase.store(Phase::Idle); }
};

} // namespace throughline
