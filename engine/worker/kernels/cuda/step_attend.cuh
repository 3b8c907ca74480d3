// SPDX-License-Identifier: GPL-3.0-or-later
// A phase's attention of single tokens over the cache: some warps per token and head of keys, which some queries
// share. A warp looks at several positions at once, 16 bytes of a key per lane.
#pragma once

#include <worker/kernels/cuda/step_phase.h>
#include <worker/kernels/cuda/step_shared.cuh>
#include <worker/kernels/cuda/values.cuh>

namespace throughline {

template <class T> __device__ void unpack(const uint4& packed, float (&values)[8])
{
    const T* elements = reinterpret_cast<const T*>(&packed);
#pragma unroll
    for (int i = 0; i < 8; ++i)
        values[i] = toFloat(elements[i]);
}

template <class T> __device__ uint4 packed(const float (&values)[8])
{
    uint4 result;
    T* elements = reinterpret_cast<T*>(&result);
#pragma unroll
    for (int i = 0; i < 8; ++i)
        elements[i] = fromFloat<T>(values[i]);
    return result;
}

/// What some positions add up to: softmax along the way (Milakov & Gimelshein 2018).
struct Attended {
    float most = -INFINITY;
    float total = 0;
    float sums[8] = {};

    __device__ void add(float otherMost, float otherTotal, const float (&otherSums)[8])
    {
        const float newMost = fmaxf(most, otherMost);
        if (newMost == -INFINITY)
            return;
        const float keep = exp2f(most - newMost);
        const float share = exp2f(otherMost - newMost);
        total = total * keep + otherTotal * share;
#pragma unroll
        for (int i = 0; i < 8; ++i)
            sums[i] = sums[i] * keep + otherSums[i] * share;
        most = newMost;
    }
};

/// Asks for the keys and values that this block will look at, into the L2 cache: they were last read a step ago.
__device__ inline void prefetchCache(const AttendPhase& p, const StepShared& block)
{
    const int units = p.tokens * p.heads.kvHeads;
    const int64_t headBytes = int64_t{2} * p.heads.headDim; // of a position
    for (int unit = static_cast<int>(blockIdx.x); unit < units; unit += static_cast<int>(gridDim.x)) {
        const int token = unit / p.heads.kvHeads;
        const int position = block.positions[token];
        const int first = p.heads.window > 0 ? max(0, position - p.heads.window + 1) : 0;
        const int64_t row = static_cast<int64_t>(block.rowsInCache[token]) * p.heads.kvHeads + unit % p.heads.kvHeads;
        const int64_t bytes = (position - first) * headBytes;
        const int64_t offset = (row * p.cache.capacity + first) * headBytes;
        for (int64_t at = 128 * servingThread(); at < bytes; at += 128 * servingThreads) {
            asm volatile("prefetch.global.L2 [%0];" ::"l"(static_cast<const char*>(p.cache.keys) + offset + at));
            asm volatile("prefetch.global.L2 [%0];" ::"l"(static_cast<const char*>(p.cache.values) + offset + at));
        }
    }
}

/// `block` has the tokens' positions and rows since the product before, which turned by them. `scratch`:
/// [warps][queries][headDim + 2] floats.
template <class T, int headDim, int queries>
__device__ void attendUnits(const AttendPhase& p, const StepShared& block, float* scratch)
{
    constexpr int lanesPerKey = headDim / 8;
    constexpr int keysPerWarp = 32 / lanesPerKey;
    constexpr int perWarp = queries * (headDim + 2);
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = servingThread() / 32;
    const int part = lane % lanesPerKey;
    const int shared = p.heads.heads / p.heads.kvHeads;
    const int chunks = (shared + queries - 1) / queries; // of the queries that share a head of keys
    const int units = p.tokens * p.heads.kvHeads * chunks;
    const int perBlock = (units + static_cast<int>(gridDim.x) - 1) / static_cast<int>(gridDim.x);
    const int atOnce = min(perBlock, 4);
    const int warpsPerUnit = servingWarps / atOnce;
    for (int firstOfRound = static_cast<int>(blockIdx.x) * atOnce; firstOfRound < units;
         firstOfRound += static_cast<int>(gridDim.x) * atOnce) {
        const int unit = firstOfRound + warp / warpsPerUnit;
        const int share = warp % warpsPerUnit;
        const bool real = unit < units && warp / warpsPerUnit < atOnce; // a warp may be left over
        const int token = real ? unit / (p.heads.kvHeads * chunks) : 0;
        const int kvHead = real ? unit / chunks % p.heads.kvHeads : 0;
        const int firstQuery = kvHead * shared + (real ? unit % chunks * queries : 0);
        const int queryCount = real ? min(queries, (kvHead + 1) * shared - firstQuery) : 0;
        const int position = block.positions[token];
        Attended attended[queries];
        float q[queries][8];
#pragma unroll
        for (int g = 0; g < queries; ++g) {
            const T* at = static_cast<const T*>(p.qkv) + token * p.stride
                + (firstQuery + min(g, max(queryCount - 1, 0))) * headDim + 8 * part;
            unpack<T>(__ldcg(reinterpret_cast<const uint4*>(at)), q[g]);
#pragma unroll
            for (int i = 0; i < 8; ++i)
                q[g][i] *= p.heads.scale * 1.4426950408889634f; // exp2 below
        }
        const int64_t cached =
            (static_cast<int64_t>(block.rowsInCache[token]) * p.heads.kvHeads + kvHead) * p.cache.capacity * headDim
            + 8 * part;
        const T* keys = static_cast<const T*>(p.cache.keys) + cached;
        const T* values = static_cast<const T*>(p.cache.values) + cached;
        const int first = p.heads.window > 0 ? max(0, position - p.heads.window + 1) : 0;
        const int step = warpsPerUnit * keysPerWarp;
        const int start = first + share * keysPerWarp + lane / lanesPerKey;
        const auto keyAt = [&](int at) {
            return at <= position ? __ldcg(reinterpret_cast<const uint4*>(keys + static_cast<int64_t>(at) * headDim))
                                  : uint4{};
        };
        const auto valueAt = [&](int at) {
            return at <= position ? __ldcg(reinterpret_cast<const uint4*>(values + static_cast<int64_t>(at) * headDim))
                                  : uint4{};
        };
        // Two keys of a lane at a time, and the next two on their way: what it waits for is memory.
        uint4 key[2] = {keyAt(start), keyAt(start + step)};
        uint4 value[2] = {valueAt(start), valueAt(start + step)};
        // All lanes of a warp go through the same rounds: they exchange parts of scores.
#pragma unroll 1
        for (int at = start; at - lane / lanesPerKey <= position; at += 2 * step) {
            const uint4 nextKey[2] = {keyAt(at + 2 * step), keyAt(at + 3 * step)};
            const uint4 nextValue[2] = {valueAt(at + 2 * step), valueAt(at + 3 * step)};
#pragma unroll
            for (int n = 0; n < 2; ++n) {
                float k[8];
                float v[8];
                unpack<T>(key[n], k);
                unpack<T>(value[n], v);
#pragma unroll
                for (int g = 0; g < queries; ++g) {
                    float score = 0;
#pragma unroll
                    for (int i = 0; i < 8; ++i)
                        score += q[g][i] * k[i];
#pragma unroll
                    for (int offset = lanesPerKey / 2; offset > 0; offset /= 2)
                        score += __shfl_xor_sync(0xffffffffU, score, offset);
                    if (at + n * step <= position)
                        attended[g].add(score, 1.0f, v);
                }
                key[n] = nextKey[n];
                value[n] = nextValue[n];
            }
        }
        // Over the keys of a warp, then over warps.
#pragma unroll
        for (int g = 0; g < queries; ++g) {
#pragma unroll
            for (int offset = lanesPerKey; offset < 32; offset *= 2) {
                float sums[8];
                const float most = __shfl_xor_sync(0xffffffffU, attended[g].most, offset);
                const float total = __shfl_xor_sync(0xffffffffU, attended[g].total, offset);
#pragma unroll
                for (int i = 0; i < 8; ++i)
                    sums[i] = __shfl_xor_sync(0xffffffffU, attended[g].sums[i], offset);
                attended[g].add(most, total, sums);
            }
            float* to = scratch + warp * perWarp + g * (headDim + 2);
            if (lane < lanesPerKey) {
#pragma unroll
                for (int i = 0; i < 8; ++i)
                    to[8 * part + i] = attended[g].sums[i];
                if (part == 0) {
                    to[headDim] = attended[g].most;
                    to[headDim + 1] = attended[g].total;
                }
            }
        }
        syncServing();
        // Unrolled, these loops would be fetched from memory.
#pragma unroll 1
        for (int e = servingThread() % (32 * warpsPerUnit); e < queryCount * headDim; e += 32 * warpsPerUnit) {
            const int g = e / headDim;
            const float* from = scratch + (warp - share) * perWarp + g * (headDim + 2);
            float most = -INFINITY;
#pragma unroll 1
            for (int w = 0; w < warpsPerUnit; ++w)
                most = fmaxf(most, from[w * perWarp + headDim]);
            float sum = 0;
            float total = 0;
#pragma unroll 1
            for (int w = 0; w < warpsPerUnit; ++w) {
                const float scale = exp2f(from[w * perWarp + headDim] - most);
                sum += scale * from[w * perWarp + e % headDim];
                total += scale * from[w * perWarp + headDim + 1];
            }
            static_cast<T*>(p.out)[token * p.outStride + (firstQuery + g) * headDim + e % headDim] =
                fromFloat<T>(sum / total);
        }
        syncServing();
    }
}

template <class T> __device__ void attendPhase(const AttendPhase& p, const StepShared& block, float* scratch)
{
    const bool one = p.heads.heads == p.heads.kvHeads;
    if (p.heads.headDim == 64)
        one ? attendUnits<T, 64, 1>(p, block, scratch) : attendUnits<T, 64, queriesPerUnit>(p, block, scratch);
    else
        one ? attendUnits<T, 128, 1>(p, block, scratch) : attendUnits<T, 128, queriesPerUnit>(p, block, scratch);
}

} // namespace throughline
