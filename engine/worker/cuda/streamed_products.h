// SPDX-License-Identifier: GPL-3.0-or-later
// Which products are done by the kernel that streams weights (kernels/cuda/streamed_product.h), and their launches.
#pragma once

#include <device/product_call.h>

#include <cuda_runtime.h>

#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace throughline {

class StreamedProducts {
public:
    /// What the kernel needs to note which sums are there.
    static constexpr int64_t arrivedBytes = 32 << 10;

    /// `partials`: for partial sums, in turn with others on the same stream. `arrived`: arrivedBytes of zeros.
    StreamedProducts(cudaStream_t stream, char* partials, int64_t partialBytes, char* arrived);

    /// Whether this device has the kernel.
    bool possible() const { return m_possible; }
    /// Whether products of so many rows are streamed here: of 16 bits, on Hopper.
    bool takes(const PackedMatrix& weights, int64_t rows) const;
    /// False: not for this kernel, and nothing was done.
    bool run(const ProductCall& call, const ProductEnding& ending);
    /// A line per shape: "6144 × 4096, up to 16 rows: streamed".
    const std::vector<std::string>& table() const { return m_table; }

    /// Off: none are. For comparing.
    bool on = true;

private:
    void note(const ProductCall& call);

    cudaStream_t m_stream;
    int m_multiprocessors = 0;
    bool m_possible = false;
    float* m_partials;
    int* m_arrived;
    std::set<std::tuple<int64_t, int64_t, int>> m_noted;
    std::vector<std::string> m_table;
};

} // namespace throughline
