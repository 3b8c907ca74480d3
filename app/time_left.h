// SPDX-License-Identifier: GPL-3.0-or-later
// How long a run will still take: the plan's estimates, corrected by what its finished cells really took.
#pragma once

#include <core/run_result.h>

#include <cstdint>
#include <optional>

namespace throughline {

class TimeLeft {
public:
    /// Takes the next event; only starts and ends of cells count.
    void apply(const Event& event, const RunResult& run);
    /// None before there is anything to go by.
    std::optional<int64_t> leftNs(const RunResult& run, int64_t nowNs) const;
    /// Of the whole run's time, how much has gone by: 0 to 1.
    double share(const RunResult& run, int64_t nowNs) const;

private:
    double correction() const;
    double leftOfRunning(const CellResult& cell, int64_t nowNs) const;
    int64_t m_estimatedNs = 0; // of the finished cells
    int64_t m_takenNs = 0;
    int m_running = -1;
    int64_t m_cellStartedNs = 0;
};

} // namespace throughline
