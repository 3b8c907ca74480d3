// SPDX-License-Identifier: GPL-3.0-or-later
// Attention of one warp's 16 queries on tensor cores, keys by tiles of 8: scores never leave the registers, and softmax
// is computed along the way.
#pragma once

#include <worker/kernels/cuda/tensor_core.cuh>
#include <worker/kernels/cuda/tensor_tile.cuh>

namespace throughline {

inline constexpr int queriesPerWarp = 16; // a tensor-core instruction's rows

/// 2^x to 2 units in the last place; 0 for −∞.
__device__ inline float powerOfTwo(float x)
{
    float result;
    asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(result) : "f"(x));
    return result;
}

/// The largest among the lanes that share rows of scores.
__device__ inline float quadMax(float value)
{
    value = fmaxf(value, __shfl_xor_sync(0xffffffffU, value, 1));
    return fmaxf(value, __shfl_xor_sync(0xffffffffU, value, 2));
}
__device__ inline float quadSum(float value)
{
    value += __shfl_xor_sync(0xffffffffU, value, 1);
    return value + __shfl_xor_sync(0xffffffffU, value, 2);
}

/// What a warp knows of its 16 queries. A lane has two of them: rows lane / 4 and lane / 4 + 8.
template <class T, int headDim> struct WarpQueries {
    uint32_t queries[headDim / 16][4];
    float sums[headDim / 8][4] = {}; // of shares times values
    float most[2] = {-INFINITY, -INFINITY};
    float total[2] = {}; // of this lane's shares

    /// Out of rows in shared memory, from `first` on.
    __device__ void load(uint32_t tile, int first)
    {
        const int lane = static_cast<int>(threadIdx.x) % 32;
        const uint32_t at = tile + swizzled<headDim>(first + lane % 16, lane / 16);
#pragma unroll
        for (int k = 0; k < headDim / 16; ++k)
            loadMatrices(queries[k], at ^ (k * 32)); // chunk 2·k further
    }
};

/// scores[queries × keys] = queries · keysᵀ, tile by tile of 8 keys.
template <class T, int headDim, int tiles>
__device__ void multiplyKeys(const WarpQueries<T, headDim>& warp, uint32_t keys, float (&scores)[tiles][4])
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const uint32_t lanes = keys + swizzled<headDim>(lane % 8 + lane / 16 * 8, lane / 8 % 2);
#pragma unroll
    for (int k = 0; k < headDim / 16; ++k) {
#pragma unroll
        for (int pair = 0; pair < tiles / 2; ++pair) {
            uint32_t matrices[4];
            loadMatrices(matrices, (lanes ^ (k * 32)) + pair * 16 * headDim * 2);
            multiply<T>(scores[2 * pair], warp.queries[k], matrices[0], matrices[1]);
            multiply<T>(scores[2 * pair + 1], warp.queries[k], matrices[2], matrices[3]);
        }
    }
}

/// sums += shares · values. The shares stand in the registers where a product's first operand is wanted.
template <class T, int headDim, int tiles>
__device__ void multiplyValues(WarpQueries<T, headDim>& warp, const float (&shares)[tiles][4], uint32_t values)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const uint32_t lanes = values + swizzled<headDim>(lane % 16, lane / 16);
#pragma unroll
    for (int k = 0; k < tiles / 2; ++k) {
        const float(&low)[4] = shares[2 * k];
        const float(&high)[4] = shares[2 * k + 1];
        const uint32_t a[4] = {pairOf<T>(low[0], low[1]), pairOf<T>(low[2], low[3]), pairOf<T>(high[0], high[1]),
            pairOf<T>(high[2], high[3])};
#pragma unroll
        for (int pair = 0; pair < headDim / 16; ++pair) {
            uint32_t matrices[4];
            loadTransposed(matrices, (lanes ^ (pair * 32)) + k * 16 * headDim * 2);
            multiply<T>(warp.sums[2 * pair], a, matrices[0], matrices[1]);
            multiply<T>(warp.sums[2 * pair + 1], a, matrices[2], matrices[3]);
        }
    }
}

/// Scores become shares, 2^(scale · (score − most)); what was summed up before is scaled to the new largest score
/// (Milakov & Gimelshein 2018).
template <class T, int headDim, int tiles>
__device__ void shareOut(WarpQueries<T, headDim>& warp, float (&scores)[tiles][4], float scale)
{
#pragma unroll
    for (int h = 0; h < 2; ++h) {
        float most = warp.most[h];
#pragma unroll
        for (int tile = 0; tile < tiles; ++tile)
            most = fmaxf(most, fmaxf(scores[tile][2 * h], scores[tile][2 * h + 1]));
        most = quadMax(most);
        const float base = most == -INFINITY ? 0.0f : most * scale; // a query may have seen none yet
        const float keep = powerOfTwo(warp.most[h] * scale - base);
        warp.most[h] = most;
        float total = warp.total[h] * keep;
#pragma unroll
        for (int tile = 0; tile < tiles; ++tile)
#pragma unroll
            for (int e = 2 * h; e < 2 * h + 2; ++e) {
                scores[tile][e] = powerOfTwo(scores[tile][e] * scale - base);
                total += scores[tile][e];
            }
        warp.total[h] = total;
#pragma unroll
        for (int tile = 0; tile < headDim / 8; ++tile) {
            warp.sums[tile][2 * h] *= keep;
            warp.sums[tile][2 * h + 1] *= keep;
        }
    }
}

} // namespace throughline
