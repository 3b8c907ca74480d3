// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <worker/kernels/cuda/candidate.h>

namespace throughline {

__device__ inline bool better(const Candidate& a, const Candidate& b)
{
    return a.value > b.value || (a.value == b.value && a.index < b.index);
}

__device__ inline Candidate bestOfWarp(Candidate mine)
{
    for (int offset = 16; offset > 0; offset /= 2) {
        const Candidate other{
            __shfl_xor_sync(0xffffffffU, mine.value, offset), __shfl_xor_sync(0xffffffffU, mine.index, offset)};
        if (better(other, mine))
            mine = other;
    }
    return mine;
}

} // namespace throughline
