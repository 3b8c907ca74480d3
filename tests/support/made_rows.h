// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a step, for tests and benchmarks that need no batch.
#pragma once

#include <worker/kernels/step_rows.h>

#include <vector>

namespace throughline::test {

class MadeRows {
public:
    /// Behind the rows so far: tokens of a row of the cache from a position on. It may go on as long as it likes.
    MadeRows& add(int row, int firstPosition, const std::vector<int>& ids)
    {
        m_segments.push_back({row, static_cast<int>(m_ids.size()), static_cast<int>(ids.size()), firstPosition});
        m_lengths.push_back(static_cast<int>(ids.size()));
        m_lastPositions.push_back(1 << 30);
        for (int i = 0; i < static_cast<int>(ids.size()); ++i) {
            m_ids.push_back(ids[static_cast<std::size_t>(i)]);
            m_positions.push_back(firstPosition + i);
        }
        return *this;
    }
    StepRows rows() const { return {m_ids, m_positions, m_segments, m_lengths, m_lastPositions}; }

private:
    std::vector<int> m_ids;
    std::vector<int> m_positions;
    std::vector<Segment> m_segments;
    std::vector<int> m_lengths;
    std::vector<int> m_lastPositions;
};

} // namespace throughline::test
