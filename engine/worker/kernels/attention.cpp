// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/attention.h>

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

void appendToCache(const Compute& compute, const HeadLayout& layout, const CachedLayer& cache, const Segment& segment,
    int kvHead, Rows qkv)
{
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
    call.headDim = layout.headDim;
    call.scale = layout.scale;
    cache.type == WeightType::Fp32 ? compute.table.attendFp32(call) : compute.table.attendBf16(call);
}

/// Products of queries with keys, and of probabilities with values.
int64_t operationsOf(const HeadLayout& layout, std::span<const Segment> segments)
{
    int64_t positions = 0;
    for (const Segment& segment : segments)
        positions += static_cast<int64_t>(segment.count) * (segment.firstPosition + segment.count);
    return 2 * positions * layout.heads * layout.headDim;
}

} // namespace

void attention(Compute& compute, const HeadLayout& layout, const CachedLayer& cache, std::span<const Segment> segments,
    Rows qkv, Rows out)
{
    const int group = layout.heads / layout.kvHeads; // query heads that share one cached head
    const auto units = static_cast<int64_t>(segments.size()) * layout.kvHeads;
    const auto work = [&](Share share) {
        float* scores = compute.scores.data() + share.thread * compute.scoreStride;
        for (int64_t unit = share.first; unit < share.end; ++unit) {
            const Segment& segment = segments[unit / layout.kvHeads];
            const int kvHead = static_cast<int>(unit % layout.kvHeads);
            assert(segment.firstPosition + segment.count <= cache.capacity);
            appendToCache(compute, layout, cache, segment, kvHead, qkv);
            for (int head = kvHead * group; head < (kvHead + 1) * group; ++head)
                attendHead(compute, layout, cache, segment, head, qkv, out, scores);
        }
    };
    compute.team.split(units, operationsOf(layout, segments), work);
}

} // namespace throughline
