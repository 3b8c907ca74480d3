// SPDX-License-Identifier: GPL-3.0-or-later
// Attention of prompts on tensor cores: many queries of a row at once over keys and values that are already in the
// cache. For 16-bit types and the usual head widths; attention() has the rest.
#pragma once

#include <worker/kernels/attention.h>

namespace throughline {

/// Whether heads and type are such as attendTiles is made for.
bool canAttendTiles(const HeadLayout& layout, WeightType type);
/// Whether some row has several tokens in the block: with one token each, a tile would be nearly empty.
inline bool hasPrompts(const TokenBlock& tokens) { return tokens.tiles && tokens.count > tokens.tileCount; }

/// out[i] of each token: softmax(scale · queries · keysᵀ) · values over the positions that it sees. The queries of
/// `qkv` are turned. FlashAttention (Dao et al. 2022): scores never leave the registers. Scores, sums and softmax are
/// fp32; probabilities are rounded to the type before they meet the values. Precondition: canAttendTiles and
/// hasPrompts.
void attendTiles(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    Activations qkv, Activations out);

} // namespace throughline
