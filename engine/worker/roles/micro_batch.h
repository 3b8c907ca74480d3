// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one micro-batch on their way from prompt to last token: which tokens stand where in each step. A row that
// has all its tokens stays, as waste, until the last row has.
#pragma once

#include <worker/kernels/attention.h>
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

    // Prefill: all rows' prompts, packed; each with its own padding, where that was asked for.
    std::span<const int> promptTokens() const { return m_promptTokens; }
    std::span<const int> promptPositions() const { return m_promptPositions; }
    std::span<const Segment> promptSegments() const { return m_promptSegments; }
    /// Where a row's last prompt token stands among the packed ones: padding comes behind it.
    int lastPromptToken(int row) const { return m_promptSegments[row].firstToken + m_promptLengths[row] - 1; }

    // Decode: one token of each row.
    std::span<const int> tokens() const { return m_tokens; }
    std::span<const int> positions() const { return m_positions; }
    std::span<const Segment> segments() const { return m_segments; }

    /// The step's tokens, one per row; where to put them before `advance`.
    std::span<int> nextTokens() { return m_tokens; }
    /// The step is over: the rows move on by one token.
    void advance();
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
    void placeRow(int row);
    int wastedInPrefill(int row) const;

    ChunkTask m_task;
    bool m_honourEndOfSequence = false;
    std::vector<int> m_endOfSequenceIds;
    std::vector<int> m_promptTokens;           // [packed tokens]
    std::vector<int> m_promptPositions;        // [packed tokens]
    std::vector<Segment> m_promptSegments;     // [rows], padding included
    std::vector<int> m_promptLengths;          // [rows]
    std::vector<int> m_tokens;                 // [rows]
    std::vector<int> m_positions;              // [rows]
    std::vector<Segment> m_segments;           // [rows]
    std::vector<std::vector<int>> m_generated; // [rows][own tokens]
    std::vector<bool> m_sawEnd;                // [rows]
    int m_unfinished = 0;
    int m_steps = 1;
    int m_stepsDone = 0;
    int64_t m_computedPositions = 0;
    int64_t m_wastedPositions = 0;
};

} // namespace throughline
