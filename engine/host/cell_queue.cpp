// SPDX-License-Identifier: GPL-3.0-or-later
// The order of cells and what rules them out.
#include <host/cell_queue.h>

#include <algorithm>

namespace throughline {

namespace {

/// Rows that a rank really holds: a batch of 16 over 10 prompts is 10.
int rowsAtOnce(const PlannedCell& planned)
{
    const auto most = std::max_element(planned.promptsPerRank.begin(), planned.promptsPerRank.end());
    const int prompts = most == planned.promptsPerRank.end() ? planned.cell.promptCount : *most;
    return std::min(planned.cell.batchSize, prompts);
}

/// The same but for the batch size and the number of prompts: how much is held at once is a matter of rows alone.
bool sameSweep(Cell a, const Cell& b)
{
    a.batchSize = b.batchSize;
    a.promptCount = b.promptCount;
    return sameAxes(a, b) && a.settings == b.settings;
}

} // namespace

CellQueue::CellQueue(const Plan& plan)
    : m_plan(plan)
{
    for (std::size_t i = 0; i < plan.cells.size(); ++i)
        if (!plan.cells[i].skipped)
            m_left.insert(int(i));
}

std::optional<int> CellQueue::next() const { return m_left.empty() ? std::nullopt : std::optional(*m_left.begin()); }

std::vector<int> CellQueue::leftOfGroup(int index) const
{
    std::vector<int> cells;
    for (const int other : m_left)
        if (loadGroupKey(planned(other).cell) == loadGroupKey(planned(index).cell))
            cells.push_back(other);
    return cells;
}

std::vector<int> CellQueue::leftWithMoreRows(int index) const
{
    std::vector<int> cells;
    for (const int other : m_left)
        if (sameSweep(planned(other).cell, planned(index).cell)
            && rowsAtOnce(planned(other)) > rowsAtOnce(planned(index)))
            cells.push_back(other);
    return cells;
}

} // namespace throughline
