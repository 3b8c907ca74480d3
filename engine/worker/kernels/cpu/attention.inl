// SPDX-License-Identifier: GPL-3.0-or-later
// One head's attention over the cached positions of one row. Every query is computed alone and in the same order of
// positions, so that its result depends neither on its company nor on prefill or decode.
// Included by the *.cpp of one instruction set only.

namespace {

using namespace throughline;

constexpr int maxHeadVectors = 256 / lanes; // heads of up to 256

inline Vector loadCached(const float* from) { return load(from); }
inline Vector loadCached(const uint16_t* from) { return loadBf16(from); }

template <class Cached, int vectors>
float scoreAll(const float* q, const Cached* keys, int length, int headDim, float scale, float* scores)
{
    const int count = vectors ? vectors : headDim / lanes;
    Vector query[vectors ? vectors : maxHeadVectors];
    for (int v = 0; v < count; ++v)
        query[v] = load(q + v * lanes);
    float largest = -__builtin_inff();
    for (int t = 0; t < length; ++t) {
        const Cached* key = keys + static_cast<int64_t>(t) * headDim;
        Vector products = query[0] * loadCached(key);
        for (int v = 1; v < count; ++v)
            products += query[v] * loadCached(key + v * lanes);
        scores[t] = sumOf(products) * scale;
        largest = scores[t] > largest ? scores[t] : largest;
    }
    return largest;
}

/// scores[t] becomes e^(scores[t] - largest); returns their sum. Writes up to `lanes` - 1 beyond the end.
float exponentials(float* scores, int length, float largest)
{
    for (int t = length; t % lanes != 0; ++t)
        scores[t] = -__builtin_inff();
    Vector sums{};
    for (int t = 0; t < length; t += lanes) {
        const Vector shifted = load(scores + t) - largest;
        // What lies beyond the end, or is e^-87 of the largest, is nothing.
        const Vector e = shifted < spread(-87.0f) ? Vector{} : exponential(shifted);
        store(scores + t, e);
        sums += e;
    }
    return sumOf(sums);
}

template <class Cached, int vectors>
void weightedSum(const float* scores, const Cached* values, int length, int headDim, float factor, float* out)
{
    const int count = vectors ? vectors : headDim / lanes;
    Vector sums[vectors ? vectors : maxHeadVectors];
    for (int v = 0; v < count; ++v)
        sums[v] = Vector{};
    for (int t = 0; t < length; ++t) {
        const Cached* value = values + static_cast<int64_t>(t) * headDim;
        for (int v = 0; v < count; ++v)
            sums[v] += loadCached(value + v * lanes) * scores[t];
    }
    for (int v = 0; v < count; ++v)
        store(out + v * lanes, sums[v] * factor);
}

template <class Cached, int vectors> void attendQueries(const AttendHead& call)
{
    const Cached* keys = static_cast<const Cached*>(call.keys);
    const Cached* values = static_cast<const Cached*>(call.values);
    for (int i = 0; i < call.queries; ++i) {
        const int seen = call.firstLength + i;
        const int first = call.window > 0 && seen > call.window ? seen - call.window : 0;
        const int length = seen - first;
        const int64_t skipped = static_cast<int64_t>(first) * call.headDim;
        const float* q = call.q + i * call.qStride;
        const float largest =
            scoreAll<Cached, vectors>(q, keys + skipped, length, call.headDim, call.scale, call.scores);
        const float sum = exponentials(call.scores, length, largest);
        float* out = call.out + i * call.outStride;
        weightedSum<Cached, vectors>(call.scores, values + skipped, length, call.headDim, 1.0f / sum, out);
    }
}

template <class Cached> void attend(const AttendHead& call)
{
    switch (call.headDim / lanes) {
    case 64 / lanes:
        return attendQueries<Cached, 64 / lanes>(call);
    case 128 / lanes:
        return attendQueries<Cached, 128 / lanes>(call);
    default:
        return attendQueries<Cached, 0>(call);
    }
}

void attendFp32(const AttendHead& call) { attend<float>(call); }
void attendBf16(const AttendHead& call) { attend<uint16_t>(call); }

} // namespace
