// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/cuda/read_all.h>
#include <worker/kernels/cuda/values.cuh>

namespace throughline {

namespace {

constexpr int readThreads = 512;

/// `loads` independent 16-byte loads in flight per thread.
template <int loads>
__global__ void __launch_bounds__(readThreads) readStrided(const uint4* memory, int64_t vectors, float* sink)
{
    uint32_t mixed = 0;
    const int64_t step = static_cast<int64_t>(gridDim.x) * readThreads * loads;
    for (int64_t base = static_cast<int64_t>(blockIdx.x) * readThreads * loads + threadIdx.x; base < vectors;
         base += step) {
        uint4 values[loads];
#pragma unroll
        for (int i = 0; i < loads; ++i)
            values[i] = base + i * readThreads < vectors ? __ldcs(memory + base + i * readThreads) : uint4{};
#pragma unroll
        for (int i = 0; i < loads; ++i)
            mixed ^= values[i].x ^ values[i].y ^ values[i].z ^ values[i].w;
    }
    if (mixed == 0x9e3779b9U)
        *sink = 1;
}

} // namespace

void readAll(cudaStream_t stream, const void* memory, int64_t bytes, int variant, int multiprocessors, float* sink)
{
    const auto* vectors = static_cast<const uint4*>(memory);
    const int64_t count = bytes / static_cast<int64_t>(sizeof(uint4));
    const auto blocks = static_cast<unsigned>(multiprocessors);
    if (variant == 0)
        readStrided<4><<<4 * blocks, readThreads, 0, stream>>>(vectors, count, sink);
    else if (variant == 1)
        readStrided<8><<<2 * blocks, readThreads, 0, stream>>>(vectors, count, sink);
    else
        readStrided<8><<<32 * blocks, readThreads, 0, stream>>>(vectors, count, sink);
    checkLaunch("reading memory");
}

} // namespace throughline
