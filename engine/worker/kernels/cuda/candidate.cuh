// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <worker/kernels/cuda/candidate.h>

namespace throughline {

__device__ inline bool better(const Candidate& a, const Candidate& b)
{
    return a.value > b.value || (a.value == b.value && a.index < b.index);
}

/// Of each so many lanes that lie together: a power of two.
__device__ inline Candidate bestOfWarp(Candidate mine, int lanes = 32)
{
    for (int offset = lanes / 2; offset > 0; offset /= 2) {
        const Candidate other{
            __shfl_xor_sync(0xffffffffU, mine.value, offset), __shfl_xor_sync(0xffffffffU, mine.index, offset)};
        if (better(other, mine))
            mine = other;
    }
    return mine;
}

} // namespace throughline
