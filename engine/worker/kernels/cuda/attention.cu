// SPDX-License-Identifier: GPL-3.0-or-later
// Attention in two launches: keys and values turned and written, then queries over what the cache holds.
#include <worker/kernels/attention.h>
#include <worker/kernels/cuda/step_recorder.h>
#include <worker/kernels/cuda/values.cuh>

#include <checkpoint/model_shape.h>

#include <cassert>

namespace throughline {

namespace {

constexpr int attendWarps = 4;
constexpr int mostPerLane = maxHeadDim / 32;

/// What a token's position turns of a head: element i, with its partner.
template <class T> __device__ float turned(const T* head, int i, const HeadLayout& layout, int position)
{
    const float value = toFloat(head[i]);
    if (!layout.cosines || i >= 2 * layout.half)
        return value;
    const int64_t at = static_cast<int64_t>(position) * layout.half + i % layout.half;
    const float other = toFloat(head[i < layout.half ? i + layout.half : i - layout.half]);
    return value * layout.cosines[at] + (i < layout.half ? -other : other) * layout.sines[at];
}

/// A block per token: its keys, turned, and its values to their place in the cache.
template <class T>
__global__ void storeKeysAndValues(
    HeadLayout layout, CachedLayer cache, const int* positions, const int* rowsInCache, const T* qkv, int64_t stride)
{
    const int position = positions[blockIdx.x];
    const T* token = qkv + blockIdx.x * stride + layout.heads * layout.headDim;
    const int64_t row = static_cast<int64_t>(rowsInCache[blockIdx.x]) * layout.kvHeads;
    const int width = layout.kvHeads * layout.headDim;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x)) {
        const int head = i / layout.headDim;
        const int element = i % layout.headDim;
        const int64_t to = ((row + head) * cache.capacity + position) * layout.headDim + element;
        static_cast<T*>(cache.keys)[to] =
            fromFloat<T>(turned(token + head * layout.headDim, element, layout, position));
        static_cast<T*>(cache.values)[to] = token[width + i];
    }
}

/// A block per token and query head. Each warp takes every attendWarps-th position, a lane some elements of the head;
/// softmax is computed along the way (Milakov & Gimelshein 2018), in fp32.
template <class T>
__global__ void attendTokens(HeadLayout layout, CachedLayer cache, const int* positions, const int* rowsInCache,
    const T* qkv, int64_t stride, T* out, int64_t outStride)
{
    __shared__ float warpMax[attendWarps];
    __shared__ float warpTotal[attendWarps];
    __shared__ float warpSums[attendWarps][maxHeadDim];
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
        query[j] =
            lane + 32 * j < layout.headDim ? turned(queryHead, lane + 32 * j, layout, position) * layout.scale : 0.0f;
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

} // namespace

void attention(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    Activations qkv, Activations out)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->attention(layout, cache, tokens, qkv, out);
    assert(layout.headDim <= maxHeadDim);
    const auto count = static_cast<unsigned>(tokens.count);
    withType(qkv.type, [&](auto element) {
        using T = decltype(element);
        storeKeysAndValues<T><<<count, 256, 0, compute.stream()>>>(
            layout, cache, tokens.positions, tokens.rowsInCache, static_cast<const T*>(qkv.data), qkv.stride);
        attendTokens<T><<<dim3(count, static_cast<unsigned>(layout.heads)), 32 * attendWarps, 0, compute.stream()>>>(
            layout, cache, tokens.positions, tokens.rowsInCache, static_cast<const T*>(qkv.data), qkv.stride,
            static_cast<T*>(out.data), out.stride);
    });
    checkLaunch("attending");
}

std::string attentionKernelName(const Compute&, const HeadLayout&, WeightType) { return "attention of any"; }

} // namespace throughline
