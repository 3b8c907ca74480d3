// SPDX-License-Identifier: GPL-3.0-or-later
// Attention of single tokens on tensor cores: the queries that share a head of keys at once, and where rows are few
// their positions split between blocks. For 16-bit types and the usual head widths; attention() has the rest.
#pragma once

#include <worker/kernels/attention.h>

namespace throughline {

/// Into how many parts at most the positions of each token and head of keys are split, so that about all
/// multiprocessors are busy. 1 where the room for parts was not reserved (see Compute::reserve).
int splitsOf(const Compute& compute, const HeadLayout& layout, const CachedLayer& cache, int64_t tokens);

/// Whether in the step that is recorded now the persistent kernel's attention, where a head of keys is one block's,
/// takes so much longer than attendSingles that a graph of launches does the whole step faster.
bool outgrowsPersistentStep(const Compute& compute, const HeadLayout& layout, int64_t tokens);

/// out[i] of each token: softmax(scale · query · keysᵀ) · values over the positions that it sees. Scores, sums and
/// softmax are fp32; probabilities are rounded to the type before they meet the values. Parts are summed up in their
/// order, so that results are the same each time. Precondition: canAttendTiles; the queries of `qkv` are turned.
void attendSingles(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    Activations qkv, Activations out);

} // namespace throughline
