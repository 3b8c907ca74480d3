// SPDX-License-Identifier: GPL-3.0-or-later
// How long a run will still take: the plan's estimates, corrected by what its finished cells really took.
#pragma once

#include <core/run_result.h>

#include <cstdint>
#include <map>
#include <optional>

namespace throughline {

class TimeLeft {
public:
    /// Takes the next event; starts, repeats and ends of cells count. `run` has it already.
    void apply(const Event& event, const RunResult& run);
    /// None before there is anything to go by.
    std::optional<int64_t> leftNs(const RunResult& run, int64_t nowNs) const;
    /// Whether the running cell took longer than was thought, with no repeat that tells how much longer: leftNs() is
    /// then the least that is left.
    bool overdue(const RunResult& run, int64_t nowNs) const;
    /// Of the whole run's time, how much has gone by: 0 to 1.
    double share(const RunResult& run, int64_t nowNs) const;

private:
    struct Taken {
        int64_t estimatedNs = 0; // of the finished cells
        int64_t takenNs = 0;
    };
    double correction(Mode mode) const;
    double expected(const CellResult& cell) const;
    double leftOfRunning(const CellResult& cell, int64_t nowNs) const;

    std::map<Mode, Taken> m_taken; // estimates are often off by a factor that the cells of a mode share
    int m_running = -1;
    int64_t m_cellStartedNs = 0;
    int64_t m_passEndedNs = 0; // of the running cell's latest pass
};

} // namespace throughline
