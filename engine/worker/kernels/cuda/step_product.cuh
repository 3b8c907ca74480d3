// SPDX-License-Identifier: GPL-3.0-or-later
// A phase's product for up to 16 tokens, at the speed of reading its weights: each block has some outputs, its warps
// share the inputs, and every lane reads 16 bytes of a row of weights at a time straight into the operand of a
// tensor-core instruction. Which input stands where in the instruction does not matter as long as weights and x agree,
// so that neither is ever rearranged.
#pragma once

#include <worker/kernels/cuda/activate.cuh>
#include <worker/kernels/cuda/candidate.cuh>
#include <worker/kernels/cuda/step_phase.h>
#include <worker/kernels/cuda/values.cuh>

namespace throughline {

inline constexpr int xPadding =
    32; // elements behind a row of x in shared memory: lanes of a quarter warp meet no bank twice

__device__ inline uint4 loadWeights(const void* at)
{
    uint4 v;
    asm volatile("ld.global.nc.L1::no_allocate.v4.u32 {%0, %1, %2, %3}, [%4];"
                 : "=r"(v.x), "=r"(v.y), "=r"(v.z), "=r"(v.w)
                 : "l"(at));
    return v;
}

/// sums[16 tokens × 8 outputs] += a[16 × 16] · b[16 × 8].
template <class T> __device__ void multiply(float (&sums)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1);
template <> __device__ inline void multiply<Bf16>(float (&sums)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1)
{
    asm volatile(
        "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
        : "+f"(sums[0]), "+f"(sums[1]), "+f"(sums[2]), "+f"(sums[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}
template <> __device__ inline void multiply<Fp16>(float (&sums)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1)
{
    asm volatile(
        "mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
        : "+f"(sums[0]), "+f"(sums[1]), "+f"(sums[2]), "+f"(sums[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}

/// First output of a unit's tile.
__device__ inline int firstOutput(const ProductPhase& p, int unit, int second)
{
    if (!p.paired)
        return unit * outputsPerTile;
    if (p.end == ProductEnd::Gate)
        return unit * outputsPerTile + second * static_cast<int>(p.upOffset);
    const int perHead = p.heads.headDim / (2 * outputsPerTile); // elements i and i + half of a head
    return unit / perHead * p.heads.headDim + unit % perHead * outputsPerTile + second * (p.heads.headDim / 2);
}

/// The block's part of the units.
__device__ inline void unitsOfBlock(int units, int block, int blocks, int& first, int& end)
{
    first = static_cast<int>(static_cast<int64_t>(units) * block / blocks);
    end = static_cast<int>(static_cast<int64_t>(units) * (block + 1) / blocks);
}

/// Asks for the first rows of weights that this block will read, ahead of time: into the L2 cache.
__device__ inline void prefetchWeights(const ProductPhase& p, int64_t bytes)
{
    int first;
    int end;
    unitsOfBlock(p.units, static_cast<int>(blockIdx.x), static_cast<int>(gridDim.x), first, end);
    const int tiles = p.paired ? 2 : 1;
    const int64_t rowBytes = p.stride * 2;
    const int threads = static_cast<int>(blockDim.x);
    const int64_t lines = rowBytes / 128 + 1;
    const int64_t rows = min(static_cast<int64_t>(end - first) * tiles * outputsPerTile, bytes / rowBytes + 1);
    for (int64_t i = threadIdx.x; i < rows * lines; i += threads) {
        const int row = static_cast<int>(i / lines);
        const int unit = first + row / (tiles * outputsPerTile);
        const int inUnit = row % (tiles * outputsPerTile);
        const int output = firstOutput(p, unit, inUnit / outputsPerTile) + inUnit % outputsPerTile;
        const int64_t offset = i % lines * 128;
        if (output < p.outer && offset < rowBytes)
            asm volatile(
                "prefetch.global.L2 [%0];" ::"l"(static_cast<const char*>(p.weights) + output * rowBytes + offset));
    }
}

/// x of all tokens, normed, into shared memory.
template <class T> __device__ void stageNormed(const ProductPhase& p, T* xs, float* scratch)
{
    const int stride = p.inner + xPadding;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    // One token: by all threads, which keep what they read. Several: by a warp each, which reads twice.
    if (p.tokens == 1) {
        constexpr int mostKept = 16;
        const float* row = p.hidden.row(p.rowMap ? p.rowMap[0] : 0);
        float kept[mostKept];
        float sum = 0;
#pragma unroll
        for (int j = 0; j < mostKept; ++j) {
            const int i = static_cast<int>(threadIdx.x) + j * phaseThreads;
            kept[j] = i < p.inner ? __ldcg(row + i) : 0.0f;
            sum += p.normBias ? kept[j] : kept[j] * kept[j];
        }
        sum = blockSum(sum, scratch) / static_cast<float>(p.inner);
        float mean = 0;
        if (p.normBias) {
            mean = sum;
            sum = 0;
#pragma unroll
            for (int j = 0; j < mostKept; ++j)
                if (static_cast<int>(threadIdx.x) + j * phaseThreads < p.inner)
                    sum += (kept[j] - mean) * (kept[j] - mean);
            sum = blockSum(sum, scratch) / static_cast<float>(p.inner);
        }
        const float scale = rsqrtf(sum + p.epsilon);
#pragma unroll
        for (int j = 0; j < mostKept; ++j) {
            const int i = static_cast<int>(threadIdx.x) + j * phaseThreads;
            if (i < p.inner)
                xs[i] = fromFloat<T>((kept[j] - mean) * scale * p.normWeight[i] + (p.normBias ? p.normBias[i] : 0.0f));
        }
        __syncthreads();
        return;
    }
    for (int token = warp; token < p.tokens; token += phaseWarps) {
        const float* row = p.hidden.row(p.rowMap ? p.rowMap[token] : token);
        float sum = 0;
        float squares = 0;
        for (int i = 4 * lane; i < p.inner; i += 128) {
            const float4 v = __ldcg(reinterpret_cast<const float4*>(row + i));
            sum += v.x + v.y + v.z + v.w;
            squares += v.x * v.x + v.y * v.y + v.z * v.z + v.w * v.w;
        }
        float mean = 0;
        if (p.normBias) {
            mean = warpSum(sum) / static_cast<float>(p.inner);
            squares = 0;
            for (int i = 4 * lane; i < p.inner; i += 128) {
                const float4 v = __ldcg(reinterpret_cast<const float4*>(row + i));
                squares += (v.x - mean) * (v.x - mean) + (v.y - mean) * (v.y - mean) + (v.z - mean) * (v.z - mean)
                    + (v.w - mean) * (v.w - mean);
            }
        }
        const float scale = rsqrtf(warpSum(squares) / static_cast<float>(p.inner) + p.epsilon);
        for (int i = 4 * lane; i < p.inner; i += 128) {
            const float4 v = __ldcg(reinterpret_cast<const float4*>(row + i));
            const float values[4] = {v.x, v.y, v.z, v.w};
            T rounded[4];
#pragma unroll
            for (int j = 0; j < 4; ++j)
                rounded[j] = fromFloat<T>(
                    (values[j] - mean) * scale * p.normWeight[i + j] + (p.normBias ? p.normBias[i + j] : 0.0f));
            *reinterpret_cast<uint2*>(xs + token * stride + i) = *reinterpret_cast<const uint2*>(rounded);
        }
    }
    __syncthreads();
}

/// What becomes of one output of one token; `second` is the sum of the pair's other tile.
template <class T>
__device__ void finishOutput(const ProductPhase& p, int token, int output, int partner, float sum, float second)
{
    if (p.bias) {
        sum += p.bias[output];
        if (p.paired)
            second += p.bias[partner];
    }
    switch (p.end) {
    case ProductEnd::Store:
        static_cast<T*>(p.y)[token * p.yStride + output] = fromFloat<T>(activated(sum, p.activation));
        return;
    case ProductEnd::Gate:
        static_cast<T*>(p.y)[token * p.yStride + output] = fromFloat<T>(activated(sum, p.activation) * second);
        return;
    case ProductEnd::AddTo:
        p.out.row(token)[output] += sum;
        return;
    case ProductEnd::Logits:
        p.out.row(token)[output] = sum;
        return;
    case ProductEnd::Turn:
        break;
    }
    const int headDim = p.heads.headDim;
    const int head = output / headDim;
    const int position = p.positions[token];
    const auto place = [&](int element, float value) {
        if (head < p.heads.heads) {
            static_cast<T*>(p.y)[token * p.yStride + head * headDim + element] = fromFloat<T>(value);
            return;
        }
        const bool key = head < p.heads.heads + p.heads.kvHeads;
        const int64_t kvHead = head - p.heads.heads - (key ? 0 : p.heads.kvHeads);
        const int64_t row = static_cast<int64_t>(p.rowsInCache[token]) * p.heads.kvHeads + kvHead;
        static_cast<T*>(key ? p.cache.keys : p.cache.values)[(row * p.cache.capacity + position) * headDim + element] =
            fromFloat<T>(value);
    };
    const int element = output % headDim;
    if (!p.paired) {
        place(element, sum);
        return;
    }
    if (head < p.heads.heads + p.heads.kvHeads) { // as in a 16-bit activation, which is rounded before it is turned
        const float low = toFloat(fromFloat<T>(sum));
        const float high = toFloat(fromFloat<T>(second));
        const int64_t at = static_cast<int64_t>(position) * p.heads.half + element;
        const float cosine = p.heads.cosines[at];
        const float sine = p.heads.sines[at];
        sum = low * cosine - high * sine;
        second = high * cosine + low * sine;
    }
    place(element, sum);
    place(element + headDim / 2, second);
}

/// `xs`: x in shared memory, where it is normed. `sums`: two buffers of partial sums.
template <class T, int tiles, int halves, bool normed>
__device__ void productRounds(const ProductPhase& p, const T* xs, float* sums)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    const int group = lane / 4; // token, and row of weights in a tile
    const int part = lane % 4;  // 8 inputs of 32
    const int share = warp % p.warpsPerTile;
    const int set = warp / p.warpsPerTile;
    const int sets = phaseWarps / p.warpsPerTile;
    const int unitsPerSet = p.paired ? tiles / 2 : tiles;
    const int unitsPerRound = sets * unitsPerSet;
    int firstUnit;
    int endUnit;
    unitsOfBlock(p.units, static_cast<int>(blockIdx.x), static_cast<int>(gridDim.x), firstUnit, endUnit);
    const int rounds = (endUnit - firstUnit + unitsPerRound - 1) / unitsPerRound;
    const int chunks = p.inner / inputsPerChunk;
    const int xStride = p.inner + xPadding;
    const T* const weights = static_cast<const T*>(p.weights);
    const T* const x = static_cast<const T*>(p.x);

    const T* rows[tiles];
    bool wanted[tiles];
    const auto setRound = [&](int round) {
#pragma unroll
        for (int i = 0; i < tiles; ++i) {
            const int unit = firstUnit + round * unitsPerRound + set * unitsPerSet + (p.paired ? i / 2 : i);
            const int output = firstOutput(p, unit, p.paired ? i % 2 : 0) + group;
            wanted[i] = unit < endUnit && output < p.outer;
            rows[i] = weights + (wanted[i] ? output * p.stride : 0) + 8 * part;
        }
    };
    const auto loadTiles = [&](int chunk, uint4(&w)[tiles][2]) {
#pragma unroll
        for (int i = 0; i < tiles; ++i)
#pragma unroll
            for (int h = 0; h < 2; ++h)
                w[i][h] = wanted[i] ? loadWeights(rows[i] + chunk * inputsPerChunk + 32 * h) : uint4{};
    };
    const auto loadX = [&](int chunk, uint4(&v)[halves][2]) {
#pragma unroll
        for (int s = 0; s < halves; ++s)
#pragma unroll
            for (int h = 0; h < 2; ++h) {
                const int token = group + 8 * s;
                const int offset = chunk * inputsPerChunk + 32 * h + 8 * part;
                if (token >= p.tokens)
                    v[s][h] = {};
                else if constexpr (normed)
                    v[s][h] = *reinterpret_cast<const uint4*>(xs + token * xStride + offset);
                else
                    v[s][h] = __ldcg(reinterpret_cast<const uint4*>(x + token * p.xStride + offset));
            }
    };

    uint4 w[tiles][2];
    uint4 nextW[tiles][2];
    uint4 v[halves][2];
    uint4 nextV[halves][2];
    if (rounds > 0) {
        setRound(0);
        if (share < chunks) {
            loadTiles(share, w);
            if constexpr (!normed)
                loadX(share, v);
        }
    }
    for (int round = 0; round < rounds; ++round) {
        float acc[tiles][4] = {};
        for (int chunk = share; chunk < chunks; chunk += p.warpsPerTile) {
            const bool moreChunks = chunk + p.warpsPerTile < chunks;
            const bool more = moreChunks || round + 1 < rounds;
            const int next = moreChunks ? chunk + p.warpsPerTile : share;
            if (!moreChunks && more)
                setRound(round + 1);
            if (more) {
                loadTiles(next, nextW);
                if constexpr (!normed)
                    loadX(next, nextV);
            }
            if constexpr (normed)
                loadX(chunk, v);
#pragma unroll
            for (int h = 0; h < 2; ++h) {
                const uint4 low = v[0][h];
                const uint4 high = halves > 1 ? v[halves - 1][h] : uint4{};
                const uint32_t a0[4] = {low.x, high.x, low.y, high.y};
                const uint32_t a1[4] = {low.z, high.z, low.w, high.w};
#pragma unroll
                for (int i = 0; i < tiles; ++i) {
                    multiply<T>(acc[i], a0, w[i][h].x, w[i][h].y);
                    multiply<T>(acc[i], a1, w[i][h].z, w[i][h].w);
                }
            }
#pragma unroll
            for (int i = 0; i < tiles; ++i)
#pragma unroll
                for (int h = 0; h < 2; ++h)
                    w[i][h] = nextW[i][h];
            if constexpr (!normed)
#pragma unroll
                for (int s = 0; s < halves; ++s)
#pragma unroll
                    for (int h = 0; h < 2; ++h)
                        v[s][h] = nextV[s][h];
        }
        if (share >= chunks && round + 1 < rounds)
            setRound(round + 1);
        // Partial sums of the warps that shared a tile: [set][share][tile][token][output].
        constexpr int perTile = 8 * halves * outputsPerTile;
        float* buffer = sums + round % 2 * phaseWarps * tiles * perTile;
        float* mine = buffer + warp * tiles * perTile; // warps of a set lie together
#pragma unroll
        for (int i = 0; i < tiles; ++i)
#pragma unroll
            for (int s = 0; s < halves; ++s)
                *reinterpret_cast<float2*>(mine + i * perTile + (group + 8 * s) * outputsPerTile + 2 * part) = {
                    acc[i][2 * s], acc[i][2 * s + 1]};
        __syncthreads();
        const auto total = [&](int ofSet, int tile, int token, int column) {
            const float* from =
                buffer + ofSet * p.warpsPerTile * tiles * perTile + tile * perTile + token * outputsPerTile + column;
            float sum = 0;
            for (int s = 0; s < p.warpsPerTile; ++s)
                sum += from[s * tiles * perTile];
            return sum;
        };
        const int perToken = sets * unitsPerSet * outputsPerTile;
        for (int e = static_cast<int>(threadIdx.x); e < perToken * p.tokens; e += phaseThreads) {
            const int token = e / perToken;
            const int inRound = e % perToken / outputsPerTile; // unit
            const int column = e % outputsPerTile;
            const int unit = firstUnit + round * unitsPerRound + inRound;
            const int output = firstOutput(p, unit, 0) + column;
            if (unit >= endUnit || output >= p.outer)
                continue;
            const int ofSet = inRound / unitsPerSet;
            const int tile = inRound % unitsPerSet * (p.paired ? 2 : 1);
            const float sum = total(ofSet, tile, token, column);
            const float second = p.paired ? total(ofSet, tile + 1, token, column) : 0.0f;
            finishOutput<T>(p, token, output, p.paired ? firstOutput(p, unit, 1) + column : 0, sum, second);
        }
    }
}

/// The best of this block's logits of each token: a warp per token.
__device__ inline void chooseInBlock(const ProductPhase& p)
{
    __syncthreads();
    int first;
    int end;
    unitsOfBlock(p.units, static_cast<int>(blockIdx.x), static_cast<int>(gridDim.x), first, end);
    const int lane = static_cast<int>(threadIdx.x) % 32;
    for (int token = static_cast<int>(threadIdx.x) / 32; token < p.tokens; token += phaseWarps) {
        Candidate best{-INFINITY, 0x7fffffff};
        bool finite = true;
        for (int i = first * outputsPerTile + lane; i < min(end * outputsPerTile, p.outer); i += 32) {
            const float value = __ldcg(p.out.row(token) + i);
            finite = finite && isfinite(value);
            if (better({value, i}, best))
                best = {value, i};
        }
        best = bestOfWarp(best);
        const bool allFinite = __all_sync(0xffffffffU, finite);
        if (lane == 0) {
            p.candidates[blockIdx.x * p.tokens + token] = best;
            if (!allFinite)
                atomicAdd(p.notFinite, 1);
        }
    }
}

} // namespace throughline
