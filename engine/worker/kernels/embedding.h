// SPDX-License-Identifier: GPL-3.0-or-later
// Operation: token and position embeddings of rows.
#pragma once

#include <device/compute.h>
#include <device/packed_matrix.h>
#include <device/step_tokens.h>

namespace throughline {

/// Token vectors, either a table of their own or the output head that they are tied to.
struct EmbeddingTable {
    const float* fp32 = nullptr;            // [vocab][hidden], or
    const uint16_t* halves = nullptr;       // [vocab][hidden] of the weights' 16-bit type, or
    const PackedMatrix* tiedHead = nullptr; // [vocab, hidden]
};

/// out[i] = table[id of token i] + positionTable[its position]; positionTable is [maxPositions][hidden], or null: then
/// the token's vector alone.
void embed(Compute& compute, const EmbeddingTable& table, const float* positionTable, int64_t hidden,
    const StepTokens& tokens, Rows out);

/// out[r] = hidden of the last token of each row, `width` wide.
void pickLastTokens(Compute& compute, const StepTokens& tokens, Rows hidden, int64_t width, Rows out);

} // namespace throughline
