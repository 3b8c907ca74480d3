// SPDX-License-Identifier: GPL-3.0-or-later
// Products of rows with matrices: of few rows by a kernel that streams weights, where there is one, else by cuBLASLt,
// whose plans are made once per shape and kept. The first of large products of about as many rows times the algorithms
// that cuBLASLt proposes, and the fastest serves them all.
#pragma once

#include <device/product_call.h>

#include <cuda_runtime.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace throughline {

class StreamedProducts;

class MatrixProducts {
public:
    MatrixProducts(cudaStream_t stream, bool tf32);
    ~MatrixProducts();
    MatrixProducts(const MatrixProducts&) = delete;
    MatrixProducts& operator=(const MatrixProducts&) = delete;

    /// The sums alone, by cuBLASLt.
    void run(const ProductCall& call);
    /// What does sums of few rows and what comes behind them in one kernel.
    StreamedProducts& streamed() { return *m_streamed; }
    const StreamedProducts& streamed() const { return *m_streamed; }
    /// A line per shape that was timed, in the order of their first use: "28672 × 4096, 8192 rows: algorithm 3 of 8,
    /// 1.23 ms"; before them those that are streamed.
    std::vector<std::string> table() const;

private:
    struct Plans;
    std::unique_ptr<Plans> m_plans;
    std::unique_ptr<StreamedProducts> m_streamed;
};

} // namespace throughline
