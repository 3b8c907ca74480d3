// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of 16-bit elements in shared memory, as tensor-core instructions take their operands from it.
#pragma once

#include <worker/kernels/cuda/values.cuh>

#include <cstdint>

namespace throughline {

inline constexpr int chunkElements = 8; // 16 bytes: what is copied, and what a lane names of a matrix of 8 × 8

/// Byte of a chunk of a row. Chunks of eight rows one below the other lie in different banks, and so do those of a row.
template <int width> __device__ uint32_t swizzled(int row, int chunk)
{
    return static_cast<uint32_t>(row * width * 2 + ((chunk ^ (row & 7)) * 16));
}

/// Copies 16 bytes into shared memory, or zeros where they are not wanted; what is not wanted is not read.
__device__ inline void copyChunk(uint32_t to, const void* from, bool wanted)
{
    const int bytes = wanted ? 16 : 0;
    asm volatile("cp.async.cg.shared.global.L2::128B [%0], [%1], 16, %2;" ::"r"(to), "l"(from), "r"(bytes));
}
__device__ inline void endCopies() { asm volatile("cp.async.commit_group;" ::: "memory"); }
/// For all of this thread's; other threads' are there after a barrier.
__device__ inline void waitForCopies() { asm volatile("cp.async.wait_group 0;" ::: "memory"); }

/// Asks for `rows` rows of `width` elements, by a block of `threads` threads; those from `count` on become zeros.
template <class T, int width, int rows, int threads>
__device__ void copyRows(uint32_t to, const T* from, int64_t stride, int count)
{
    constexpr int chunks = width / chunkElements;
    constexpr int rowsAtOnce = threads / chunks;
    static_assert(threads % chunks == 0 && rows % rowsAtOnce == 0 && rowsAtOnce % 8 == 0);
    const int first = static_cast<int>(threadIdx.x) / chunks;
    const int chunk = static_cast<int>(threadIdx.x) % chunks;
    const T* at = from + first * stride + chunk * chunkElements;
    to += swizzled<width>(first, chunk); // the same for every eighth row
#pragma unroll
    for (int row = 0; row < rows; row += rowsAtOnce)
        copyChunk(to + row * width * 2, at + row * stride, first + row < count);
}

/// Four matrices of 8 × 8 elements, the rows of matrix m at the addresses of lanes 8·m to 8·m + 7. A lane gets of each
/// the elements 2·(lane % 4) and the next of row lane / 4.
__device__ inline void loadMatrices(uint32_t (&matrices)[4], uint32_t address)
{
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0,%1,%2,%3}, [%4];"
                 : "=r"(matrices[0]), "=r"(matrices[1]), "=r"(matrices[2]), "=r"(matrices[3])
                 : "r"(address)
                 : "memory");
}
/// Of each matrix a lane gets the elements lane / 4 of row 2·(lane % 4) and the next.
__device__ inline void loadTransposed(uint32_t (&matrices)[4], uint32_t address)
{
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0,%1,%2,%3}, [%4];"
                 : "=r"(matrices[0]), "=r"(matrices[1]), "=r"(matrices[2]), "=r"(matrices[3])
                 : "r"(address)
                 : "memory");
}

/// Two elements, the first in the low half.
template <class T> __device__ uint32_t pairOf(float first, float second);
template <> __device__ inline uint32_t pairOf<Bf16>(float first, float second)
{
    const __nv_bfloat162 pair = __floats2bfloat162_rn(first, second);
    return *reinterpret_cast<const uint32_t*>(&pair);
}
template <> __device__ inline uint32_t pairOf<Fp16>(float first, float second)
{
    const __half2 pair = __floats2half2_rn(first, second);
    return *reinterpret_cast<const uint32_t*>(&pair);
}

} // namespace throughline
