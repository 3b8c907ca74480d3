// SPDX-License-Identifier: GPL-3.0-or-later
// Operations on whole rows: layer norm, arg max, conversion, and the reading that measures bandwidth.
// Included by the *.cpp of one instruction set only.

namespace {

using namespace throughline;

void layerNorm(const LayerNormRows& call)
{
    const int whole = call.width / lanes * lanes;
    for (int r = 0; r < call.rows; ++r) {
        const float* x = call.x + r * call.stride;
        float* y = call.y + r * call.stride;
        Vector sums{};
        for (int i = 0; i < whole; i += lanes)
            sums += load(x + i);
        float sum = sumOf(sums);
        for (int i = whole; i < call.width; ++i)
            sum += x[i];
        const float mean = sum / static_cast<float>(call.width);
        Vector squares{};
        for (int i = 0; i < whole; i += lanes) {
            const Vector d = load(x + i) - mean;
            squares += d * d;
        }
        float square = sumOf(squares);
        for (int i = whole; i < call.width; ++i)
            square += (x[i] - mean) * (x[i] - mean);
        const float scale = 1.0f / __builtin_sqrtf(square / static_cast<float>(call.width) + call.epsilon);
        for (int i = 0; i < whole; i += lanes)
            store(y + i, (load(x + i) - mean) * scale * load(call.weight + i) + load(call.bias + i));
        for (int i = whole; i < call.width; ++i)
            y[i] = (x[i] - mean) * scale * call.weight[i] + call.bias[i];
    }
}

ArgmaxResult argmax(const float* values, int64_t count)
{
    const int64_t whole = count / lanes * lanes;
    Vector largest = spread(-__builtin_inff());
    Vector zeros{}; // x·0 is NaN for an infinity or a NaN, and a NaN stays
    for (int64_t i = 0; i < whole; i += lanes) {
        const Vector v = load(values + i);
        largest = larger(v, largest);
        zeros += v * 0.0f;
    }
    float best = -__builtin_inff();
    float zero = sumOf(zeros);
    for (int i = 0; i < lanes; ++i)
        best = largest[i] > best ? largest[i] : best;
    for (int64_t i = whole; i < count; ++i) {
        best = values[i] > best ? values[i] : best;
        zero += values[i] * 0.0f;
    }
    int64_t at = 0;
    for (; at < whole; at += lanes) {
        const IntVector equal = load(values + at) == spread(best);
        int64_t any[sizeof(equal) / 8];
        memcpy(any, &equal, sizeof any);
        int64_t found = 0;
        for (const int64_t pair : any)
            found |= pair;
        if (found)
            break;
    }
    while (at < count && values[at] != best)
        ++at;
    return {at < count ? at : 0, zero == 0.0f};
}

/// Round to nearest even, NaN kept.
void toBf16(const float* from, uint16_t* to, int64_t count)
{
    for (int64_t i = 0; i < count; ++i) {
        uint32_t bits;
        memcpy(&bits, from + i, 4);
        const uint32_t rounded = bits + 0x7fffu + ((bits >> 16) & 1u);
        const bool nan = (bits & 0x7fffffffu) > 0x7f800000u;
        to[i] = static_cast<uint16_t>((nan ? bits | 0x400000u : rounded) >> 16);
    }
}

/// `streams` places read at once, each `ahead` bytes before its use (0: left to the hardware).
template <int streams, int ahead> float readStreams(const char* data, int64_t bytes)
{
    constexpr int line = 64;
    constexpr int perLine = line / static_cast<int>(sizeof(Vector));
    const int64_t part = bytes / streams / (4 * line) * (4 * line);
    Vector sums[4]{};
    for (int64_t i = 0; i < part; i += 4 * line)
        for (int s = 0; s < streams; ++s) {
            const char* at = data + s * part + i;
            for (int l = 0; l < 4; ++l) {
                if (ahead > 0)
                    __builtin_prefetch(at + l * line + ahead);
                for (int v = 0; v < perLine; ++v)
                    sums[l] += load(reinterpret_cast<const float*>(at + l * line) + v * lanes);
            }
        }
    return sumOf(sums[0] + sums[1] + sums[2] + sums[3]);
}

float readAll(const void* data, int64_t bytes, int variant)
{
    const char* from = static_cast<const char*>(data);
    switch (variant) {
    case 0:
        return readStreams<1, 0>(from, bytes);
    case 1:
        return readStreams<1, 4096>(from, bytes);
    case 2:
        return readStreams<2, 4096>(from, bytes);
    default:
        return readStreams<4, 2048>(from, bytes);
    }
}

} // namespace
