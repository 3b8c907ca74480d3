// SPDX-License-Identifier: GPL-3.0-or-later
// Where one tensor goes in memory, and how it lies there. Moves nothing.
#pragma once

#include <device/packed_matrix.h>

#include <checkpoint/weights.h>

#include <algorithm>
#include <cstdint>

namespace throughline {

/// Heads of a tensor's outputs or inputs, which may be stored wider than they are. As it is: not wider.
struct HeadPadding {
    int64_t headDim = 1;
    int64_t stored = 1;
    bool needed() const { return headDim != stored; }
    int64_t widened(int64_t count) const { return count / headDim * stored; }
    /// True elements before the stored one.
    int64_t before(int64_t index) const { return index / stored * headDim + std::min(index % stored, headDim); }
    bool holds(int64_t index) const { return index % stored < headDim; }
};

/// Exactly one of the three places is set.
struct TensorPlace {
    TensorId id;
    PackedMatrix* matrix = nullptr;
    float* fp32 = nullptr;
    uint16_t* halves = nullptr; // of the weights' 16-bit type
    HeadPadding outputs = {};   // of a matrix or vector
    HeadPadding inputs = {};    // of a matrix
    int64_t elements = 0;       // of the tensor
    StoredForm form = {};       // as it is read

    bool isPadded() const { return outputs.needed() || inputs.needed(); }
};

/// Wall time of moving tensors, by what it was spent on. Transfer: to another memory than the processor's.
struct MoveTimes {
    int64_t readNs = 0;
    int64_t transferNs = 0;
    int64_t prepareNs = 0;
};

} // namespace throughline
