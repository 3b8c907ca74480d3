// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/attention.h>

#include <algorithm>
#include <cassert>
#include <cstring>

namespace throughline {

namespace {

/// Where one head of one row lies in the cache.
struct CachedHead {
    char* keys;
    char* values;
};

CachedHead headOf(const CachedLayer& cache, const HeadLayout& layout, int row, int kvHead)
{
    const int64_t head = static_cast<int64_t>(row) * layout.kvHeads + kvHead;
    const int64_t offset = head * cache.capacity * layout.headDim * bytesOf(cache.type);
    return {static_cast<char*>(cache.keys) + offset, static_cast<char*>(cache.values) + offset};
}

void storeInto(const Compute& compute, WeightType type, const float* from, char* to, int headDim)
{
    if (type == WeightType::Fp32)
        std::memcpy(to, from, sizeof(float) * headDim);
    else
        compute.table.toBf16(from, reinterpret_cast<uint16_t*>(to), headDim);
}

/// Turns the keys of one head, and the queries that share it, by their positions.
void rotateGroup(const Compute& compute, const HeadLayout& layout, const Segment& segment, int kvHead, Rows qkv)
{
    if (!layout.cosines)
        return;
    const int group = layout.heads / layout.kvHeads;
    for (int i = 0; i < segment.count; ++i) {
        float* token = qkv.row(segment.firstToken + i);
        const int64_t at = static_cast<int64_t>(segment.firstPosition + i) * layout.half;
        RotateHeads call{};
        call.cosines = layout.cosines + at;
        call.sines = layout.sines + at;
        call.headDim = layout.headDim;
        call.half = layout.half;
        call.heads = token + kvHead * group * layout.headDim;
        call.count = group;
        compute.table.rotate(call);
        call.heads = token + (layout.heads + kvHead) * layout.headDim;
        call.count = 1;
        compute.table.rotate(call);
    }
}

void appendToCache(const Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const Segment& segment,
    int kvHead, Rows qkv)
{
    assert(segment.firstPosition + segment.count <= cache.capacity);
    rotateGroup(compute, layout, segment, kvHead, qkv);
    const CachedHead cached = headOf(cache, layout, segment.row, kvHead);
    const int64_t bytes = static_cast<int64_t>(layout.headDim) * bytesOf(cache.type);
    for (int i = 0; i < segment.count; ++i) {
        const float* key = qkv.row(segment.firstToken + i) + (layout.heads + kvHead) * layout.headDim;
        const int64_t offset = (segment.firstPosition + i) * bytes;
        storeInto(compute, cache.type, key, cached.keys + offset, layout.headDim);
        storeInto(compute, cache.type, key + layout.kvHeads * layout.headDim, cached.values + offset, layout.headDim);
    }
}

void attendHead(const Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const Segment& segment,
    int head, Rows qkv, Rows out, float* scores)
{
    const CachedHead cached = headOf(cache, layout, segment.row, head * layout.kvHeads / layout.heads);
    AttendHead call{};
    call.q = qkv.row(segment.firstToken) + head * layout.headDim;
    call.keys = cached.keys;
    call.values = cached.values;
    call.out = out.row(segment.firstToken) + head * layout.headDim;
    call.scores = scores;
    call.qStride = qkv.stride;
    call.outStride = out.stride;
    call.queries = segment.count;
    call.firstLength = segment.firstPosition + 1;
    call.window = layout.window;
    call.headDim = layout.headDim;
    call.scale = layout.scale;
    cache.type == WeightType::Fp32 ? compute.table.attendFp32(call) : compute.table.attendBf16(call);
}

/// Products of queries with keys, and of probabilities with values.
int64_t operationsOf(const HeadLayout& layout, std::span<const Segment> segments)
{
    int64_t positions = 0;
    for (const Segment& segment : segments) {
        const int length = segment.firstPosition + segment.count;
        const int seen = layout.window > 0 ? std::min(length, layout.window) : length;
        positions += static_cast<int64_t>(segment.count) * seen;
    }
    return 2 * positions * layout.heads * layout.headDim;
}

} // namespace

void attention(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const TokenBlock& tokens,
    Activations qkv, Activations out)
{
    const std::span<const Segment> segments = tokens.segments;
    const auto append = [&](int64_t unit) {
        const Segment& segment = segments[unit / layout.kvHeads];
        appendToCache(compute, layout, cache, segment, static_cast<int>(unit % layout.kvHeads), qkv);
    };
    const auto attend = [&](int64_t unit, int thread) {
        float* scores = compute.scores.data() + thread * compute.scoreStride;
        const Segment& segment = segments[unit / layout.heads];
        attendHead(compute, layout, cache, segment, static_cast<int>(unit % layout.heads), qkv, out, scores);
    };
    const int group = layout.heads / layout.kvHeads; // query heads that share one cached head
    const auto shared = static_cast<int64_t>(segments.size()) * layout.kvHeads;
    const int64_t operations = operationsOf(layout, segments);
    if (group == 1 || shared >= compute.team.size()) {
        compute.team.split(shared, operations, [&](Share share) {
            for (int64_t unit = share.first; unit < share.end; ++unit) {
                append(unit);
                for (int64_t head = unit * group; head < (unit + 1) * group; ++head)
                    attend(head, share.thread);
            }
        });
        return;
    }
    // Fewer cached heads than threads: their keys are there before the queries that share them are handed out.
    for (int64_t unit = 0; unit < shared; ++unit)
        append(unit);
    compute.team.split(shared * group, operations, [&](Share share) {
        for (int64_t unit = share.first; unit < share.end; ++unit)
            attend(unit, share.thread);
    });
}

std::string attentionKernelName(const Compute& compute, const HeadLayout& layout, WeightType type)
{
    const bool own = layout.headDim == 64 || layout.headDim == 128; // as in attention.inl
    return (type == WeightType::Fp32 ? "fp32" : "bf16") + std::string(" attention of ")
        + (own ? std::to_string(layout.headDim) : "any") + " " + compute.table.name;
}

} // namespace throughline
