// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens of a step where operations read them: first the rows' prompts, then one token of each row, step by step.
// All of it lies on the device, and moves on there: the host sends prompts, and takes tokens when it comes to it.
#pragma once

#include <device/compute.h>
#include <worker/kernels/step_rows.h>

#include <span>
#include <vector>

namespace throughline {

/// Up to 64 consecutive tokens of one row: what a block of the prefill's attention works on.
struct TokenTile {
    int firstToken = 0; // of the block
    int count = 0;
    int row = 0; // of the cache
    int firstPosition = 0;
};
inline constexpr int tokensPerTile = 64;

/// Tokens that go through the layers at once: [firstToken, firstToken + count) of the step. All pointers are the
/// device's.
struct TokenBlock {
    int64_t firstToken = 0;
    int64_t count = 0;
    const int* positions = nullptr;   // [count]
    const int* rowsInCache = nullptr; // [count]
    const TokenTile* tiles = nullptr; // [tileCount]; none where each row has one token
    int tileCount = 0;
};

/// The part of a step's tokens that kernels read and write, on the device.
struct TokenArrays {
    int* ids = nullptr;           // [tokens]
    int* positions = nullptr;     // [tokens]
    int* rowsInCache = nullptr;   // [tokens]
    int* lastTokens = nullptr;    // [rows] among those of the step
    int* rowOfRow = nullptr;      // [rows] of the cache
    int* nextPositions = nullptr; // [rows]
    int* lastPositions = nullptr; // [rows]
    int* chosen = nullptr;        // [rows]
    int* steps = nullptr;         // [1] that have chosen tokens
    int* finished = nullptr;      // [2] of the blocks that choose; zero between steps
    int* taken = nullptr;         // the host's: [ringSlots][taken stride]: step number, finite, tokens
    int takenStride = 0;
};
inline constexpr int ringSlots = 4;

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

    int64_t count() const { return m_count; }
    int rows() const { return m_rows; }
    std::span<const TokenBlock> blocks() const { return m_blocks; }

    /// The tokens that the oldest step chose whose tokens were not taken; waits until they are there. Returns whether
    /// all logits of that step were finite.
    bool take(std::span<int> tokens);

    // Tokens as a message of one value per row. A float holds every whole number up to 2^24, more than any vocabulary.
    void writeTo(float* message) const;
    void readFrom(const float* message);

    const TokenArrays& arrays() const { return m_arrays; } // for operations

private:
    void waitFor(const volatile int* slot, int step) const;

    Compute* m_compute = nullptr;
    int m_blockTokens = 1;
    int64_t m_mostTokens = 0;
    int m_mostRows = 0;
    int64_t m_count = 0;
    int m_rows = 0;
    int m_takes = 0;
    StepBlocks m_cut;
    std::vector<TokenBlock> m_blocks;
    PinnedBuffer<int> m_staging; // what set() sends, at once
    PinnedBuffer<int> m_ring;
    DeviceBuffer<int> m_device;
    TokenArrays m_arrays;
};

} // namespace throughline
