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

std::optional<int64_t> TimeLeft::leftNs(const RunResult& run, int64_t nowNs) const
{
    double ahead = 0;
    for (const auto& cell : run.cells) {
        const bool waiting = cell.state == CellState::Planned && !cell.planned.skipped;
        const bool running = cell.planned.index == m_running;
        if (!waiting && !running)
            continue;
        const double whole = static_cast<double>(cell.planned.estimatedNs) * correction();
        const double spent = running ? static_cast<double>(nowNs - m_cellStartedNs) : 0;
        ahead += std::max(0.0, whole - spent);
    }
    if (ahead <= 0)
        return std::nullopt;
    return static_cast<int64_t>(ahead);
}

} // namespace throughline
