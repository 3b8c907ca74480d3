// SPDX-License-Identifier: GPL-3.0-or-later
// Estimates are often off by a factor that all cells share; the finished ones tell it.
#include <app/time_left.h>

#include <algorithm>

namespace throughline {

void TimeLeft::apply(const Event& event, const RunResult& run)
{
    if (std::holds_alternative<CellStartedEvent>(event.body)) {
        m_running = event.cell;
        m_cellStartedNs = event.tNs;
        return;
    }
    if (!std::holds_alternative<CellEndedEvent>(event.body) || event.cell != m_running)
        return;
    const auto& cell = run.cells[static_cast<std::size_t>(event.cell)];
    if (cell.state == CellState::Done) {
        m_estimatedNs += cell.planned.estimatedNs;
        m_takenNs += event.tNs - m_cellStartedNs;
    }
    m_running = -1;
}

double TimeLeft::correction() const
{
    if (m_estimatedNs <= 0 || m_takenNs <= 0)
        return 1;
    return static_cast<double>(m_takenNs) / static_cast<double>(m_estimatedNs);
}

/// Its own repeats tell best; before the first one, the estimate does.
double TimeLeft::leftOfRunning(const CellResult& cell, int64_t nowNs) const
{
    if (cell.repeats.empty()) {
        const double whole = static_cast<double>(cell.planned.estimatedNs) * correction();
        return std::max(0.0, whole - static_cast<double>(nowNs - m_cellStartedNs));
    }
    double walls = 0;
    for (const auto& repeat : cell.repeats)
        walls += static_cast<double>(repeat.wallNs);
    const auto asked = withDefaults(cell.planned.cell.settings.protocol).repeats;
    const auto done = static_cast<int>(cell.repeats.size());
    return std::max(0, asked - done) * walls / done;
}

std::optional<int64_t> TimeLeft::leftNs(const RunResult& run, int64_t nowNs) const
{
    double ahead = 0;
    for (const auto& cell : run.cells) {
        if (cell.planned.index == m_running)
            ahead += leftOfRunning(cell, nowNs);
        else if (cell.state == CellState::Planned && !cell.planned.skipped)
            ahead += static_cast<double>(cell.planned.estimatedNs) * correction();
    }
    if (ahead <= 0)
        return std::nullopt;
    return static_cast<int64_t>(ahead);
}

double TimeLeft::share(const RunResult& run, int64_t nowNs) const
{
    const auto gone = static_cast<double>(nowNs - run.firstNs);
    const auto whole = gone + static_cast<double>(leftNs(run, nowNs).value_or(0));
    return whole > 0 ? gone / whole : 0;
}

} // namespace throughline
