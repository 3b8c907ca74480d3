// SPDX-License-Identifier: GPL-3.0-or-later
// Operation: token and position embeddings of rows.
#pragma once

#include <worker/kernels/compute.h>
#include <worker/kernels/packed_matrix.h>

#include <span>

namespace throughline {

/// Token vectors, either a table of their own or the output head that they are tied to.
struct EmbeddingTable {
    const float* fp32 = nullptr;            // [vocab][hidden], or
    const uint16_t* bf16 = nullptr;         // [vocab][hidden], or
    const PackedMatrix* tiedHead = nullptr; // [vocab, hidden]
};

/// out[i] = table[tokens[i]] + positionTable[positions[i]]; positionTable is [maxPositions][hidden], or null: then the
/// token's vector alone.
void embed(Compute& compute, const EmbeddingTable& table, const float* positionTable, int64_t hidden,
    std::span<const int> tokens, std::span<const int> positions, Rows out);

} // namespace throughline
