// SPDX-License-Identifier: GPL-3.0-or-later
// A product of rows with a matrix, and what becomes of its sums.
#pragma once

#include <device/packed_matrix.h>
#include <worker/kernels/epilogue.h>

#include <cstdint>

namespace throughline {

/// y = x · Wᵀ (+ y): W is [outer][stride], x [rows][xStride] of the same type, y [rows][yStride] of `yType`. Sums are
/// fp32.
struct ProductCall {
    const PackedMatrix* weights = nullptr;
    const void* x = nullptr;
    int64_t xStride = 0;
    void* y = nullptr;
    int64_t yStride = 0;
    WeightType yType = WeightType::Fp32;
    int64_t rows = 0;
    bool addTo = false;
};

/// What may come behind the sums in the same kernel.
struct ProductEnding {
    const float* bias = nullptr;           // [outer] or null
    Epilogue activation = Epilogue::Store; // not AddTo
    int64_t pairRows = 0;                  // > 0: y is activation(output i) × (output pairRows + i), for i < pairWidth
    int64_t pairWidth = 0;
};

} // namespace throughline
