// SPDX-License-Identifier: GPL-3.0-or-later
// Operation: causal self-attention of some tokens of some rows, over what the cache holds of these rows. The new keys
// and values are written first.
#pragma once

#include <device/compute.h>
#include <device/packed_matrix.h>
#include <device/step_tokens.h>

#include <string>

namespace throughline {

struct HeadLayout {
    int heads = 0;
    int kvHeads = 0; // heads / kvHeads query heads share a head of keys and values
    int headDim = 0; // as stored: rounded up to 16 with zeros
    float scale = 1;
    int window = 0;                 // positions that a token sees, its own the last of them; 0: all
    const float* cosines = nullptr; // [position][half]: rotary positions; null: none
    const float* sines = nullptr;   // [position][half]
    int half = 0;                   // of the true width of a head
};
constexpr int storedHeadDim(int headDim) { return static_cast<int>(padded(headDim, 16)); }

/// One layer of the cache.
struct CachedLayer {
    WeightType type = WeightType::Fp32;
    void* keys = nullptr;   // [row][kvHead][position][headDim]
    void* values = nullptr; // [row][kvHead][position][headDim]
    int64_t capacity = 0;   // positions
};

/// qkv: [tokens, (heads + 2·kvHeads)·headDim], all queries, then keys, then values; with rotary positions queries and
/// keys are turned in place. out: [tokens, heads·headDim].
void attention(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    Activations qkv, Activations out);

/// "fp32 attention of 128 avx512", or "of any" width where heads have no kernel of their own: for the record.
std::string attentionKernelName(const Compute& compute, const HeadLayout& layout, WeightType type);

} // namespace throughline
