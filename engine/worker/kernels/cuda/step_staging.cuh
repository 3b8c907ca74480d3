// SPDX-License-Identifier: GPL-3.0-or-later
// What a product's block brings into shared memory before its sums begin: x, normed or as it is.
#pragma once

#include <worker/kernels/cuda/async_copy.cuh>
#include <worker/kernels/cuda/step_shared.cuh>
#include <worker/kernels/cuda/step_units.cuh>
#include <worker/kernels/cuda/values.cuh>

namespace throughline {

/// Of a phase's norm in shared memory, copied there while the block waits for the others: what does not come out of the
/// caches in time otherwise.
struct NormConstants {
    float* weight; // [inner]
    float* bias;   // [inner]
};

/// By the serving warps, while they do other things: there when each thread waited for its copies and all met. What a
/// phase's norm is does not depend on what is computed, so that it comes a phase ahead.
__device__ inline void copyConstants(const ProductPhase& p, const NormConstants& to)
{
    if (!p.normWeight)
        return;
    for (int i = 4 * servingThread(); i < p.inner; i += 4 * servingThreads) {
        copyAsync16(to.weight + i, p.normWeight + i);
        if (p.normBias)
            copyAsync16(to.bias + i, p.normBias + i);
    }
}

/// How a token is normed: value · scale + shift.
struct NormedBy {
    float scale;
    float shift;
};

/// Of a row's sum and squares. In fp32, in one pass: rows of a model's layers have means far below their deviations.
__device__ inline NormedBy normedBy(const ProductPhase& p, const float2& sums)
{
    const auto width = static_cast<float>(p.inner);
    if (!p.normBias)
        return {rsqrtf(sums.y / width + p.epsilon), 0};
    const float mean = sums.x / width;
    const float scale = rsqrtf(fmaxf(sums.y / width - mean * mean, 0) + p.epsilon);
    return {scale, -mean * scale};
}

/// Four values of x at i: (v · scale + shift) · weight + bias.
template <class T>
__device__ void storeNormed(
    const ProductPhase& p, const NormConstants& constants, const float4& v, const NormedBy& by, int i, T* xs)
{
    const float4 w = *reinterpret_cast<const float4*>(constants.weight + i);
    const float4 b = p.normBias ? *reinterpret_cast<const float4*>(constants.bias + i) : float4{};
    const T rounded[4] = {fromFloat<T>(fmaf(fmaf(v.x, by.scale, by.shift), w.x, b.x)),
        fromFloat<T>(fmaf(fmaf(v.y, by.scale, by.shift), w.y, b.y)),
        fromFloat<T>(fmaf(fmaf(v.z, by.scale, by.shift), w.z, b.z)),
        fromFloat<T>(fmaf(fmaf(v.w, by.scale, by.shift), w.w, b.w))};
    *reinterpret_cast<uint2*>(xs + i) = *reinterpret_cast<const uint2*>(rounded);
}

__device__ inline float sumOf(const float4& v) { return v.x + v.y + v.z + v.w; }
__device__ inline float squaresOf(const float4& v) { return v.x * v.x + v.y * v.y + v.z * v.z + v.w * v.w; }

/// One token's x, by the serving threads, which keep what they read: so many times four values each.
template <class T, int mostKept>
__device__ void stageOneNormed(const ProductPhase& p, const NormConstants& constants, T* xs, float* scratch)
{
    const int thread = servingThread();
    const int inner = p.inner;
    const float* const row = p.hidden.row(p.rowMap ? p.rowMap[0] : 0);
    float4 kept[mostKept];
#pragma unroll
    for (int j = 0; j < mostKept; ++j) {
        const int i = 4 * (thread + j * servingThreads);
        kept[j] = i < inner ? __ldcg(reinterpret_cast<const float4*>(row + i)) : float4{};
    }
    float sum = 0;
    float squares = 0;
#pragma unroll
    for (int j = 0; j < mostKept; ++j) {
        sum += sumOf(kept[j]);
        squares += squaresOf(kept[j]);
    }
    const NormedBy by = normedBy(p, sumOfServing({sum, squares}, scratch));
#pragma unroll
    for (int j = 0; j < mostKept; ++j) {
        const int i = 4 * (thread + j * servingThreads);
        if (i >= inner)
            break;
        storeNormed<T>(p, constants, kept[j], by, i, xs);
    }
}

// Fetching code takes longer than running it: what is unrolled for wide rows is not for others.
template <class T>
__device__ void stageOneNormed(const ProductPhase& p, const NormConstants& constants, T* xs, float* scratch)
{
    constexpr int valuesAtOnce = 4 * servingThreads;
    constexpr int fewKept = 2;
    if (p.inner <= fewKept * valuesAtOnce)
        stageOneNormed<T, fewKept>(p, constants, xs, scratch);
    else
        stageOneNormed<T, (mostNormWidth + valuesAtOnce - 1) / valuesAtOnce>(p, constants, xs, scratch);
}

/// Copies a token's row, `vectors` of 16 bytes, into shared memory as it is, by a warp; its sum and squares.
template <class T> __device__ float2 stageRow(const uint4* from, uint4* to, int vectors)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
    constexpr int atOnce = 4;
    float sum = 0;
    float squares = 0;
#pragma unroll 1
    for (int first = lane; first < vectors; first += 32 * atOnce) {
        uint4 values[atOnce];
#pragma unroll
        for (int j = 0; j < atOnce; ++j)
            values[j] = first + 32 * j < vectors ? __ldcg(from + first + 32 * j) : uint4{};
#pragma unroll
        for (int j = 0; j < atOnce; ++j) {
            if (first + 32 * j < vectors)
                to[first + 32 * j] = values[j];
#pragma unroll
            for (int h = 0; h < 8; ++h) {
                const float value = toFloat(reinterpret_cast<const T*>(&values[j])[h]);
                sum += value;
                squares += value * value;
            }
        }
    }
    return {warpSum(sum), warpSum(squares)};
}

/// x of all tokens, normed, into shared memory. The constants are there. First each token
/// is a warp's, which reads its copy in 16 bits; then a thread has some columns of many tokens.
template <class T, bool streaming>
__device__ void stageNormed(const ProductPhase& p, const NormConstants& constants, T* xs, float* scratch)
{
    const int thread = static_cast<int>(threadIdx.x);
    const int tokens = p.tokens;
    const int stride = p.inner + xPadding;
    const bool biased = p.normBias != nullptr;
    NormedBy* const allBy = reinterpret_cast<NormedBy*>(scratch);
    const int columns = p.inner / 8;
    for (int token = thread / 32; token < tokens; token += phaseWarps) {
        const T* const row = static_cast<const T*>(p.halves) + (p.rowMap ? p.rowMap[token] : token) * p.halvesStride;
        const float2 sums =
            stageRow<T>(reinterpret_cast<const uint4*>(row), reinterpret_cast<uint4*>(xs + token * stride), columns);
        if (thread % 32 == 0)
            allBy[token] = normedBy(p, sums);
    }
    meetInBlock<streaming>(rowsOfServing, rowsOfStreaming);
    const int groups = max(1, phaseThreads / columns); // of tokens
    const int group = columns < phaseThreads ? thread / columns : 0;
    if (group >= groups)
        return;
    for (int place = thread - group * columns; place < columns; place += phaseThreads) {
        const int column = 8 * place;
        float weight[8];
        float bias[8] = {};
#pragma unroll
        for (int h = 0; h < 8; ++h)
            weight[h] = constants.weight[column + h];
        if (biased)
#pragma unroll
            for (int h = 0; h < 8; ++h)
                bias[h] = constants.bias[column + h];
#pragma unroll 2
        for (int token = group; token < tokens; token += groups) {
            uint4* const at = reinterpret_cast<uint4*>(xs + token * stride + column);
            const NormedBy by = allBy[token];
            uint4 packed = *at;
            T* const values = reinterpret_cast<T*>(&packed);
#pragma unroll
            for (int h = 0; h < 8; ++h)
                values[h] = fromFloat<T>(fmaf(fmaf(toFloat(values[h]), by.scale, by.shift), weight[h], bias[h]));
            *at = packed;
        }
    }
}

/// One token's x as it is, into shared memory: by the serving threads.
template <class T> __device__ void stageOne(const ProductPhase& p, T* xs)
{
    const int vectors = p.inner / 8;
    const uint4* const from = static_cast<const uint4*>(p.x);
    uint4* const to = reinterpret_cast<uint4*>(xs);
#pragma unroll 1
    for (int first = servingThread(); first < vectors; first += 2 * servingThreads) {
        const int second = first + servingThreads;
        const uint4 value = __ldcg(from + first);
        const uint4 secondValue = second < vectors ? __ldcg(from + second) : uint4{};
        to[first] = value;
        if (second < vectors)
            to[second] = secondValue;
    }
}

/// x of all tokens as it is, into shared memory: by all that stage.
template <class T> __device__ void stageAll(const ProductPhase& p, T* xs)
{
    constexpr int atOnce = 2;
    const int vectors = p.inner / 8; // of a row
    const int all = p.tokens * vectors;
    const int stride = p.inner + xPadding;
    const int64_t xStride = p.xStride;
    const T* const x = static_cast<const T*>(p.x);
    for (int first = static_cast<int>(threadIdx.x); first < all; first += atOnce * phaseThreads) {
        uint4 values[atOnce];
#pragma unroll
        for (int j = 0; j < atOnce; ++j)
            if (const int i = first + j * phaseThreads; i < all)
                values[j] = __ldcg(reinterpret_cast<const uint4*>(x + i / vectors * xStride + 8 * (i % vectors)));
#pragma unroll
        for (int j = 0; j < atOnce; ++j)
            if (const int i = first + j * phaseThreads; i < all)
                *reinterpret_cast<uint4*>(xs + i / vectors * stride + 8 * (i % vectors)) = values[j];
    }
}

} // namespace throughline
