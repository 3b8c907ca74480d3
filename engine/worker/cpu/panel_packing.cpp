// SPDX-License-Identifier: GPL-3.0-or-later
// A panel is [words][32] of 32 bits, an input or a pair of them: rows become one by transposing words. Vectors of four,
// which every processor has: reading the file takes longer than this.
#include <device/panel_packing.h>

#include <device/packed_matrix.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace throughline {

namespace {

using Words = uint32_t __attribute__((vector_size(16)));
using SignedWords = int32_t __attribute__((vector_size(16)));
using FourHalves = uint16_t __attribute__((vector_size(8)));
using EightHalves = uint16_t __attribute__((vector_size(16)));

constexpr int64_t vectorWords = 4;
constexpr int64_t blockWords = 32; // 4 KiB of the panel stay in the first cache while all rows fill them

template <class Vector> Vector loadVector(const void* from)
{
    Vector vector;
    std::memcpy(&vector, from, sizeof vector);
    return vector;
}

void storeWords(void* to, Words words) { std::memcpy(to, &words, sizeof words); }

/// Past the caches, to a multiple of 16 bytes: columns come to a panel's next lines when all panels have had theirs,
/// and a line that had left the cache by then would be read only to be overwritten.
void streamWords(void* to, Words words)
{
#if defined(__SSE2__)
    _mm_stream_si128(static_cast<__m128i*>(to), std::bit_cast<__m128i>(words));
#else
    storeWords(to, words);
#endif
}

template <class To> constexpr int64_t inputsPerWord = 4 / static_cast<int64_t>(sizeof(To));

/// Four elements as fp32 bits.
Words fp32Bits(const float* from) { return loadVector<Words>(from); }
Words fp32Bits(const uint16_t* from) { return __builtin_convertvector(loadVector<FourHalves>(from), Words) << 16; }

/// fp32 bits whose upper halves are their bf16: as toBf16 rounds.
Words roundedToUpper(Words bits)
{
    const Words rounded = bits + 0x7fffU + (bits >> 16 & 1U);
    const SignedWords nan = std::bit_cast<SignedWords>(bits & 0x7fffffffU) > 0x7f800000;
    return nan ? bits | 0x400000U : rounded;
}

/// Pairs of bf16 out of rounded fp32 bits.
Words pairsOf(Words first, Words second) { return first >> 16 | (second & 0xffff0000U); }

/// Words [word, word + 4) of a row.
template <class To, class From> Words rowWords(const From* row, int64_t word)
{
    if constexpr (std::is_same_v<To, float>)
        return fp32Bits(row + word);
    if constexpr (std::is_same_v<From, uint16_t>)
        return loadVector<Words>(row + 2 * word);
    const Words low = fp32Bits(row + 2 * word);
    const Words high = fp32Bits(row + 2 * word + vectorWords);
    return pairsOf(roundedToUpper(__builtin_shufflevector(low, high, 0, 2, 4, 6)),
        roundedToUpper(__builtin_shufflevector(low, high, 1, 3, 5, 7)));
}

void convertElement(float from, float& to) { to = from; }
void convertElement(uint16_t from, float& to) { to = fromBf16(from); }
void convertElement(float from, uint16_t& to) { to = toBf16(from); }
void convertElement(uint16_t from, uint16_t& to) { to = from; }

/// Where input `input` of output `output` has its place.
template <class To> To& placeOf(To* panel, int64_t input, int64_t output)
{
    constexpr int64_t perWord = inputsPerWord<To>;
    return panel[(input / perWord * panelWidth + output) * perWord + input % perWord];
}

/// Words [first, end) of four outputs: `first` and `end` are multiples of four.
template <class From, class To> void transposeFour(const From* const* rows, int64_t first, int64_t end, uint32_t* to)
{
    for (int64_t word = first; word < end; word += vectorWords) {
        const Words a = rowWords<To>(rows[0], word);
        const Words b = rowWords<To>(rows[1], word);
        const Words c = rowWords<To>(rows[2], word);
        const Words d = rowWords<To>(rows[3], word);
        const Words abLow = __builtin_shufflevector(a, b, 0, 4, 1, 5);
        const Words abHigh = __builtin_shufflevector(a, b, 2, 6, 3, 7);
        const Words cdLow = __builtin_shufflevector(c, d, 0, 4, 1, 5);
        const Words cdHigh = __builtin_shufflevector(c, d, 2, 6, 3, 7);
        uint32_t* at = to + word * panelWidth;
        storeWords(at, __builtin_shufflevector(abLow, cdLow, 0, 1, 4, 5));
        storeWords(at + panelWidth, __builtin_shufflevector(abLow, cdLow, 2, 3, 6, 7));
        storeWords(at + 2 * panelWidth, __builtin_shufflevector(abHigh, cdHigh, 0, 1, 4, 5));
        storeWords(at + 3 * panelWidth, __builtin_shufflevector(abHigh, cdHigh, 2, 3, 6, 7));
    }
}

/// Asks for an eighth of the next block's lines: each of the eight groups of outputs for another.
void fetchNextBlock(const uint32_t* block, int output)
{
    constexpr int64_t wordsPerLine = 16;
    const uint32_t* share = block + (panelWidth + output) * blockWords;
    for (int64_t word = 0; word < 4 * blockWords; word += wordsPerLine)
        __builtin_prefetch(share + word, 1);
}

template <class From, class To>
void packOneByOne(const From* row, int64_t firstInput, int64_t endInput, int64_t output, To* to)
{
    for (int64_t input = firstInput; input < endInput; ++input)
        convertElement(row[input], placeOf(to, input, output));
}

/// A line of each of two inputs, into pairs: as many outputs as fill vectors; returns how many.
template <class From> int packPairs(const From* even, const From* odd, int width, uint16_t* to)
{
    int output = 0;
    if constexpr (std::is_same_v<From, uint16_t>) {
        for (; output + 8 <= width; output += 8) {
            const auto a = loadVector<EightHalves>(even + output);
            const auto b = loadVector<EightHalves>(odd + output);
            const EightHalves low = __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
            const EightHalves high = __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
            streamWords(to + 2 * output, std::bit_cast<Words>(low));
            streamWords(to + 2 * output + 8, std::bit_cast<Words>(high));
        }
    } else {
        for (; output + 4 <= width; output += 4)
            streamWords(to + 2 * output,
                pairsOf(roundedToUpper(fp32Bits(even + output)), roundedToUpper(fp32Bits(odd + output))));
    }
    return output;
}

/// A line of one input: as above.
template <class From> int packLine(const From* line, int width, float* to)
{
    int output = 0;
    for (; output + 4 <= width; output += 4)
        streamWords(to + output, fp32Bits(line + output));
    return output;
}

/// The inputs of one word, or the only one that is left of a pair: into a panel's first `width` outputs.
template <class From, class To> void packInputs(const From* line, int64_t stride, int64_t inputs, int width, To* to)
{
    int packed = 0; // outputs
    if constexpr (std::is_same_v<To, float>)
        packed = packLine(line, width, to);
    else if (inputs == 2)
        packed = packPairs(line, line + stride, width, to);
    for (; packed < width; ++packed)
        for (int64_t input = 0; input < inputs; ++input)
            convertElement(line[input * stride + packed], placeOf(to, input, packed));
}

} // namespace

template <class From, class To> void packPanelRows(const PanelRows<From>& rows, int64_t count, To* to)
{
    auto* const words = reinterpret_cast<uint32_t*>(to);
    const int64_t whole = count / inputsPerWord<To> / vectorWords * vectorWords; // words that fill vectors
    for (int64_t first = 0; first < whole; first += blockWords)
        for (int output = 0; output < panelWidth; output += 4) {
            fetchNextBlock(words + first * panelWidth, output);
            const From* const* four = rows.data() + output;
            const int64_t end = std::min(whole, first + blockWords);
            if (four[0] && four[1] && four[2] && four[3]) {
                transposeFour<From, To>(four, first, end, words + output);
                continue;
            }
            for (int i = 0; i < 4; ++i)
                if (four[i])
                    packOneByOne(four[i], first * inputsPerWord<To>, end * inputsPerWord<To>, output + i, to);
        }
    for (int output = 0; output < panelWidth; ++output)
        if (rows[output])
            packOneByOne(rows[output], whole * inputsPerWord<To>, count, output, to);
}

template <class From, class To>
void packPanelColumns(const From* lines, int64_t outputs, int64_t count, To* to, int64_t panelElements)
{
    constexpr int64_t perWord = inputsPerWord<To>;
    // So many panels at a time that a line is read in long pieces and each panel is written in long ones.
    constexpr int64_t together = 16 * panelWidth;
    for (int64_t group = 0; group < outputs; group += together)
        for (int64_t input = 0; input < count; input += perWord)
            for (int64_t output = group; output < std::min(outputs, group + together); output += panelWidth) {
                const int width = static_cast<int>(std::min<int64_t>(panelWidth, outputs - output));
                packInputs(lines + input * outputs + output, outputs, std::min(perWord, count - input), width,
                    to + output / panelWidth * panelElements + input * panelWidth);
            }
#if defined(__SSE2__)
    _mm_sfence();
#endif
}

template void packPanelRows(const PanelRows<float>&, int64_t, float*);
template void packPanelRows(const PanelRows<float>&, int64_t, uint16_t*);
template void packPanelRows(const PanelRows<uint16_t>&, int64_t, float*);
template void packPanelRows(const PanelRows<uint16_t>&, int64_t, uint16_t*);
template void packPanelColumns(const float*, int64_t, int64_t, float*, int64_t);
template void packPanelColumns(const float*, int64_t, int64_t, uint16_t*, int64_t);
template void packPanelColumns(const uint16_t*, int64_t, int64_t, float*, int64_t);
template void packPanelColumns(const uint16_t*, int64_t, int64_t, uint16_t*, int64_t);

} // namespace throughline
