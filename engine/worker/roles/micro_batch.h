// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one micro-batch on their way from prompt to last token: which tokens stand where in each step. A row that
// has all its tokens stays, as waste, until the last row has.
#pragma once

#include <worker/kernels/step_rows.h>
#include <worker/roles/cell_work.h>

#include <span>
#include <vector>

namespace throughline {

class MicroBatch {
public:
    /// A rank that never sees the tokens (`tokensKnown` false) counts steps only.
    MicroBatch(const CellWork& work, const ChunkTask& task, bool tokensKnown = true);

    int rows() const { return static_cast<int>(m_task.rows.size()); }
    int firstRow() const { return m_task.firstRow; }
    const RowTask& task(int row) const { return m_task.rows[row]; }

    /// All rows' prompts, packed; each with its own padding, where that was asked for.
    StepRows prompts() const
    {
        return {m_promptTokens, m_promptPositions, m_promptSegments, m_promptLengths, m_lastPositions};
    }
    int64_t promptTokens() const { return static_cast<int64_t>(m_promptTokens.size()); }
    /// No row of the batch is longer, in positions, after so many steps.
    int positionsAfter(int steps) const;

    /// The step's tokens, one per row; where to put them before `advance`.
    std::span<int> nextTokens() { return m_tokens; }
    /// The step is over: the rows move on by one token.
    void advance();
    /// A step was computed that turned out not to be wanted: rows had ended.
    void addAbandonedStep();
    /// Steps to go through unless all rows end early: prefill and one decode step per further token.
    int steps() const { return m_steps; }
    /// No row waits for a token any more. A rank that never sees the tokens learns of an early end from its neighbour.
    bool ended() const { return m_unfinished == 0; }
    void end() { m_unfinished = 0; }

    int stepsDone() const { return m_stepsDone; } // prefill is the first
    const std::vector<int>& generated(int row) const { return m_generated[row]; }
    int64_t computedPositions() const { return m_computedPositions; }
    int64_t wastedPositions() const { return m_wastedPositions; }

private:
    bool finished(int row) const;
    bool endsSequence(int token) const;
    int wastedInPrefill(int row) const;

    ChunkTask m_task;
    bool m_honourEndOfSequence = false;
    std::vector<int> m_endOfSequenceIds;
    std::vector<int> m_promptTokens;           // [packed tokens]
    std::vector<int> m_promptPositions;        // [packed tokens]
    std::vector<Segment> m_promptSegments;     // [rows], padding included
    std::vector<int> m_promptLengths;          // [rows]
    std::vector<int> m_lastPositions;          // [rows]: a finished row repeats it and never outgrows the cache
    std::vector<int> m_tokens;                 // [rows]
    std::vector<std::vector<int>> m_generated; // [rows][own tokens]
    std::vector<bool> m_sawEnd;                // [rows]
    int m_unfinished = 0;
    int m_steps = 1;
    int m_stepsDone = 0;
    int64_t m_computedPositions = 0;
    int64_t m_wastedPositions = 0;
};

} // namespace throughline
