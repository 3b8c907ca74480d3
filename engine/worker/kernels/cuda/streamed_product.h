// SPDX-License-Identifier: GPL-3.0-or-later
// A product of 1 to 64 rows of 16 bits that reads its weights at the speed of memory, by Hopper's tensor cores: weights
// go through rings in shared memory that fill while the kernel before still runs. Sums are fp32, and the same bits each
// time.
#pragma once

#include <device/packed_matrix.h>
#include <worker/kernels/epilogue.h>

#include <cuda.h>
#include <cuda_runtime.h>

#include <cstdint>

namespace throughline {

inline constexpr int mostStreamedRows = 64;
inline constexpr int streamedTile = 128; // rows of weights that a block works at: a box of a map

/// Rows that a kernel for so many computes: 16, 32 or 64.
constexpr int streamedColumns(int64_t rows) { return rows <= 16 ? 16 : rows <= 32 ? 32 : 64; }
struct StreamedProduct {
    CUtensorMap weights; // boxes of streamedTile rows, or of half as many pairs
    CUtensorMap x;       // boxes of streamedColumns rows
    WeightType type = WeightType::Bf16;
    WeightType yType = WeightType::Bf16; // `type`, or fp32
    void* y = nullptr;                   // [rows][yStride], in places of 16 bytes
    int64_t yStride = 0;
    const float* bias = nullptr; // [outer] or null
    Epilogue epilogue = Epilogue::Store;
    int rows = 0;
    int inner = 0;
    int width = 0;    // outputs that are stored
    int pairRows = 0; // > 0: output i is epilogue(row i of the weights) × (row pairRows + i); `weights` maps pairs
    float* partials = nullptr; // partialsOfStream(…) floats, of anything
    int* arrived = nullptr;    // tilesOfStream(…) zeros, and zeros again afterwards
};

/// What one launch needs on a device of so many multiprocessors.
int64_t partialsOfStream(int multiprocessors);
int tilesOfStream(int width, bool paired);

void streamProduct(cudaStream_t stream, const StreamedProduct& product, int multiprocessors);

} // namespace throughline
