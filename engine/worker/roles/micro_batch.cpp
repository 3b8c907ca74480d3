// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/roles/micro_batch.h>

#include <algorithm>

namespace throughline {

MicroBatch::MicroBatch(const CellWork& work, const ChunkTask& task, bool tokensKnown)
    : m_task(task)
    , m_honourEndOfSequence(tokensKnown && work.command.honourEndOfSequence)
    , m_endOfSequenceIds(work.command.endOfSequenceIds)
    , m_tokens(task.rows.size())
    , m_positions(task.rows.size())
    , m_segments(task.rows.size())
    , m_generated(task.rows.size())
    , m_sawEnd(task.rows.size())
    , m_unfinished(static_cast<int>(task.rows.size()))
{
    for (int row = 0; row < rows(); ++row) {
        const std::vector<int>& ids = work.prompts.ids[m_task.rows[row].place];
        const int count = static_cast<int>(ids.size());
        m_promptSegments.push_back({firstRow() + row, static_cast<int>(m_promptTokens.size()), count, 0});
        m_promptTokens.insert(m_promptTokens.end(), ids.begin(), ids.end());
        for (int position = 0; position < count; ++position)
            m_promptPositions.push_back(position);
        m_steps = std::max(m_steps, m_task.rows[row].newTokens);
        m_generated[row].reserve(m_task.rows[row].newTokens);
    }
}

bool MicroBatch::endsSequence(int token) const
{
    return m_honourEndOfSequence && std::ranges::find(m_endOfSequenceIds, token) != m_endOfSequenceIds.end();
}

bool MicroBatch::finished(int row) const { return m_sawEnd[row] || m_stepsDone >= m_task.rows[row].newTokens; }

/// Where the row's token of the next step stands. A finished row repeats its last position and never outgrows the
/// cache.
void MicroBatch::placeRow(int row)
{
    const int promptLength = m_promptSegments[row].count;
    const int last = promptLength + m_task.rows[row].newTokens - 1;
    m_positions[row] = std::min(promptLength + m_stepsDone - 1, last);
    m_segments[row] = {firstRow() + row, row, 1, m_positions[row]};
}

void MicroBatch::advance()
{
    const bool prefilled = m_stepsDone > 0;
    m_computedPositions += prefilled ? rows() : static_cast<int64_t>(m_promptTokens.size());
    for (int row = 0; row < rows(); ++row) {
        if (finished(row)) {
            m_wastedPositions += prefilled ? 1 : 0;
            continue;
        }
        m_generated[row].push_back(m_tokens[row]);
        m_sawEnd[row] = endsSequence(m_tokens[row]);
    }
    ++m_stepsDone;
    m_unfinished = 0;
    for (int row = 0; row < rows(); ++row) {
        m_unfinished += finished(row) ? 0 : 1;
        placeRow(row);
    }
}

} // namespace throughline
