// SPDX-License-Identifier: GPL-3.0-or-later
// Attention in two launches: queries and keys turned, keys and values written, then queries over what the cache holds,
// here by a kernel for any heads and type.
#include <worker/kernels/attention.h>
#include <worker/kernels/cuda/decode_attention.h>
#include <worker/kernels/cuda/dependent_launch.cuh>
#include <worker/kernels/cuda/elements.cuh>
#include <worker/kernels/cuda/prefill_attention.h>
#include <worker/kernels/cuda/step_recorder.h>

#include <checkpoint/model_shape.h>

#include <cassert>

namespace throughline {

namespace {

constexpr int attendWarps = 4;
constexpr int mostPerLane = maxHeadDim / 32;

/// Elements and their partners half a head further, by the angles of a position.
template <class T, int count>
__device__ void turn(Elements<T, count>& low, Elements<T, count>& high, const float* cosines, const float* sines)
{
    const auto cosine = load<count>(cosines);
    const auto sine = load<count>(sines);
#pragma unroll
    for (int i = 0; i < count; ++i) {
        const float first = toFloat(low.values[i]);
        const float second = toFloat(high.values[i]);
        low.values[i] = fromFloat<T>(first * cosine.values[i] - second * sine.values[i]);
        high.values[i] = fromFloat<T>(second * cosine.values[i] + first * sine.values[i]);
    }
}

/// A block per token: its queries turned in place, its keys, turned, and its values to their place in the cache.
/// Threads take `atOnce` elements that lie together and, of what is turned, as many of their partners.
template <class T, int atOnce>
__global__ void turnAndStore(
    HeadLayout layout, CachedLayer cache, const int* positions, const int* rowsInCache, T* qkv, int64_t stride)
{
    takeTurn();
    const int position = positions[blockIdx.x];
    T* const token = qkv + blockIdx.x * stride;
    const int64_t row = static_cast<int64_t>(rowsInCache[blockIdx.x]) * layout.kvHeads;
    const int half = layout.cosines ? layout.half : 0;
    const int pairs = half / atOnce;
    const int unitsPerHead = layout.headDim / atOnce - pairs;
    const int firstHead = layout.cosines ? 0 : layout.heads; // queries stay as they are
    const int units = (layout.heads + 2 * layout.kvHeads - firstHead) * unitsPerHead;
    for (int unit = static_cast<int>(threadIdx.x); unit < units; unit += static_cast<int>(blockDim.x)) {
        const int head = firstHead + unit / unitsPerHead;
        const int inHead = unit % unitsPerHead;
        const bool paired = inHead < pairs;
        const int element = paired ? inHead * atOnce : (inHead + pairs) * atOnce;
        const T* const from = token + head * layout.headDim;
        Elements<T, atOnce> low = load<atOnce>(from + element);
        Elements<T, atOnce> high = paired ? load<atOnce>(from + element + half) : low;
        const int keyHead = head - layout.heads;
        if (paired && keyHead < layout.kvHeads)
            turn(low, high, layout.cosines + static_cast<int64_t>(position) * half + element,
                layout.sines + static_cast<int64_t>(position) * half + element);
        T* to = token + head * layout.headDim;
        if (keyHead >= 0) {
            const bool key = keyHead < layout.kvHeads;
            const int64_t cached = row + (key ? keyHead : keyHead - layout.kvHeads);
            to = static_cast<T*>(key ? cache.keys : cache.values)
                + (cached * cache.capacity + position) * layout.headDim;
        }
        store(to + element, low);
        if (paired)
            store(to + element + half, high);
    }
}

/// A block per token and query head; queries are turned. Each warp takes every attendWarps-th position, a lane some
/// elements of the head; softmax is computed along the way (Milakov & Gimelshein 2018), in fp32.
template <class T>
__global__ void attendTokens(HeadLayout layout, CachedLayer cache, const int* positions, const int* rowsInCache,
    const T* qkv, int64_t stride, T* out, int64_t outStride)
{
    __shared__ float warpMax[attendWarps];
    __shared__ float warpTotal[attendWarps];
    __shared__ float warpSums[attendWarps][maxHeadDim];
    takeTurn();
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    const int head = static_cast<int>(blockIdx.y);
    const int position = positions[blockIdx.x];
    const int kvHead = head * layout.kvHeads / layout.heads;
    const int64_t cached =
        (static_cast<int64_t>(rowsInCache[blockIdx.x]) * layout.kvHeads + kvHead) * cache.capacity * layout.headDim;
    const T* keys = static_cast<const T*>(cache.keys) + cached;
    const T* values = static_cast<const T*>(cache.values) + cached;
    const T* queryHead = qkv + blockIdx.x * stride + head * layout.headDim;
    float query[mostPerLane];
    float sums[mostPerLane] = {};
    for (int j = 0; j < mostPerLane; ++j)
        query[j] = lane + 32 * j < layout.headDim ? toFloat(queryHead[lane + 32 * j]) * layout.scale : 0.0f;
    const int first = layout.window > 0 ? max(0, position - layout.window + 1) : 0;
    float most = -INFINITY;
    float total = 0;
    for (int p = first + warp; p <= position; p += attendWarps) {
        const T* key = keys + static_cast<int64_t>(p) * layout.headDim;
        float score = 0;
        for (int j = 0; j < mostPerLane; ++j)
            if (lane + 32 * j < layout.headDim)
                score += query[j] * toFloat(key[lane + 32 * j]);
        score = warpSum(score);
        const float newMost = fmaxf(most, score);
        const float keep = expf(most - newMost);
        const float share = expf(score - newMost);
        total = total * keep + share;
        most = newMost;
        const T* value = values + static_cast<int64_t>(p) * layout.headDim;
        for (int j = 0; j < mostPerLane; ++j)
            if (lane + 32 * j < layout.headDim)
                sums[j] = sums[j] * keep + share * toFloat(value[lane + 32 * j]);
    }
    if (lane == 0) {
        warpMax[warp] = most;
        warpTotal[warp] = total;
    }
    for (int j = 0; j < mostPerLane; ++j)
        if (lane + 32 * j < layout.headDim)
            warpSums[warp][lane + 32 * j] = sums[j];
    __syncthreads();
    float allMost = warpMax[0];
    for (int w = 1; w < attendWarps; ++w)
        allMost = fmaxf(allMost, warpMax[w]);
    float allTotal = 0;
    for (int w = 0; w < attendWarps; ++w)
        allTotal += warpTotal[w] * expf(warpMax[w] - allMost);
    T* to = out + blockIdx.x * outStride + head * layout.headDim;
    for (int i = static_cast<int>(threadIdx.x); i < layout.headDim; i += static_cast<int>(blockDim.x)) {
        float sum = 0;
        for (int w = 0; w < attendWarps; ++w)
            sum += warpSums[w][i] * expf(warpMax[w] - allMost);
        to[i] = fromFloat<T>(sum / allTotal);
    }
}

template <class T>
void turnAndStoreTokens(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    T* qkv, int64_t stride)
{
    constexpr int wide = elementsAtOnce<T>;
    const auto kernel =
        layout.half % wide == 0 && isAligned<T>(qkv, stride) ? turnAndStore<T, wide> : turnAndStore<T, 1>;
    launchEarly(compute.stream(), kernel, {dim3(static_cast<unsigned>(tokens.count)), 256}, layout, cache,
        tokens.positions, tokens.rowsInCache, qkv, stride);
}

} // namespace

void attention(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    Activations qkv, Activations out)
{
    if (StepRecorder* const recorder = compute.recorder()) {
        if (outgrowsPersistentStep(compute, layout, tokens.count))
            compute.leaveToGraph();
        return recorder->attention(layout, cache, tokens, qkv, out);
    }
    assert(layout.headDim <= maxHeadDim);
    withType(qkv.type, [&](auto element) {
        using T = decltype(element);
        turnAndStoreTokens(compute, layout, cache, tokens, static_cast<T*>(qkv.data), qkv.stride);
        if (canAttendTiles(layout, qkv.type))
            return hasPrompts(tokens) ? attendTiles(compute, layout, cache, tokens, qkv, out)
                                      : attendSingles(compute, layout, cache, tokens, qkv, out);
        const dim3 grid(static_cast<unsigned>(tokens.count), static_cast<unsigned>(layout.heads));
        launchEarly(compute.stream(), attendTokens<T>, {grid, 32 * attendWarps}, layout, cache, tokens.positions,
            tokens.rowsInCache, static_cast<const T*>(qkv.data), qkv.stride, static_cast<T*>(out.data), out.stride);
    });
    checkLaunch("attending");
}

std::string attentionKernelName(const Compute&, const HeadLayout& layout, WeightType type)
{
    if (!canAttendTiles(layout, type))
        return "attention of any";
    return std::string(type == WeightType::Bf16 ? "bf16" : "fp16") + " attention of " + std::to_string(layout.headDim)
        + " tensor cores";
}

} // namespace throughline
