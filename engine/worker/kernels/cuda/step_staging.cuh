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

/// Four values of x at i: (v · scale + shift) · weight + bias, where shift is -mean · scale.
template <class T>
__device__ void storeNormed(
    const ProductPhase& p, const NormConstants& constants, const float4& v, float shift, float scale, int i, T* xs)
{
    const float4 w = *reinterpret_cast<const float4*>(constants.weight + i);
    const float4 b = p.normBias ? *reinterpret_cast<const float4*>(constants.bias + i) : float4{};
    const T rounded[4] = {fromFloat<T>(fmaf(fmaf(v.x, scale, shift), w.x, b.x)),
        fromFloat<T>(fmaf(fmaf(v.y, scale, shift), w.y, b.y)), fromFloat<T>(fmaf(fmaf(v.z, scale, shift), w.z, b.z)),
        fromFloat<T>(fmaf(fmaf(v.w, scale, shift), w.w, b.w))};
    *reinterpret_cast<uint2*>(xs + i) = *reinterpret_cast<const uint2*>(rounded);
}

__device__ inline float sumOf(const float4& v) { return v.x + v.y + v.z + v.w; }
__device__ inline float squaresOf(const float4& v, float mean)
{
    return (v.x - mean) * (v.x - mean) + (v.y - mean) * (v.y - mean) + (v.z - mean) * (v.z - mean)
        + (v.w - mean) * (v.w - mean);
}

/// One token's x, by all stagers, which keep what they read.
template <class T>
__device__ void stageOneNormed(const ProductPhase& p, const NormConstants& constants, T* xs, float* scratch)
{
    using Stager = Stagers<false>;
    constexpr int mostKept = (8192 / 4 + Stager::threads - 1) / Stager::threads;
    const int thread = Stager::thread();
    const int inner = p.inner;
    const float* const row = p.hidden.row(p.rowMap ? p.rowMap[0] : 0);
    const bool centred = p.normBias != nullptr;
    const auto width = static_cast<float>(inner);
    float4 kept[mostKept];
#pragma unroll
    for (int j = 0; j < mostKept; ++j) {
        const int i = 4 * (thread + j * Stager::threads);
        kept[j] = i < inner ? __ldcg(reinterpret_cast<const float4*>(row + i)) : float4{};
    }
    float sum = 0;
#pragma unroll
    for (int j = 0; j < mostKept; ++j)
        sum += centred ? sumOf(kept[j]) : squaresOf(kept[j], 0);
    sum = Stager::sum(sum, scratch) / width;
    float mean = 0;
    if (centred) {
        mean = sum;
        sum = 0;
#pragma unroll
        for (int j = 0; j < mostKept; ++j)
            if (4 * (thread + j * Stager::threads) < inner)
                sum += squaresOf(kept[j], mean);
        sum = Stager::sum(sum, scratch + Stager::warps) / width;
    }
    const float scale = rsqrtf(sum + p.epsilon);
#pragma unroll
    for (int j = 0; j < mostKept; ++j) {
        const int i = 4 * (thread + j * Stager::threads);
        if (i >= inner)
            break;
        storeNormed<T>(p, constants, kept[j], -mean * scale, scale, i, xs);
    }
}

/// How a token is normed: value · scale + shift.
struct NormedBy {
    float scale;
    float shift;
};

/// A token's row into shared memory as it is, by a warp, and how it is to be normed.
template <class T> __device__ NormedBy stageRaw(const ProductPhase& p, int token, T* xs)
{
    const T* const row = static_cast<const T*>(p.halves) + (p.rowMap ? p.rowMap[token] : token) * p.halvesStride;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const auto width = static_cast<float>(p.inner);
    constexpr int atOnce = 4;
    float sum = 0;
#pragma unroll 1
    for (int first = 8 * lane; first < p.inner; first += 256 * atOnce) {
        uint4 values[atOnce];
#pragma unroll
        for (int j = 0; j < atOnce; ++j)
            values[j] =
                first + 256 * j < p.inner ? __ldcg(reinterpret_cast<const uint4*>(row + first + 256 * j)) : uint4{};
#pragma unroll
        for (int j = 0; j < atOnce; ++j) {
            if (first + 256 * j < p.inner)
                *reinterpret_cast<uint4*>(xs + first + 256 * j) = values[j];
#pragma unroll
            for (int h = 0; h < 8; ++h) {
                const float value = toFloat(reinterpret_cast<const T*>(&values[j])[h]);
                sum += p.normBias ? value : value * value;
            }
        }
    }
    sum = warpSum(sum) / width;
    if (!p.normBias)
        return {rsqrtf(sum + p.epsilon), 0};
    const float mean = sum;
    float squares = 0;
#pragma unroll 2
    for (int i = 8 * lane; i < p.inner; i += 256) { // what the lane wrote itself
        const uint4 packed = *reinterpret_cast<const uint4*>(xs + i);
#pragma unroll
        for (int h = 0; h < 8; ++h) {
            const float value = toFloat(reinterpret_cast<const T*>(&packed)[h]) - mean;
            squares += value * value;
        }
    }
    const float scale = rsqrtf(warpSum(squares) / width + p.epsilon);
    return {scale, -mean * scale};
}

/// x of all tokens, normed, into shared memory. The constants are there. `scratch`: [2 · phaseWarps]. Of several tokens
/// each is a warp's, which reads its copy in 16 bits; then a thread has some columns of many tokens.
template <class T>
__device__ void stageNormed(const ProductPhase& p, const NormConstants& constants, T* xs, float* scratch)
{
    using Stager = Stagers<true>;
    const int thread = Stager::thread();
    const int tokens = p.tokens;
    const int stride = p.inner + xPadding;
    const bool biased = p.normBias != nullptr;
    NormedBy* const allBy = reinterpret_cast<NormedBy*>(scratch);
    for (int token = thread / 32; token < tokens; token += Stager::warps) {
        const NormedBy by = stageRaw<T>(p, token, xs + token * stride);
        if (thread % 32 == 0)
            allBy[token] = by;
    }
    Stager::sync();
    const int columns = p.inner / 8;
    const int groups = max(1, Stager::threads / columns); // of tokens
    const int group = columns < Stager::threads ? thread / columns : 0;
    if (group >= groups)
        return;
    for (int place = thread - group * columns; place < columns; place += Stager::threads) {
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

/// x of all tokens as it is, into shared memory.
template <class T, bool together> __device__ void stagePlain(const ProductPhase& p, T* xs)
{
    using Stager = Stagers<together>;
    constexpr int atOnce = together ? 2 : 4;
    const int vectors = p.inner / 8; // of a row
    const int all = p.tokens * vectors;
    const int stride = p.inner + xPadding;
    const int64_t xStride = p.xStride;
    const T* const x = static_cast<const T*>(p.x);
    for (int first = Stager::thread(); first < all; first += atOnce * Stager::threads) {
        uint4 values[atOnce];
#pragma unroll
        for (int j = 0; j < atOnce; ++j)
            if (const int i = first + j * Stager::threads; i < all)
                values[j] = __ldcg(reinterpret_cast<const uint4*>(x + i / vectors * xStride + 8 * (i % vectors)));
#pragma unroll
        for (int j = 0; j < atOnce; ++j)
            if (const int i = first + j * Stager::threads; i < all)
                *reinterpret_cast<uint4*>(xs + i / vectors * stride + 8 * (i % vectors)) = values[j];
    }
}

} // namespace throughline
