// SPDX-License-Identifier: GPL-3.0-or-later
// Which tokens a step computes and where they stand, as the host knows it. What a device makes of it: StepTokens.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

/// Consecutive tokens of one row among the packed tokens of a step: [firstToken, firstToken + count) of the step stand
/// at positions [firstPosition, firstPosition + count) of the row. A decode step has one token per segment.
struct Segment {
    int row = 0; // of the cache
    int firstToken = 0;
    int count = 0;
    int firstPosition = 0;
    bool operator==(const Segment&) const = default;
};

/// The packed tokens of some rows, and how each row goes on behind them.
struct StepRows {
    std::span<const int> ids;           // [packed tokens]
    std::span<const int> positions;     // [packed tokens]
    std::span<const Segment> segments;  // [rows], in the order of the tokens
    std::span<const int> lengths;       // [rows] of a segment without its padding, which comes behind it
    std::span<const int> lastPositions; // [rows] a row stays there, as often as it is moved on
};

/// A part of a step that goes through the layers at once: tokens [firstToken, firstToken + count), and the parts of
/// segments [firstPart, endPart) of `parts`, whose tokens are counted from firstToken.
struct StepBlock {
    int64_t firstToken = 0;
    int64_t count = 0;
    int64_t firstPart = 0;
    int64_t endPart = 0;
    bool operator==(const StepBlock&) const = default;
};
struct StepBlocks {
    std::vector<StepBlock> blocks;
    std::vector<Segment> parts;
    /// Blocks of at most `blockTokens` tokens each.
    void cut(std::span<const Segment> segments, int blockTokens);
};

/// Which steps are alike, so that a device can keep what it takes to do one again: see Compute::repeat.
struct StepKind {
    int slot = 0;       // of what holds the rows' tokens
    int rows = 0;       // 0: not to be kept
    int64_t tokens = 0; // of prompts; 0: one of each row
    int positions = 0;  // no row is longer
    bool operator==(const StepKind&) const = default;
};

} // namespace throughline
