// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/cuda/convert.h>
#include <worker/kernels/cuda/values.cuh>

namespace throughline {

namespace {

template <class T> __global__ void toFp32(const T* from, int64_t stride, int64_t count, int64_t width, float* to)
{
    const int64_t i = static_cast<int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < count * width)
        to[i] = toFloat(from[i / width * stride + i % width]);
}

} // namespace

void convertToFp32(cudaStream_t stream, Activations rows, int64_t count, int64_t width, float* to)
{
    constexpr int threads = 256;
    const auto blocks = static_cast<unsigned>((count * width + threads - 1) / threads);
    withType(rows.type, [&](auto element) {
        toFp32<<<blocks, threads, 0, stream>>>(
            static_cast<const decltype(element)*>(rows.data), rows.stride, count, width, to);
    });
    checkLaunch("converting");
}

} // namespace throughline
