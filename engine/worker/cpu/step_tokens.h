// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens of a step where operations read them: first the rows' prompts, then one token of each row, step by step.
#pragma once

#include <device/compute.h>
#include <worker/kernels/step_rows.h>

#include <span>
#include <vector>

namespace throughline {

/// Tokens that go through the layers at once: [firstToken, firstToken + count) of the step.
struct TokenBlock {
    int64_t firstToken = 0;
    int64_t count = 0;
    std::span<const Segment> segments; // whose tokens are counted from firstToken
};

class StepTokens {
public:
    StepTokens() = default;
    /// For steps of up to `mostTokens` tokens of `mostRows` rows.
    StepTokens(Compute& compute, int64_t mostTokens, int mostRows, int blockTokens);

    /// A first step of some rows: all the tokens that are known of them.
    void set(const StepRows& rows);
    /// The step is over: from now on one token of each row, which an operation or a message has chosen, at the next
    /// position.
    void advance();

    int64_t count() const { return static_cast<int64_t>(m_ids.size()); }
    int rows() const { return static_cast<int>(m_chosen.size()); }
    std::span<const TokenBlock> blocks() const { return m_blocks; }

    /// The tokens that the oldest step chose whose tokens were not taken; waits until they are there. Returns whether
    /// all logits of that step were finite.
    bool take(std::span<int> tokens);

    // Tokens as a message of one value per row. A float holds every whole number up to 2^24, more than any vocabulary.
    void writeTo(float* message) const;
    void readFrom(const float* message);

    // For operations.
    std::span<const int> ids() const { return m_ids; }
    std::span<const int> positions() const { return m_positions; }
    /// [rows] where a row's last token stands among those of the step.
    std::span<const int> lastTokens() const { return m_lastTokens; }
    std::span<int> chosen() { return m_chosen; }
    void noteFinite(bool finite) { m_finite = finite; }

private:
    int m_blockTokens = 1;
    StepBlocks m_cut;
    std::vector<TokenBlock> m_blocks;
    std::vector<int> m_ids;       // [tokens]
    std::vector<int> m_positions; // [tokens]
    std::vector<int> m_lastTokens;
    std::vector<int> m_rowInCache;    // [rows]
    std::vector<int> m_nextPositions; // [rows]
    std::vector<int> m_lastPositions; // [rows]
    std::vector<int> m_chosen;        // [rows]
    bool m_finite = true;
};

} // namespace throughline
