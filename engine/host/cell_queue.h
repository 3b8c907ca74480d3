// SPDX-License-Identifier: GPL-3.0-or-later
// Which cells of a plan are still to run, and which of them something that happened rules out. Runs none itself.
#pragma once

#include <core/plan.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace throughline {

class CellQueue {
public:
    CellQueue() = default;
    explicit CellQueue(const Plan& plan);

    std::optional<int> next() const;
    void remove(int index) { m_left.erase(index); }
    std::vector<int> left() const { return {m_left.begin(), m_left.end()}; }
    /// Those that would be loaded like this one.
    std::vector<int> leftOfGroup(int index) const;
    /// Those of the same sweep that hold more rows at once than this one, which ran out of memory.
    std::vector<int> leftWithMoreRows(int index) const;
    const PlannedCell& planned(int index) const { return m_plan.cells[std::size_t(index)]; }

private:
    Plan m_plan;
    std::set<int> m_left;
};

} // namespace throughline
