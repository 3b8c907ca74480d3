// SPDX-License-Identifier: GPL-3.0-or-later
// How the steps of a product's tiles are shared among blocks. A tile is 128 rows of weights, a step 64 of their inputs.
// All steps of all tiles, one tile behind the other, are cut into as many even shares as there are blocks (stream-K,
// Osama et al. 2023): what is added to what depends on the shape and the number of blocks alone.
#pragma once

#include <cstdint>

namespace throughline {

struct StreamShares {
    int blocks = 0; // no more than there are steps
    int steps = 0;  // of a tile
    int tiles = 0;

    /// Of all steps a block does [begin(block), begin(block + 1)), at least one.
    __device__ int begin(int block) const
    {
        return static_cast<int>(static_cast<int64_t>(block) * tiles * steps / blocks);
    }
    /// The block that does the last step of a tile.
    __device__ int lastOf(int tile) const
    {
        const int end = (tile + 1) * steps; // of begin(block) < end the greatest block
        return static_cast<int>((static_cast<int64_t>(end) * blocks - 1) / (static_cast<int64_t>(tiles) * steps));
    }
};

} // namespace throughline
