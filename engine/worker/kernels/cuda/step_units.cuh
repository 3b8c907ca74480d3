// SPDX-License-Identifier: GPL-3.0-or-later
// Which outputs of a product a block computes: units of one tile of 8 outputs, or of a pair of tiles. For .cu files
// only.
#pragma once

#include <worker/kernels/cuda/step_phase.h>

namespace throughline {

/// First output of a unit's tile.
__device__ inline int firstOutput(const ProductPhase& p, int unit, int second)
{
    return (unit >> p.headShift) * p.headRows + (unit & p.headMask) * outputsPerTile + second * p.pairRows;
}

/// The block's part of the units.
__device__ inline void unitsOfBlock(int units, int& first, int& end)
{
    // In 32 bits: at most 2^17 units and 2^10 blocks.
    first = static_cast<int>(static_cast<unsigned>(units) * blockIdx.x / gridDim.x);
    end = static_cast<int>(static_cast<unsigned>(units) * (blockIdx.x + 1) / gridDim.x);
}

/// The unit behind the last one of a round of the block.
__device__ inline int endOfUnits(const ProductPhase& p)
{
    int first;
    int end = p.units;
    if (!p.taken)
        unitsOfBlock(p.units, first, end);
    return end;
}

} // namespace throughline
