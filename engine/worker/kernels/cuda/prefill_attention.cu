// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/cuda/prefill_attention.h>

#include <worker/kernels/cuda/attention_tile.cuh>

#include <cassert>

namespace throughline {

namespace {

constexpr int tileWarps = 4;
constexpr int tileThreads = 32 * tileWarps;
constexpr int keysPerBlock = 64;
static_assert(tileWarps * queriesPerWarp == tokensPerTile);

template <int headDim> constexpr int blockBytes = keysPerBlock* headDim * 2;    // of keys, of values, and of queries
template <int headDim> constexpr int tileSharedBytes = 4 * blockBytes<headDim>; // two blocks of keys and of values

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
    mine.load(keysOf(1), warp * queriesPerWarp);

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
