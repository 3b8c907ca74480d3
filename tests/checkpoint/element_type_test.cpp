// SPDX-License-Identifier: GPL-3.0-or-later
// Every 16-bit pattern converts to the value that its format defines.
#include <checkpoint/element_type.h>

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

using namespace throughline;

namespace {

/// The value of a 16-bit float with so many exponent bits, by the definition of IEEE 754.
double valueOf(uint16_t bits, int exponentBits)
{
    const int mantissaBits = 15 - exponentBits;
    const int bias = (1 << (exponentBits - 1)) - 1;
    const int exponent = (bits >> mantissaBits) & ((1 << exponentBits) - 1);
    const double mantissa = bits & ((1 << mantissaBits) - 1);
    const double sign = bits & 0x8000 ? -1 : 1;
    if (exponent == (1 << exponentBits) - 1)
        return mantissa != 0 ? std::numeric_limits<double>::quiet_NaN()
                             : sign * std::numeric_limits<double>::infinity();
    if (exponent == 0)
        return sign * std::ldexp(mantissa, 1 - bias - mantissaBits);
    return sign * std::ldexp(mantissa + (1 << mantissaBits), exponent - bias - mantissaBits);
}

void expectAllPatterns(ElementType type, int exponentBits)
{
    std::vector<uint16_t> patterns(65536);
    for (std::size_t i = 0; i < patterns.size(); ++i)
        patterns[i] = static_cast<uint16_t>(i);
    std::vector<float> values(patterns.size());
    convertToFp32(type, std::as_bytes(std::span(patterns)), values);
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const double want = valueOf(patterns[i], exponentBits);
        if (std::isnan(want)) {
            EXPECT_TRUE(std::isnan(values[i])) << i;
        } else {
            EXPECT_EQ(values[i], want) << i;
            EXPECT_EQ(std::signbit(values[i]), std::signbit(want)) << i;
        }
    }
}

} // namespace

TEST(ElementType, Fp16ConvertsExactly) { expectAllPatterns(ElementType::F16, 5); }
TEST(ElementType, Bf16ConvertsExactly) { expectAllPatterns(ElementType::BF16, 8); }

TEST(ElementType, ConvertsUnalignedBytesOfAnyCount)
{
    std::vector<std::byte> bytes(1 + 2 * 131);
    for (std::size_t i = 0; i < 131; ++i) {
        const auto half = static_cast<uint16_t>(0x3c00 + i); // 1 + i / 1024
        std::memcpy(bytes.data() + 1 + 2 * i, &half, 2);
    }
    for (const std::size_t count : {0, 1, 63, 64, 65, 131}) {
        std::vector<float> values(count + 1, -7);
        convertToFp32(ElementType::F16, std::span(bytes).subspan(1, 2 * count), std::span(values).first(count));
        for (std::size_t i = 0; i < count; ++i)
            EXPECT_EQ(values[i], 1 + static_cast<float>(i) / 1024);
        EXPECT_EQ(values[count], -7) << "wrote beyond its end";
    }
}

TEST(ElementType, NamesAndSizes)
{
    EXPECT_EQ(bytesOf(*elementTypeOf("F32")), 4);
    EXPECT_EQ(bytesOf(*elementTypeOf("BF16")), 2);
    EXPECT_EQ(bytesOf(*elementTypeOf("BOOL")), 1);
    EXPECT_EQ(bytesOf(*elementTypeOf("I64")), 8);
    EXPECT_EQ(dtypeOf(ElementType::F64), "F64");
    EXPECT_FALSE(elementTypeOf("f32"));
    EXPECT_FALSE(elementTypeOf("F4"));
}
