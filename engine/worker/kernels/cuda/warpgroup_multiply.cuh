// SPDX-License-Identifier: GPL-3.0-or-later
// Products of 64 outputs and few tokens by the tensor cores of four warps (wgmma), both factors in shared memory as
// copies with a swizzle of 128 bytes leave them. Needs code for sm_90a. For .cu files only.
#pragma once

#include <worker/kernels/cuda/tensor_copy.cuh>
#include <worker/kernels/cuda/values.cuh>

namespace throughline {

/// Rows of 64 elements of 16 bits, 8 rows to a swizzled square of 1,024 bytes (PTX: matrix descriptor).
__device__ inline uint64_t matrixDescriptor(const void* shared)
{
    constexpr uint64_t squareBytes = 1024;
    constexpr uint64_t swizzle128 = uint64_t{1} << 62;
    return (sharedAddress(shared) & 0x3FFFFU) >> 4 | uint64_t{1} << 16 | (squareBytes >> 4) << 32 | swizzle128;
}
inline constexpr uint64_t descriptorStep = 32 >> 4; // from 16 elements of a row to the next 16

__device__ inline void beginMultiplying() { asm volatile("wgmma.fence.sync.aligned;" ::: "memory"); }
__device__ inline void endMultiplying() { asm volatile("wgmma.commit_group.sync.aligned;" ::: "memory"); }
/// Until no more than `groups` of what was ended are under way.
template <int groups> __device__ void waitForProducts()
{
    asm volatile("wgmma.wait_group.sync.aligned %0;" ::"n"(groups) : "memory");
}

#define THROUGHLINE_SUMS_4(sums, i) "+f"(sums[i]), "+f"(sums[i + 1]), "+f"(sums[i + 2]), "+f"(sums[i + 3])
#define THROUGHLINE_SUMS_8(sums, i) THROUGHLINE_SUMS_4(sums, i), THROUGHLINE_SUMS_4(sums, i + 4)
#define THROUGHLINE_SUMS_16(sums, i) THROUGHLINE_SUMS_8(sums, i), THROUGHLINE_SUMS_8(sums, i + 8)

/// sums (+)= weights[64 outputs × 16] · x[tokens × 16]ᵀ, tokens = twice as many as a thread has sums. `keep` 0: what
/// sums held is forgotten. Of warp w of the four, lane l: sums[4·j + 2·h + i] is output 16·w + l/4 + 8·h, token
/// 8·j + 2·(l % 4) + i.
template <class T, int count>
__device__ void multiplyAsync(float (&sums)[count], uint64_t weights, uint64_t x, int keep);

#define THROUGHLINE_MULTIPLY(T, type)                                                                                  \
    template <> __device__ inline void multiplyAsync<T>(float(&sums)[8], uint64_t weights, uint64_t x, int keep)       \
    {                                                                                                                  \
        asm volatile("{\n .reg .pred p;\n setp.ne.b32 p, %10, 0;\n"                                                    \
                     "wgmma.mma_async.sync.aligned.m64n16k16.f32." type "." type " {%0,%1,%2,%3,%4,%5,%6,%7}, %8, %9," \
                     " p, 1, 1, 0, 0;\n}"                                                                              \
                     : THROUGHLINE_SUMS_8(sums, 0)                                                                     \
                     : "l"(weights), "l"(x), "r"(keep));                                                               \
    }                                                                                                                  \
    template <> __device__ inline void multiplyAsync<T>(float(&sums)[16], uint64_t weights, uint64_t x, int keep)      \
    {                                                                                                                  \
        asm volatile("{\n .reg .pred p;\n setp.ne.b32 p, %18, 0;\n"                                                    \
                     "wgmma.mma_async.sync.aligned.m64n32k16.f32." type "." type " {%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,"    \
                     "%10,%11,%12,%13,%14,%15}, %16, %17, p, 1, 1, 0, 0;\n}"                                           \
                     : THROUGHLINE_SUMS_16(sums, 0)                                                                    \
                     : "l"(weights), "l"(x), "r"(keep));                                                               \
    }                                                                                                                  \
    template <> __device__ inline void multiplyAsync<T>(float(&sums)[32], uint64_t weights, uint64_t x, int keep)      \
    {                                                                                                                  \
        asm volatile("{\n .reg .pred p;\n setp.ne.b32 p, %34, 0;\n"                                                    \
                     "wgmma.mma_async.sync.aligned.m64n64k16.f32." type "." type " {%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,"    \
                     "%10,%11,%12,%13,%14,%15,%16,%17,%18,%19,%20,%21,%22,%23,%24,%25,%26,%27,%28,%29,%30,%31}, %32,"  \
                     " %33, p, 1, 1, 0, 0;\n}"                                                                         \
                     : THROUGHLINE_SUMS_16(sums, 0), THROUGHLINE_SUMS_16(sums, 16)                                     \
                     : "l"(weights), "l"(x), "r"(keep));                                                               \
    }
THROUGHLINE_MULTIPLY(Bf16, "bf16")
THROUGHLINE_MULTIPLY(Fp16, "f16")
#undef THROUGHLINE_MULTIPLY
#undef THROUGHLINE_SUMS_4
#undef THROUGHLINE_SUMS_8
#undef THROUGHLINE_SUMS_16

} // namespace throughline
