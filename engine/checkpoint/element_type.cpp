// SPDX-License-Identifier: GPL-3.0-or-later
// Conversions in blocks of constant length, which the compiler turns into vector instructions.
#include <checkpoint/element_type.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>

namespace throughline {

static_assert(std::endian::native == std::endian::little, "safetensors files are little-endian");

namespace {

struct TypeRow {
    std::string_view dtype;
    int64_t bytes;
};
constexpr std::array rows{TypeRow{"BOOL", 1}, TypeRow{"U8", 1}, TypeRow{"I8", 1}, TypeRow{"F8_E4M3", 1},
    TypeRow{"F8_E5M2", 1}, TypeRow{"U16", 2}, TypeRow{"I16", 2}, TypeRow{"F16", 2}, TypeRow{"BF16", 2},
    TypeRow{"U32", 4}, TypeRow{"I32", 4}, TypeRow{"F32", 4}, TypeRow{"U64", 8}, TypeRow{"I64", 8}, TypeRow{"F64", 8}};

inline uint32_t bf16Bits(uint32_t half) { return half << 16; }

/// Integer work but for one exact subtraction of normal numbers: the same with and without flush-to-zero.
inline uint32_t fp16Bits(uint32_t half)
{
    constexpr uint32_t rebias = (127 - 15) << 23;
    constexpr uint32_t smallest = 113U << 23; // 2^-14, fp16's smallest normal number
    const uint32_t magnitude = (half & 0x7fffU) << 13;
    const uint32_t normal = magnitude + rebias;
    const uint32_t subnormal =
        std::bit_cast<uint32_t>(std::bit_cast<float>(magnitude + smallest) - std::bit_cast<float>(smallest));
    const uint32_t exponent = magnitude & 0x0f800000U;
    const uint32_t finite = exponent == 0 ? subnormal : normal;
    const uint32_t special = exponent == 0x0f800000U ? 0x7f800000U : 0; // infinity and NaN
    return (half & 0x8000U) << 16 | finite | special;
}

template <class BitsOf> void convertHalves(const std::byte* from, std::span<float> to, BitsOf bitsOf)
{
    constexpr std::size_t block = 64;
    std::array<uint16_t, block> halves{};
    std::array<uint32_t, block> words{};
    for (std::size_t i = 0; i < to.size(); i += block) {
        const std::size_t count = std::min(block, to.size() - i);
        std::memcpy(halves.data(), from + 2 * i, 2 * count);
        for (std::size_t j = 0; j < block; ++j)
            words[j] = bitsOf(halves[j]);
        std::memcpy(to.data() + i, words.data(), 4 * count);
    }
}

} // namespace

std::optional<ElementType> elementTypeOf(std::string_view dtype)
{
    const auto* found = std::find_if(rows.begin(), rows.end(), [&](const TypeRow& row) { return row.dtype == dtype; });
    if (found == rows.end())
        return {};
    return static_cast<ElementType>(found - rows.begin());
}

std::string_view dtypeOf(ElementType type) { return rows[static_cast<std::size_t>(type)].dtype; }
int64_t bytesOf(ElementType type) { return rows[static_cast<std::size_t>(type)].bytes; }

bool isReadable(ElementType type)
{
    return type == ElementType::F32 || type == ElementType::F16 || type == ElementType::BF16;
}

void convertToFp32(ElementType type, std::span<const std::byte> from, std::span<float> to)
{
    assert(static_cast<int64_t>(from.size()) == static_cast<int64_t>(to.size()) * bytesOf(type) && isReadable(type));
    if (type == ElementType::F16)
        convertHalves(from.data(), to, [](uint32_t half) { return fp16Bits(half); });
    else if (type == ElementType::BF16)
        convertHalves(from.data(), to, [](uint32_t half) { return bf16Bits(half); });
    else
        std::memcpy(to.data(), from.data(), from.size());
}

} // namespace throughline
