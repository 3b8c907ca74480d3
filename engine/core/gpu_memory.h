// SPDX-License-Identifier: GPL-3.0-or-later
// What one rank takes of its GPU's memory, buffer by buffer as the CUDA worker allocates them. Its allocator's peak is
// held against this; the CUDA context, which no allocator counts, is left out, and so are the few kilobytes of steps
// that are kept as one kernel.
#pragma once

#include <core/model_facts.h>
#include <core/names.h>

#include <cstdint>

namespace throughline {

struct GpuRankWork {
    Precision precision = Precision::Bf16;
    int firstLayer = 0;
    int endLayer = 0;
    bool outputHead = true;     // over the vocabulary, on the rank with the last layer
    int rows = 0;               // of a batch
    int positions = 0;          // that the KV cache holds per row
    int64_t promptTokens = 0;   // of the batch or micro-batch that has most: packed, without gaps
    int chunks = 0;             // of a pipeline: micro-batches that a batch is cut into; 0: the rank works alone
    int labels = 0;             // of a classification head, which is there instead of the output head
    int64_t gatheredValues = 0; // of the outputs that every stage of a pipeline gets
};

int64_t gpuRankBytes(const ModelFacts& facts, const GpuRankWork& work);

} // namespace throughline
