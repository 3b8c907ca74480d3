// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/cuda/prefill_attention.h>

#include <worker/kernels/cuda/tensor_core.cuh>
#include <worker/kernels/cuda/tensor_tile.cuh>

#include <cassert>

namespace throughline {

namespace {

constexpr int tileWarps = 4;
constexpr int tileThreads = 32 * tileWarps;
constexpr int queriesPerWarp = 16; // a tensor-core instruction's rows
constexpr int keysPerBlock = 64;
static_assert(tileWarps * queriesPerWarp == tokensPerTile);

template <int headDim> constexpr int blockBytes = keysPerBlock* headDim * 2;    // of keys, of values, and of queries
template <int headDim> constexpr int tileSharedBytes = 4 * blockBytes<headDim>; // two blocks of keys and of values

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

    __device__ void load(uint32_t tile, int warp)
    {
        const int lane = static_cast<int>(threadIdx.x) % 32;
        const uint32_t at = tile + swizzled<headDim>(warp * queriesPerWarp + lane % 16, lane / 16);
#pragma unroll
        for (int k = 0; k < headDim / 16; ++k)
            loadMatrices(queries[k], at ^ (k * 32)); // chunk 2·k further
    }
};

/// scores[queries × keys] = queries · keysᵀ, tile by tile of 8 keys.
template <class T, int headDim>
__device__ void multiplyKeys(const WarpQueries<T, headDim>& warp, uint32_t keys, float (&scores)[keysPerBlock / 8][4])
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const uint32_t lanes = keys + swizzled<headDim>(lane % 8 + lane / 16 * 8, lane / 8 % 2);
#pragma unroll
    for (int k = 0; k < headDim / 16; ++k) {
#pragma unroll
        for (int pair = 0; pair < keysPerBlock / 16; ++pair) {
            uint32_t matrices[4];
            loadMatrices(matrices, (lanes ^ (k * 32)) + pair * 16 * headDim * 2);
            multiply<T>(scores[2 * pair], warp.queries[k], matrices[0], matrices[1]);
            multiply<T>(scores[2 * pair + 1], warp.queries[k], matrices[2], matrices[3]);
        }
    }
}

/// sums += shares · values. The shares stand in the registers where a product's first operand is wanted.
template <class T, int headDim>
__device__ void multiplyValues(
    WarpQueries<T, headDim>& warp, const float (&shares)[keysPerBlock / 8][4], uint32_t values)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const uint32_t lanes = values + swizzled<headDim>(lane % 16, lane / 16);
#pragma unroll
    for (int k = 0; k < keysPerBlock / 16; ++k) {
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

/// Scores of keys that a query does not see become −∞. `firstQuery` and `firstKey` are positions.
__device__ inline void hideKeys(float (&scores)[keysPerBlock / 8][4], int firstQuery, int firstKey, int window)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
#pragma unroll
    for (int tile = 0; tile < keysPerBlock / 8; ++tile)
#pragma unroll
        for (int e = 0; e < 4; ++e) {
            const int query = firstQuery + lane / 4 + e / 2 * 8;
            const int key = firstKey + tile * 8 + lane % 4 * 2 + e % 2;
            if (key > query || (window > 0 && key <= query - window))
                scores[tile][e] = -INFINITY;
        }
}

/// Scores become shares, 2^(scale · (score − most)); what was summed up before is scaled to the new largest score
/// (Milakov & Gimelshein 2018).
template <class T, int headDim>
__device__ void shareOut(WarpQueries<T, headDim>& warp, float (&scores)[keysPerBlock / 8][4], float scale)
{
#pragma unroll
    for (int h = 0; h < 2; ++h) {
        float most = warp.most[h];
#pragma unroll
        for (int tile = 0; tile < keysPerBlock / 8; ++tile)
            most = fmaxf(most, fmaxf(scores[tile][2 * h], scores[tile][2 * h + 1]));
        most = quadMax(most);
        const float base = most == -INFINITY ? 0.0f : most * scale; // a query may have seen none yet
        const float keep = powerOfTwo(warp.most[h] * scale - base);
        warp.most[h] = most;
        float total = warp.total[h] * keep;
#pragma unroll
        for (int tile = 0; tile < keysPerBlock / 8; ++tile)
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

/// The results of a warp's queries, through its own rows of shared memory, so that 16 bytes are stored at once.
template <class T, int headDim>
__device__ void storeQueries(const WarpQueries<T, headDim>& warp, char* rows, T* out, int64_t stride, int count)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
#pragma unroll
    for (int h = 0; h < 2; ++h) {
        const float share = 1.0f / quadSum(warp.total[h]);
#pragma unroll
        for (int tile = 0; tile < headDim / 8; ++tile)
            *reinterpret_cast<uint32_t*>(rows + swizzled<headDim>(lane / 4 + 8 * h, tile) + lane % 4 * 4) =
                pairOf<T>(warp.sums[tile][2 * h] * share, warp.sums[tile][2 * h + 1] * share);
    }
    __syncwarp();
    constexpr int chunks = headDim / chunkElements;
#pragma unroll
    for (int first = 0; first < queriesPerWarp; first += 32 / chunks) {
        const int row = first + lane / chunks;
        const int chunk = lane % chunks;
        if (row < count)
            *reinterpret_cast<uint4*>(out + row * stride + chunk * chunkElements) =
                *reinterpret_cast<const uint4*>(rows + swizzled<headDim>(row, chunk));
    }
}

/// A block per tile of queries and head. Keys and values come in blocks of 64 positions, the next one while this one is
/// computed; each warp has 16 queries of the tile.
template <class T, int headDim>
__global__ void __launch_bounds__(tileThreads, headDim == 64 ? 4 : 3) attendTile(HeadLayout layout, CachedLayer cache,
    const TokenTile* tiles, const T* qkv, int64_t stride, T* out, int64_t outStride)
{
    extern __shared__ __align__(1024) char tileShared[];
    const auto shared = static_cast<uint32_t>(__cvta_generic_to_shared(tileShared));
    const TokenTile tile = tiles[gridDim.y - 1 - blockIdx.y]; // a row's last tile sees most: it begins first
    const int head = static_cast<int>(blockIdx.x);
    const int kvHead = head * layout.kvHeads / layout.heads;
    const int window = layout.window;
    const int firstSeen = window > 0 ? max(0, tile.firstPosition - window + 1) : 0;
    const int end = tile.firstPosition + tile.count; // positions that are seen
    const int64_t cached = ((static_cast<int64_t>(tile.row) * layout.kvHeads + kvHead) * cache.capacity) * headDim;
    const auto keysOf = [&](int stage) { return shared + stage * 2 * blockBytes<headDim>; };
    const auto ask = [&](int block) {
        const int first = firstSeen + block * keysPerBlock;
        const uint32_t to = keysOf(block % 2);
        const int64_t at = cached + static_cast<int64_t>(first) * headDim;
        const auto* keys = static_cast<const T*>(cache.keys) + at;
        const auto* values = static_cast<const T*>(cache.values) + at;
        copyRows<T, headDim, keysPerBlock, tileThreads>(to, keys, headDim, end - first);
        copyRows<T, headDim, keysPerBlock, tileThreads>(to + blockBytes<headDim>, values, headDim, end - first);
        endCopies();
    };

    // Queries pass through the place of the second block of keys, which is asked for after that.
    copyRows<T, headDim, tokensPerTile, tileThreads>(
        keysOf(1), qkv + tile.firstToken * stride + head * headDim, stride, tile.count);
    ask(0);
    waitForCopies();
    __syncthreads();
    const int warp = static_cast<int>(threadIdx.x) / 32;
    WarpQueries<T, headDim> mine;
    mine.load(keysOf(1), warp);

    const int firstQuery = tile.firstPosition + warp * queriesPerWarp;
    const int lastQuery = firstQuery + queriesPerWarp - 1;
    const float scale = layout.scale * 1.4426950408889634f; // powers of two instead of e
    const int blocks = (end - firstSeen + keysPerBlock - 1) / keysPerBlock;
    for (int block = 0; block < blocks; ++block) {
        waitForCopies();
        __syncthreads(); // this block is there, and nobody reads the last one any more
        if (block + 1 < blocks)
            ask(block + 1);
        const int firstKey = firstSeen + block * keysPerBlock;
        const int lastKey = firstKey + keysPerBlock - 1;
        if (firstQuery >= end || firstKey > lastQuery || (window > 0 && lastKey <= firstQuery - window))
            continue; // nothing that this warp's queries see
        float scores[keysPerBlock / 8][4] = {};
        multiplyKeys(mine, keysOf(block % 2), scores);
        if (lastKey > firstQuery || (window > 0 && firstKey <= lastQuery - window))
            hideKeys(scores, firstQuery, firstKey, window);
        shareOut(mine, scores, scale);
        multiplyValues(mine, scores, keysOf(block % 2) + blockBytes<headDim>);
    }
    __syncthreads(); // keys make room for results
    const int first = warp * queriesPerWarp;
    storeQueries(mine, tileShared + first * headDim * 2, out + (tile.firstToken + first) * outStride + head * headDim,
        outStride, tile.count - first);
}

template <class T, int headDim>
void launchTiles(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    Activations qkv, Activations out)
{
    constexpr int bytes = tileSharedBytes<headDim>;
    const auto kernel = attendTile<T, headDim>;
    checkCuda(cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, bytes), "preparing attention");
    // Heads that share keys are neighbours in time, so that most of them find these in the L2 cache.
    const dim3 grid(static_cast<unsigned>(layout.heads), static_cast<unsigned>(tokens.tileCount));
    kernel<<<grid, tileThreads, bytes, compute.stream()>>>(layout, cache, tokens.tiles, static_cast<const T*>(qkv.data),
        qkv.stride, static_cast<T*>(out.data), out.stride);
}

template <class T>
void launchTilesOf(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    Activations qkv, Activations out)
{
    if (layout.headDim == 64)
        launchTiles<T, 64>(compute, layout, cache, tokens, qkv, out);
    else
        launchTiles<T, 128>(compute, layout, cache, tokens, qkv, out);
}

} // namespace

bool canAttendTiles(const HeadLayout& layout, WeightType type)
{
    return type != WeightType::Fp32 && (layout.headDim == 64 || layout.headDim == 128);
}

void attendTiles(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    Activations qkv, Activations out)
{
    assert(canAttendTiles(layout, qkv.type) && hasPrompts(tokens) && cache.type == qkv.type);
    if (qkv.type == WeightType::Bf16)
        launchTilesOf<Bf16>(compute, layout, cache, tokens, qkv, out);
    else
        launchTilesOf<Fp16>(compute, layout, cache, tokens, qkv, out);
    checkLaunch("attending to prompts");
}

} // namespace throughline
