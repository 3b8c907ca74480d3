// SPDX-License-Identifier: GPL-3.0-or-later
// Operation: causal self-attention of some tokens of some rows, over what the cache holds of these rows. The new keys
// and values are written first.
#pragma once

#include <worker/kernels/compute.h>
#include <worker/kernels/packed_matrix.h>

#include <span>

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

struct HeadLayout {
    int heads = 0;
    int kvHeads = 0;
    int headDim = 0; // as stored: rounded up to 16 with zeros
    float scale = 1;
};
constexpr int storedHeadDim(int headDim) { return static_cast<int>(padded(headDim, 16)); }

/// One layer of the cache.
struct CachedLayer {
    WeightType type = WeightType::Fp32;
    void* keys = nullptr;   // [row][kvHead][position][headDim]
    void* values = nullptr; // [row][kvHead][position][headDim]
    int64_t capacity = 0;   // positions
};

/// qkv: [tokens, (heads + 2·kvHeads)·headDim], all queries, then keys, then values. out: [tokens, heads·headDim].
void attention(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, std::span<const Segment> segments,
    Rows qkv, Rows out);

} // namespace throughline
