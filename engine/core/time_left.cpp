// SPDX-License-Identifier: GPL-3.0-or-later
// Estimates are often off by a factor that the cells of a mode share; the finished ones tell it.
#include <core/time_left.h>

#include <algorithm>

namespace throughline {

namespace {

/// How many repeats are still to come at least: beyond those asked for, one at a time until the interval is narrow
/// enough.
int repeatsToCome(const CellResult& cell)
{
    const Protocol protocol = withDefaults(cell.planned.cell.settings.protocol);
    const auto done = static_cast<int>(cell.repeats.size());
    if (done < protocol.repeats)
        return protocol.repeats - done;
    return protocol.halfWidth > 0 && done < protocol.maxRepeats ? 1 : 0;
}

double meanWall(const CellResult& cell)
{
    double walls = 0;
    for (const auto& repeat : cell.repeats)
        walls += static_cast<double>(repeat.wallNs);
    return walls / static_cast<double>(cell.repeats.size());
}

} // namespace

void TimeLeft::apply(const Event& event, const RunResult& run)
{
    if (std::holds_alternative<CellStartedEvent>(event.body)) {
        m_running = event.cell;
        m_cellStartedNs = m_passEndedNs = event.tNs;
        return;
    }
    if (event.cell != m_running || m_running < 0 || static_cast<std::size_t>(m_running) >= run.cells.size())
        return;
    if (std::holds_alternative<RepeatSavedEvent>(event.body))
        m_passEndedNs = event.tNs;
    if (!std::holds_alternative<CellEndedEvent>(event.body))
        return;
    const auto& cell = run.cells[static_cast<std::size_t>(m_running)];
    if (cell.state == CellState::Done) {
        Taken& taken = m_taken[cell.planned.cell.mode];
        taken.estimatedNs += cell.planned.estimatedNs;
        taken.takenNs += event.tNs - m_cellStartedNs;
    }
    m_running = -1;
}

/// Of this mode's finished cells; while it has none, of all.
double TimeLeft::correction(Mode mode) const
{
    Taken sum;
    if (const auto known = m_taken.find(mode); known != m_taken.end())
        sum = known->second;
    else
        for (const auto& [other, taken] : m_taken) {
            sum.estimatedNs += taken.estimatedNs;
            sum.takenNs += taken.takenNs;
        }
    if (sum.estimatedNs <= 0 || sum.takenNs <= 0)
        return 1;
    return static_cast<double>(sum.takenNs) / static_cast<double>(sum.estimatedNs);
}

double TimeLeft::expected(const CellResult& cell) const
{
    return static_cast<double>(cell.planned.estimatedNs) * correction(cell.planned.cell.mode);
}

/// Its own repeats tell best; before the first one, the estimate does.
double TimeLeft::leftOfRunning(const CellResult& cell, int64_t nowNs) const
{
    if (cell.repeats.empty())
        return std::max(0.0, expected(cell) - static_cast<double>(nowNs - m_cellStartedNs));
    const double ofPass = static_cast<double>(nowNs - m_passEndedNs);
    return std::max(0.0, repeatsToCome(cell) * meanWall(cell) - ofPass);
}

bool TimeLeft::overdue(const RunResult& run, int64_t nowNs) const
{
    if (m_running < 0 || static_cast<std::size_t>(m_running) >= run.cells.size())
        return false;
    const auto& cell = run.cells[static_cast<std::size_t>(m_running)];
    return cell.repeats.empty() && cell.planned.estimatedNs > 0
        && static_cast<double>(nowNs - m_cellStartedNs) > expected(cell);
}

std::optional<int64_t> TimeLeft::leftNs(const RunResult& run, int64_t nowNs) const
{
    double ahead = 0;
    for (const auto& cell : run.cells) {
        if (cell.planned.index == m_running)
            ahead += leftOfRunning(cell, nowNs);
        else if (cell.state == CellState::Planned && !cell.planned.skipped)
            ahead += expected(cell);
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
