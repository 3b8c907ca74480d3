// SPDX-License-Identifier: GPL-3.0-or-later
// The three types of weights and activations on the device, and sums over a block. For .cu files only.
#pragma once

#include <device/cuda_error.h>
#include <device/packed_matrix.h>

#include <cuda_bf16.h>
#include <cuda_fp16.h>

namespace throughline {

using Bf16 = __nv_bfloat16;
using Fp16 = __half;

__device__ inline float toFloat(float value) { return value; }
__device__ inline float toFloat(Bf16 value) { return __bfloat162float(value); }
__device__ inline float toFloat(Fp16 value) { return __half2float(value); }
template <class T> __device__ inline T fromFloat(float value);
template <> __device__ inline float fromFloat<float>(float value) { return value; }
template <> __device__ inline Bf16 fromFloat<Bf16>(float value) { return __float2bfloat16_rn(value); }
template <> __device__ inline Fp16 fromFloat<Fp16>(float value) { return __float2half_rn(value); }

/// Calls work(T()) with the type's C++ type.
template <class Work> void withType(WeightType type, Work&& work)
{
    switch (type) {
    case WeightType::Fp32:
        return work(float());
    case WeightType::Bf16:
        return work(Bf16());
    case WeightType::Fp16:
        return work(Fp16());
    }
}

__device__ inline float warpSum(float value)
{
    for (int offset = 16; offset > 0; offset /= 2)
        value += __shfl_xor_sync(0xffffffffU, value, offset);
    return value;
}

/// Of all threads of a block of up to 1,024, a multiple of 32; `scratch` has 32 places. Every thread gets the sum.
__device__ inline float blockSum(float value, float* scratch)
{
    value = warpSum(value);
    __syncthreads(); // a former sum may still be read
    if (threadIdx.x % 32 == 0)
        scratch[threadIdx.x / 32] = value;
    __syncthreads();
    const int warps = static_cast<int>(blockDim.x) / 32;
    return warpSum(static_cast<int>(threadIdx.x % 32) < warps ? scratch[threadIdx.x % 32] : 0.0f);
}

inline void checkLaunch(const char* doing) { checkCuda(cudaGetLastError(), doing); }

} // namespace throughline
