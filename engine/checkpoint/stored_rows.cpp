// SPDX-License-Identifier: GPL-3.0-or-later
#include <checkpoint/stored_rows.h>

#include <checkpoint/transposed_read.h>

#include <algorithm>
#include <cassert>

namespace throughline {

namespace {

Result<void> readPart(const StoredPart& part, int64_t first, std::span<float> out)
{
    return part.file->read(*part.stored, first, out);
}

Result<void> readPart(const StoredPart& part, int64_t first, std::span<uint16_t> out)
{
    assert(bytesOf(part.stored->type) == 2);
    return part.file->readBytes(*part.stored, 2 * first, std::as_writable_bytes(out));
}

template <class Element>
Result<void> readParts(std::span<const StoredPart> parts, int64_t first, std::span<Element> out)
{
    for (const StoredPart& part : parts) {
        if (out.empty())
            break;
        if (first < part.elements) {
            const int64_t count = std::min<int64_t>(static_cast<int64_t>(out.size()), part.elements - first);
            if (auto read = readPart(part, first, out.first(static_cast<std::size_t>(count))); !read)
                return read;
            out = out.subspan(static_cast<std::size_t>(count));
            first += count;
        }
        first -= part.elements;
    }
    return {};
}

/// The stored head that is head `head` of all queries, then all keys, then all values.
int64_t storedHead(const InterleavedHeads& order, int64_t head)
{
    const int64_t heads = order.groups * order.queries;
    const int64_t perGroup = order.queries + 2;
    if (head < heads)
        return head / order.queries * perGroup + head % order.queries;
    const int64_t keyOrValue = (head - heads) / order.groups; // 0 or 1
    return (head - heads) % order.groups * perGroup + order.queries + keyOrValue;
}

/// Head by head: the rows of a head lie together.
template <class Element>
Result<void> readInterleaved(const TensorSpec& spec, const StoredPart& part, int64_t first, std::span<Element> out)
{
    const int64_t width = spec.shape.size() > 1 ? spec.shape[1] : 1;
    const int64_t perHead = spec.interleaved.headDim * width;
    while (!out.empty()) {
        const int64_t inHead = first % perHead;
        const int64_t count = std::min<int64_t>(static_cast<int64_t>(out.size()), perHead - inHead);
        const int64_t from = storedHead(spec.interleaved, first / perHead) * perHead + inHead;
        if (auto read = readPart(part, from, out.first(static_cast<std::size_t>(count))); !read)
            return read;
        out = out.subspan(static_cast<std::size_t>(count));
        first += count;
    }
    return {};
}

template <class Element>
Result<void> readRows(const TensorSpec& spec, std::span<const StoredPart> parts, int64_t first, std::span<Element> out)
{
    return spec.interleaved.groups > 0 ? readInterleaved(spec, parts.front(), first, out)
                                       : readParts(parts, first, out);
}

} // namespace

Result<void> readStored(const TensorSpec& spec, std::span<const StoredPart> parts, int64_t first, std::span<float> out)
{
    if (spec.storedTransposed)
        return readTransposed(*parts.front().file, *parts.front().stored, first, out);
    return readRows(spec, parts, first, out);
}

Result<void> readInFileOrder(
    const TensorSpec& spec, std::span<const StoredPart> parts, int64_t first, std::span<float> out)
{
    return readRows(spec, parts, first, out);
}

Result<void> readInFileOrder(
    const TensorSpec& spec, std::span<const StoredPart> parts, int64_t first, std::span<uint16_t> out)
{
    return readRows(spec, parts, first, out);
}

} // namespace throughline
