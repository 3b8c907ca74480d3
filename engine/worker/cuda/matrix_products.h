// SPDX-License-Identifier: GPL-3.0-or-later
// Products of many rows, by cuBLASLt: its plans are made once per shape and kept. The first of large products of about
// as many rows times the algorithms that cuBLASLt proposes, and the fastest serves them all.
#pragma once

#include <device/device_buffer.h>
#include <device/packed_matrix.h>

#include <cuda_runtime.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

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

class MatrixProducts {
public:
    MatrixProducts(cudaStream_t stream, bool tf32);
    ~MatrixProducts();
    MatrixProducts(const MatrixProducts&) = delete;
    MatrixProducts& operator=(const MatrixProducts&) = delete;

    void run(const ProductCall& call);
    /// A line per shape that was timed, in the order of their first use: "28672 × 4096, 8192 rows: algorithm 3 of 8,
    /// 1.23 ms".
    std::vector<std::string> table() const;

private:
    struct Plans;
    std::unique_ptr<Plans> m_plans;
};

} // namespace throughline
