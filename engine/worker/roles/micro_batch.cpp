// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/roles/micro_batch.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr int paddingToken = 0; // any of the vocabulary: nobody sees it

} // namespace

MicroBatch::MicroBatch(const CellWork& work, const ChunkTask& task, bool tokensKnown)
    : m_task(task)
    , m_honourEndOfSequence(tokensKnown && work.command.honourEndOfSequence)
    , m_endOfSequenceIds(work.command.endOfSequenceIds)
    , m_tokens(task.rows.size())
    , m_generated(task.rows.size())
    , m_sawEnd(task.rows.size())
    , m_unfinished(static_cast<int>(task.rows.size()))
{
    for (int row = 0; row < rows(); ++row) {
        const std::vector<int>& ids = work.prompts.ids[m_task.rows[row].place];
        const int positions = m_task.rows[row].promptPositions;
        m_promptLengths.push_back(static_cast<int>(ids.size()));
        m_lastPositions.push_back(static_cast<int>(ids.size()) + m_task.rows[row].newTokens - 1);
        m_promptSegments.push_back({firstRow() + row, static_cast<int>(m_promptTokens.size()), positions, 0});
        m_promptTokens.insert(m_promptTokens.end(), ids.begin(), ids.end());
        m_promptTokens.resize(m_promptTokens.size() + positions - ids.size(), paddingToken);
        for (int position = 0; position < positions; ++position)
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

int MicroBatch::positionsAfter(int steps) const
{
    int most = 0;
    for (int row = 0; row < rows(); ++row)
        most = std::max(
            {most, m_promptSegments[row].count, std::min(m_promptLengths[row] + steps - 1, m_lastPositions[row] + 1)});
    return most;
}

void MicroBatch::addAbandonedStep()
{
    m_computedPositions += rows();
    m_wastedPositions += rows();
}

int MicroBatch::wastedInPrefill(int row) const
{
    const int positions = m_promptSegments[row].count;
    return m_task.rows[row].copy ? positions : positions - m_promptLengths[row];
}

void MicroBatch::advance()
{
    const bool prefilled = m_stepsDone > 0;
    m_computedPositions += prefilled ? rows() : static_cast<int64_t>(m_promptTokens.size());
    for (int row = 0; row < rows(); ++row) {
        const bool over = finished(row);
        m_wastedPositions += prefilled ? over || m_task.rows[row].copy : wastedInPrefill(row);
        if (over)
            continue;
        m_generated[row].push_back(m_tokens[row]);
        m_sawEnd[row] = endsSequence(m_tokens[row]);
    }
    ++m_stepsDone;
    m_unfinished = 0;
    for (int row = 0; row < rows(); ++row)
        m_unfinished += finished(row) ? 0 : 1;
}

} // namespace throughline
