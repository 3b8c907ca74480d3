// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/cuda/decode_attention.h>

#include <worker/kernels/cuda/attention_tile.cuh>
#include <worker/kernels/cuda/dependent_launch.cuh>
#include <worker/kernels/cuda/elements.cuh>
#include <worker/kernels/cuda/prefill_attention.h>
#include <worker/kernels/cuda/step_phase.h>

#include <algorithm>
#include <cassert>

namespace throughline {

namespace {

constexpr int splitWarps = 4;
constexpr int splitThreads = 32 * splitWarps;
constexpr int keysPerSplitWarp = 16;
constexpr int keysPerRound = splitWarps * keysPerSplitWarp;
constexpr int leastRounds = 2; // of a part: with fewer, summing up parts takes longer than it saves

template <int headDim> constexpr int roundBytes = keysPerRound* headDim * 2; // of keys, or of values
template <int headDim> constexpr int queryBytes = queriesPerWarp* headDim * 2;
template <int headDim> constexpr int splitSharedBytes = 4 * roundBytes<headDim> + queryBytes<headDim>;
constexpr int64_t mostParts = 128; // whose ends shared memory holds
// Elements of keys that a multiprocessor goes through one after the other in the persistent kernel's attention: with as
// many it takes about 15 us a layer longer than when split, which is what the persistent kernel else saves. On an H100
// steps of Llama-3-8B at 1,000 positions take 6.4 ms by graph and 6.5, TinyLlama at 1,900 1.46 and 1.56, at 1,000 1.41
// and 1.32, gpt2-xl at 900 positions with 8 rows 3.9 and 4.1, with one 3.0 and 2.4.
constexpr int64_t mostSerialElements = int64_t{1} << 17;
static_assert(mostParts * queriesPerWarp * 8 <= splitSharedBytes<64>);
/// Blocks that a multiprocessor holds at once: shared memory for no more.
constexpr int blocksAtOnce(int headDim) { return headDim == 64 ? 6 : 3; }
/// Floats of a query's part: its sums, its largest score, its total. Eight rows lie in different banks.
constexpr int partWidth(int headDim) { return headDim + 8; }

/// Where parts wait for the last one.
struct PartRoom {
    float* parts = nullptr;  // [token][head of keys and chunk][split][rows][partWidth]
    int* finished = nullptr; // [token][head of keys and chunk], zero between launches
    int splits = 1;
    int rows = 1; // queries that share a head of keys, at most queriesPerWarp
};

/// The positions that a block looks at: those of all that the token sees, by whole rounds.
struct SplitKeys {
    int first = 0;
    int end = 0;
    int parts = 1; // that have positions

    __device__ SplitKeys(int position, int window, int splits, int split)
    {
        const int all = position + 1;
        const int firstSeen = window > 0 ? max(0, all - window) : 0;
        const int rounds = (all - firstSeen + keysPerRound - 1) / keysPerRound;
        const int perPart = max(leastRounds, (rounds + splits - 1) / splits);
        parts = (rounds + perPart - 1) / perPart;
        first = firstSeen + split * perPart * keysPerRound;
        end = min(all, first + perPart * keysPerRound);
    }
};

/// Keys that are not there score −∞: those of this warp from `count` on.
__device__ inline void hideBehind(float (&scores)[keysPerSplitWarp / 8][4], int count)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
#pragma unroll
    for (int tile = 0; tile < keysPerSplitWarp / 8; ++tile)
#pragma unroll
        for (int e = 0; e < 4; ++e)
            if (tile * 8 + lane % 4 * 2 + e % 2 >= count)
                scores[tile][e] = -INFINITY;
}

/// What a warp has summed up of the first `count` queries, to shared memory, [queriesPerWarp][partWidth].
template <class T, int headDim>
__device__ void storeWarp(const WarpQueries<T, headDim>& warp, float* to, int count, float scale)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
#pragma unroll
    for (int h = 0; h < 2; ++h) {
        const int row = lane / 4 + 8 * h;
        const float total = quadSum(warp.total[h]);
        if (row >= count)
            continue;
        float* const at = to + row * partWidth(headDim);
#pragma unroll
        for (int tile = 0; tile < headDim / 8; ++tile)
            *reinterpret_cast<float2*>(at + tile * 8 + lane % 4 * 2) = {
                warp.sums[tile][2 * h], warp.sums[tile][2 * h + 1]};
        if (lane % 4 == 0)
            *reinterpret_cast<float2*>(at + headDim) = {warp.most[h] * scale, total};
    }
}

/// Shared memory, or other blocks' results, which this multiprocessor's cache may hold as they were before.
template <bool inShared> __device__ float4 fourAt(const float* from)
{
    if constexpr (inShared)
        return *reinterpret_cast<const float4*>(from);
    else
        return __ldcg(reinterpret_cast<const float4*>(from));
}

/// Four neighbouring elements of a query over some parts, in their order.
struct PartSum {
    float sums[4] = {};
    float most = -INFINITY; // of exponents of two
    float total = 0;

    /// `ends`: largest score and total of each part, in shared memory. Strides are from part to part.
    template <bool inShared>
    __device__ void add(const float* ends, int endStride, const float* elements, int64_t stride, int count)
    {
        for (int i = 0; i < count; ++i)
            most = fmaxf(most, ends[i * endStride]);
#pragma unroll 16
        for (int i = 0; i < count; ++i) {
            const float4 values = fourAt<inShared>(elements + i * stride);
            const float share = powerOfTwo(ends[i * endStride] - most);
            total += ends[i * endStride + 1] * share;
            sums[0] += values.x * share;
            sums[1] += values.y * share;
            sums[2] += values.z * share;
            sums[3] += values.w * share;
        }
    }
    template <class T> __device__ Elements<T, 4> result() const
    {
        Elements<T, 4> elements;
#pragma unroll
        for (int i = 0; i < 4; ++i)
            elements.values[i] = fromFloat<T>(sums[i] / total);
        return elements;
    }
};

/// Whether this block is the last one of `parts` to come here; what all of them wrote before can be read then.
__device__ inline bool isLastPart(int* finished, int parts)
{
    __shared__ bool last;
    __threadfence();
    __syncthreads();
    if (threadIdx.x == 0) {
        last = atomicAdd(finished, 1) == parts - 1;
        if (last)
            *finished = 0;
    }
    __syncthreads();
    __threadfence();
    return last;
}

/// A block per part, head of keys (and up to 16 of its queries) and token. Keys and values come in rounds of 64
/// positions, the next one while this one is computed; each warp has 16 of them. The last part to end sums up all.
template <class T, int headDim>
__global__ void __launch_bounds__(splitThreads, blocksAtOnce(headDim))
    attendSplit(HeadLayout layout, CachedLayer cache, const int* positions, const int* rowsInCache, const T* qkv,
        int64_t stride, T* out, int64_t outStride, PartRoom room)
{
    extern __shared__ __align__(1024) char splitShared[];
    takeTurn();
    const auto shared = static_cast<uint32_t>(__cvta_generic_to_shared(splitShared));
    const int token = static_cast<int>(blockIdx.z);
    const SplitKeys range(positions[token], layout.window, room.splits, static_cast<int>(blockIdx.x));
    if (static_cast<int>(blockIdx.x) >= range.parts)
        return;
    const int group = layout.heads / layout.kvHeads;
    const int chunks = static_cast<int>(gridDim.y) / layout.kvHeads;
    const int kvHead = static_cast<int>(blockIdx.y) / chunks;
    const int firstHead = kvHead * group + static_cast<int>(blockIdx.y) % chunks * queriesPerWarp;
    const int count = min(queriesPerWarp, (kvHead + 1) * group - firstHead);
    const int64_t cached =
        (static_cast<int64_t>(rowsInCache[token]) * layout.kvHeads + kvHead) * cache.capacity * headDim;
    const auto keysOf = [&](int stage) { return shared + stage * 2 * roundBytes<headDim>; };
    const auto ask = [&](int round) {
        const int first = range.first + round * keysPerRound;
        const int64_t at = cached + static_cast<int64_t>(first) * headDim;
        const auto* keys = static_cast<const T*>(cache.keys) + at;
        const auto* values = static_cast<const T*>(cache.values) + at;
        const uint32_t to = keysOf(round % 2);
        copyRows<T, headDim, keysPerRound, splitThreads>(to, keys, headDim, range.end - first);
        copyRows<T, headDim, keysPerRound, splitThreads>(to + roundBytes<headDim>, values, headDim, range.end - first);
        endCopies();
    };

    const uint32_t queries = shared + 4 * roundBytes<headDim>;
    copyRows<T, headDim, queriesPerWarp, splitThreads>(
        queries, qkv + token * stride + firstHead * headDim, headDim, count);
    ask(0);
    const int warp = static_cast<int>(threadIdx.x) / 32;
    const int firstOfWarp = warp * keysPerSplitWarp;
    const float scale = layout.scale * 1.4426950408889634f; // powers of two instead of e
    WarpQueries<T, headDim> mine;
    const int rounds = (range.end - range.first + keysPerRound - 1) / keysPerRound;
    for (int round = 0; round < rounds; ++round) {
        waitForCopies();
        __syncthreads(); // this round is there, and nobody reads the last one any more
        if (round == 0)
            mine.load(queries, 0);
        if (round + 1 < rounds)
            ask(round + 1);
        const int there = range.end - range.first - round * keysPerRound - firstOfWarp;
        if (there <= 0)
            continue;
        const uint32_t keys = keysOf(round % 2) + firstOfWarp * headDim * 2;
        float scores[keysPerSplitWarp / 8][4] = {};
        multiplyKeys(mine, keys, scores);
        if (there < keysPerSplitWarp)
            hideBehind(scores, there);
        shareOut(mine, scores, scale);
        multiplyValues(mine, scores, keys + roundBytes<headDim>);
    }

    constexpr int width = partWidth(headDim);
    constexpr int fours = headDim / 4;
    auto* const warpParts = reinterpret_cast<float*>(splitShared); // [splitWarps][queriesPerWarp][width]
    __syncthreads();                                               // keys make room for sums
    storeWarp(mine, warpParts + warp * queriesPerWarp * width, count, scale);
    __syncthreads();
    const int64_t unit = static_cast<int64_t>(token) * gridDim.y + blockIdx.y;
    float* const unitParts = room.parts + unit * room.splits * room.rows * width;
    T* const to = out + token * outStride + firstHead * headDim;
    for (int e = static_cast<int>(threadIdx.x); e < count * fours; e += splitThreads) {
        const int row = e / fours;
        const int element = e % fours * 4;
        PartSum sum;
        const float* const ofRow = warpParts + row * width;
        sum.add<true>(ofRow + headDim, queriesPerWarp * width, ofRow + element, queriesPerWarp * width, splitWarps);
        if (range.parts == 1) {
            store(to + row * headDim + element, sum.result<T>());
            continue;
        }
        float* const part = unitParts + (static_cast<int64_t>(blockIdx.x) * room.rows + row) * width;
        *reinterpret_cast<float4*>(part + element) = {sum.sums[0], sum.sums[1], sum.sums[2], sum.sums[3]};
        if (element == 0)
            *reinterpret_cast<float2*>(part + headDim) = {sum.most, sum.total};
    }
    if (range.parts == 1 || !isLastPart(room.finished + unit, range.parts))
        return;
    auto* const ends = reinterpret_cast<float2*>(splitShared); // [parts][count]: all at once, as each takes a while
    for (int i = static_cast<int>(threadIdx.x); i < range.parts * count; i += splitThreads)
        ends[i] =
            __ldcg(reinterpret_cast<const float2*>(unitParts + (i / count * room.rows + i % count) * width + headDim));
    __syncthreads();
    for (int e = static_cast<int>(threadIdx.x); e < count * fours; e += splitThreads) {
        const int row = e / fours;
        PartSum sum;
        sum.add<false>(
            &ends[row].x, 2 * count, unitParts + row * width + e % fours * 4, int64_t{room.rows} * width, range.parts);
        store(to + e * 4, sum.result<T>());
    }
}

int chunksOf(const HeadLayout& layout) { return (layout.heads / layout.kvHeads + queriesPerWarp - 1) / queriesPerWarp; }

int rowsOf(const HeadLayout& layout) { return std::min(queriesPerWarp, layout.heads / layout.kvHeads); }

template <class T, int headDim>
void launchSplit(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    Activations qkv, Activations out)
{
    constexpr int bytes = splitSharedBytes<headDim>;
    const auto kernel = attendSplit<T, headDim>;
    checkCuda(cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, bytes), "preparing attention");
    PartRoom room;
    room.splits = splitsOf(compute, layout, cache, tokens.count);
    room.rows = rowsOf(layout);
    room.parts = compute.parts().sums.data();
    room.finished = compute.parts().finished.data();
    const dim3 grid(static_cast<unsigned>(room.splits), static_cast<unsigned>(layout.kvHeads * chunksOf(layout)),
        static_cast<unsigned>(tokens.count));
    launchEarly(compute.stream(), kernel, {grid, splitThreads, bytes}, layout, cache, tokens.positions,
        tokens.rowsInCache, static_cast<const T*>(qkv.data), qkv.stride, static_cast<T*>(out.data), out.stride, room);
}

template <class T>
void launchSplitOf(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    Activations qkv, Activations out)
{
    if (layout.headDim == 64)
        launchSplit<T, 64>(compute, layout, cache, tokens, qkv, out);
    else
        launchSplit<T, 128>(compute, layout, cache, tokens, qkv, out);
}

} // namespace

int splitsOf(const Compute& compute, const HeadLayout& layout, const CachedLayer& cache, int64_t tokens)
{
    const int64_t units = tokens * layout.kvHeads * chunksOf(layout);
    const int64_t blocks = int64_t{compute.multiprocessors()} * blocksAtOnce(layout.headDim);
    const int64_t positions = layout.window > 0 ? std::min<int64_t>(layout.window, cache.capacity) : cache.capacity;
    constexpr int64_t leastKeys = leastRounds * keysPerRound;
    const int64_t partFloats = int64_t{rowsOf(layout)} * partWidth(layout.headDim);
    const int64_t inRoom = compute.parts().sums.size() / (units * partFloats);
    if (units > compute.parts().finished.size())
        return 1;
    const int64_t most = std::min({blocks / units, (positions + leastKeys - 1) / leastKeys, inRoom, mostParts});
    return static_cast<int>(std::max<int64_t>(1, most));
}

bool outgrowsPersistentStep(const Compute& compute, const HeadLayout& layout, int64_t tokens)
{
    const int64_t perHead = (layout.heads / layout.kvHeads + queriesPerUnit - 1) / queriesPerUnit;
    const int64_t units = tokens * layout.kvHeads * perHead;
    const int64_t rounds = (units + compute.multiprocessors() - 1) / compute.multiprocessors();
    const int64_t all = compute.recordedPositions();
    const int64_t positions = layout.window > 0 ? std::min<int64_t>(layout.window, all) : all;
    return rounds * positions * layout.headDim >= mostSerialElements;
}

void attendSingles(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    Activations qkv, Activations out)
{
    assert(canAttendTiles(layout, qkv.type) && !hasPrompts(tokens) && cache.type == qkv.type);
    if (qkv.type == WeightType::Bf16)
        launchSplitOf<Bf16>(compute, layout, cache, tokens, qkv, out);
    else
        launchSplitOf<Fp16>(compute, layout, cache, tokens, qkv, out);
    checkLaunch("attending");
}

} // namespace throughline
