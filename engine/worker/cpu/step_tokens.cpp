// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/step_tokens.h>

#include <algorithm>

namespace throughline {

StepTokens::StepTokens(Compute&, int64_t mostTokens, int mostRows, int blockTokens)
    : m_blockTokens(blockTokens)
{
    for (auto* tokens : {&m_ids, &m_positions})
        tokens->reserve(mostTokens);
    for (auto* rows : {&m_lastTokens, &m_rowInCache, &m_nextPositions, &m_lastPositions, &m_chosen})
        rows->reserve(mostRows);
    m_cut.parts.reserve(mostRows + mostTokens / blockTokens + 1);
}

void StepTokens::set(const StepRows& rows)
{
    m_ids.assign(rows.ids.begin(), rows.ids.end());
    m_positions.assign(rows.positions.begin(), rows.positions.end());
    m_lastPositions.assign(rows.lastPositions.begin(), rows.lastPositions.end());
    m_lastTokens.clear();
    m_rowInCache.clear();
    m_nextPositions.clear();
    m_chosen.assign(rows.segments.size(), 0);
    for (std::size_t r = 0; r < rows.segments.size(); ++r) {
        const Segment& segment = rows.segments[r];
        m_rowInCache.push_back(segment.row);
        m_lastTokens.push_back(segment.firstToken + rows.lengths[r] - 1);
        m_nextPositions.push_back(segment.firstPosition + rows.lengths[r]);
    }
    m_cut.cut(rows.segments, m_blockTokens);
    m_blocks.clear();
    for (const StepBlock& block : m_cut.blocks)
        m_blocks.push_back({block.firstToken, block.count,
            std::span(m_cut.parts).subspan(block.firstPart, block.endPart - block.firstPart)});
}

void StepTokens::advance()
{
    const int count = rows();
    m_ids.assign(m_chosen.begin(), m_chosen.end());
    m_positions.resize(count);
    m_cut.parts.clear();
    for (int r = 0; r < count; ++r) {
        m_positions[r] = std::min(m_nextPositions[r]++, m_lastPositions[r]);
        m_lastTokens[r] = r;
        m_cut.parts.push_back({m_rowInCache[r], r, 1, m_positions[r]});
    }
    m_blocks.assign(1, {0, count, m_cut.parts});
}

bool StepTokens::take(std::span<int> tokens)
{
    std::ranges::copy(m_chosen, tokens.begin());
    return m_finite;
}

void StepTokens::writeTo(float* message) const
{
    std::ranges::transform(m_chosen, message, [](int token) { return static_cast<float>(token); });
}

void StepTokens::readFrom(const float* message)
{
    std::transform(message, message + rows(), m_chosen.begin(), [](float token) { return static_cast<int>(token); });
    m_finite = true;
}

} // namespace throughline
