// SPDX-License-Identifier: GPL-3.0-or-later
// What one rank takes of its GPU's memory, buffer by buffer as the CUDA worker allocates them. Its allocator's peak is
// held against this; the CUDA context, which no allocator counts, is left out.
#pragma once

#include <core/model_facts.h>
#include <core/names.h>

#include <cstdint>

namespace throughline {

struct GpuRankWork {
    Precision precision = Precision::Bf16;
    int firstLayer = 0;
    int endLayer = 0;
    bool outputHead = true;   // over the vocabulary, on the rank with the last layer
    int rows = 0;             // of a batch
    int rowsAtOnce = 0;       // of a micro-batch: all rows where a batch is not cut
    int positions = 0;        // that the KV cache holds per row; 0: there is none
    int64_t promptTokens = 0; // of the batch or micro-batch that has most: packed, without gaps
};

int64_t gpuRankBytes(const ModelFacts& facts, const GpuRankWork& work);

} // namespace throughline
