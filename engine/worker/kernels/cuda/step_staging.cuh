// SPDX-License-Identifier: GPL-3.0-or-later
// What a product's block brings into shared memory before its sums begin: constants, and x, normed or as it is. By the
// serving warps.
#pragma once

#include <worker/kernels/cuda/async_copy.cuh>
#include <worker/kernels/cuda/step_barriers.cuh>
#include <worker/kernels/cuda/step_units.cuh>
#include <worker/kernels/cuda/values.cuh>

namespace throughline {

/// Constants of a phase in shared memory, copied there while the block waits for the others: what does not come out of
/// the caches in time otherwise.
struct PhaseConstants {
    float* normWeight; // [inner]
    float* normBias;   // [inner]
    float* bias;       // [mostBiases] of the block's units, in their order; of a pair's second tile behind them
};
inline constexpr int mostBiases = 512; // a block with more outputs reads them where they lie

__device__ inline bool keepsBiases(const ProductPhase& p, int units)
{
    return p.bias && units * outputsPerTile * (p.paired ? 2 : 1) <= mostBiases;
}

/// By the serving warps, for all of the block, while they do other things: there when each thread waited for its copies
/// and all met. What a phase's norm and biases are does not depend on what is computed, so that they come a phase
/// ahead.
__device__ inline void copyConstants(const ProductPhase& p, const PhaseConstants& to)
{
    const int thread = servingThread();
    if (p.normWeight)
        for (int i = 4 * thread; i < p.inner; i += 4 * servingThreads) {
            copyAsync16(to.normWeight + i, p.normWeight + i);
            if (p.normBias)
                copyAsync16(to.normBias + i, p.normBias + i);
        }
    if (!p.bias)
        return;
    int first;
    int end;
    unitsOfBlock(p.units, first, end);
    if (!keepsBiases(p, end - first))
        return;
    for (int i = thread; i < (end - first) * outputsPerTile; i += servingThreads)
        for (int second = 0; second < (p.paired ? 2 : 1); ++second) {
            const int output = firstOutput(p, first + i / outputsPerTile, second) + i % outputsPerTile;
            if (output < p.outer)
                copyAsync4(to.bias + second * (end - first) * outputsPerTile + i, p.bias + output);
        }
}

/// Four values of x at i.
template <class T>
__device__ void storeNormed(
    const ProductPhase& p, const PhaseConstants& constants, const float4& v, float mean, float scale, int i, T* xs)
{
    const float4 w = *reinterpret_cast<const float4*>(constants.normWeight + i);
    const float4 b = p.normBias ? *reinterpret_cast<const float4*>(constants.normBias + i) : float4{};
    const T rounded[4] = {fromFloat<T>((v.x - mean) * scale * w.x + b.x),
        fromFloat<T>((v.y - mean) * scale * w.y + b.y), fromFloat<T>((v.z - mean) * scale * w.z + b.z),
        fromFloat<T>((v.w - mean) * scale * w.w + b.w)};
    *reinterpret_cast<uint2*>(xs + i) = *reinterpret_cast<const uint2*>(rounded);
}

__device__ inline float sumOf(const float4& v) { return v.x + v.y + v.z + v.w; }
__device__ inline float squaresOf(const float4& v, float mean)
{
    return (v.x - mean) * (v.x - mean) + (v.y - mean) * (v.y - mean) + (v.z - mean) * (v.z - mean)
        + (v.w - mean) * (v.w - mean);
}

/// One token's x, by all serving warps, which keep what they read.
template <class T>
__device__ void stageOneNormed(const ProductPhase& p, const PhaseConstants& constants, T* xs, float* scratch)
{
    constexpr int mostKept = 8;
    const float* row = p.hidden.row(p.rowMap ? p.rowMap[0] : 0);
    const auto width = static_cast<float>(p.inner);
    float4 kept[mostKept];
#pragma unroll
    for (int j = 0; j < mostKept; ++j) {
        const int i = 4 * (servingThread() + j * servingThreads);
        kept[j] = i < p.inner ? __ldcg(reinterpret_cast<const float4*>(row + i)) : float4{};
    }
    float sum = 0;
#pragma unroll
    for (int j = 0; j < mostKept; ++j)
        sum += p.normBias ? sumOf(kept[j]) : squaresOf(kept[j], 0);
    sum = sumOfServing(sum, scratch) / width;
    float mean = 0;
    if (p.normBias) {
        mean = sum;
        sum = 0;
#pragma unroll
        for (int j = 0; j < mostKept; ++j)
            if (4 * (servingThread() + j * servingThreads) < p.inner)
                sum += squaresOf(kept[j], mean);
        sum = sumOfServing(sum, scratch + servingWarps) / width;
    }
    const float scale = rsqrtf(sum + p.epsilon);
#pragma unroll
    for (int j = 0; j < mostKept; ++j) {
        const int i = 4 * (servingThread() + j * servingThreads);
        if (i < p.inner)
            storeNormed<T>(p, constants, kept[j], mean, scale, i, xs);
    }
}

/// Eight values of x at i, and what they are normed by.
template <class T>
__device__ void storeNormed(
    const ProductPhase& p, const PhaseConstants& constants, const uint4& packed, float mean, float scale, int i, T* xs)
{
    const T* from = reinterpret_cast<const T*>(&packed);
#pragma unroll
    for (int h = 0; h < 8; h += 4)
        storeNormed<T>(p, constants,
            float4{toFloat(from[h]), toFloat(from[h + 1]), toFloat(from[h + 2]), toFloat(from[h + 3])}, mean, scale,
            i + h, xs);
}

/// x of all tokens, normed, into shared memory. The constants are there. Of several tokens each is a warp's, which
/// reads its copy in 16 bits, all of it at once.
template <class T>
__device__ void stageNormed(const ProductPhase& p, const PhaseConstants& constants, T* xs, float* scratch)
{
    if (p.tokens == 1)
        return stageOneNormed<T>(p, constants, xs, scratch);
    constexpr int mostKept = mostSharedNormWidth / 256;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const auto width = static_cast<float>(p.inner);
    for (int token = servingThread() / 32; token < p.tokens; token += servingWarps) {
        const T* const row = static_cast<const T*>(p.halves) + (p.rowMap ? p.rowMap[token] : token) * p.halvesStride;
        uint4 kept[mostKept];
#pragma unroll
        for (int j = 0; j < mostKept; ++j) {
            const int i = 8 * (lane + 32 * j);
            kept[j] = i < p.inner ? __ldcg(reinterpret_cast<const uint4*>(row + i)) : uint4{};
        }
        float sum = 0;
        float squares = 0;
#pragma unroll
        for (int j = 0; j < mostKept; ++j)
            if (256 * j < p.inner)
#pragma unroll
                for (int h = 0; h < 8; ++h) {
                    const float value = toFloat(reinterpret_cast<const T*>(&kept[j])[h]);
                    sum += value;
                    squares += value * value;
                }
        float mean = 0;
        if (p.normBias) {
            mean = warpSum(sum) / width;
            squares = 0;
#pragma unroll
            for (int j = 0; j < mostKept; ++j)
                if (8 * (lane + 32 * j) < p.inner)
#pragma unroll
                    for (int h = 0; h < 8; ++h) {
                        const float value = toFloat(reinterpret_cast<const T*>(&kept[j])[h]) - mean;
                        squares += value * value;
                    }
        }
        const float scale = rsqrtf(warpSum(squares) / width + p.epsilon);
#pragma unroll
        for (int j = 0; j < mostKept; ++j) {
            const int i = 8 * (lane + 32 * j);
            if (i < p.inner)
                storeNormed<T>(p, constants, kept[j], mean, scale, i, xs + token * (p.inner + xPadding));
        }
    }
}

/// x of all tokens as it is, into shared memory.
template <class T> __device__ void stagePlain(const ProductPhase& p, T* xs)
{
    constexpr int atOnce = 8;
    const int vectors = p.inner / 8;
    const int stride = p.inner + xPadding;
    for (int first = servingThread(); first < p.tokens * vectors; first += atOnce * servingThreads) {
        uint4 values[atOnce];
#pragma unroll
        for (int j = 0; j < atOnce; ++j) {
            const int i = first + j * servingThreads;
            if (i < p.tokens * vectors)
                values[j] = __ldcg(reinterpret_cast<const uint4*>(
                    static_cast<const T*>(p.x) + i / vectors * p.xStride + 8 * (i % vectors)));
        }
#pragma unroll
        for (int j = 0; j < atOnce; ++j) {
            const int i = first + j * servingThreads;
            if (i < p.tokens * vectors)
                *reinterpret_cast<uint4*>(xs + i / vectors * stride + 8 * (i % vectors)) = values[j];
        }
    }
}

} // namespace throughline
