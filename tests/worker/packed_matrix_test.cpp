// SPDX-License-Identifier: GPL-3.0-or-later
// Where every element of a matrix lies in its panels, from rows and from columns, in every mix of types.
#include <device/packed_matrix.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <random>

using namespace throughline;

namespace {

void setFrom(float value, float& to) { to = value; }
void setFrom(float value, uint16_t& to) { to = toBf16(value); }
float fp32Of(float value) { return value; }
float fp32Of(uint16_t bits) { return fromBf16(bits); }

/// [outer][inner], with what rounds up, down and to even, infinities, zeros of both signs and the smallest numbers.
template <class Element> std::vector<Element> elementsOf(int64_t outer, int64_t inner)
{
    std::mt19937 random(5); // NOLINT: the same every time
    std::vector<Element> all(static_cast<std::size_t>(outer * inner));
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto bits = static_cast<uint32_t>(random());
        if (i % 5 == 0)
            bits = (bits & 0xffff0000U) | 0x8000U; // halfway between two bf16
        if ((bits & 0x7f800000U) == 0x7f800000U)
            bits &= 0xff800000U; // infinity, no NaN
        setFrom(std::bit_cast<float>(bits), all[i]);
    }
    return all;
}

/// What lies in the panels for output n and input k, as fp32.
float storedAt(const PackedMatrix& matrix, int64_t n, int64_t k)
{
    const int64_t panel = n / 32 * matrix.innerStored() * 32;
    if (matrix.type() == WeightType::Fp32)
        return static_cast<const float*>(matrix.weights())[panel + k * 32 + n % 32];
    return fromBf16(static_cast<const uint16_t*>(matrix.weights())[panel + k / 2 * 64 + n % 32 * 2 + k % 2]);
}

template <class Element>
void expectWhole(const PackedMatrix& matrix, const std::vector<Element>& elements, const char* what)
{
    int64_t wrong = 0;
    for (int64_t n = 0; n < matrix.panels() * 32; ++n)
        for (int64_t k = 0; k < matrix.innerStored(); ++k) {
            float expected = 0;
            if (n < matrix.outer() && k < matrix.inner())
                expected = fp32Of(elements[static_cast<std::size_t>(n * matrix.inner() + k)]);
            if (matrix.type() == WeightType::Bf16)
                expected = fromBf16(toBf16(expected));
            wrong += std::bit_cast<uint32_t>(storedAt(matrix, n, k)) != std::bit_cast<uint32_t>(expected);
        }
    EXPECT_EQ(wrong, 0) << what << " " << matrix.outer() << " x " << matrix.inner();
}

template <class Element> PackedMatrix fromRows(WeightType type, const std::vector<Element>& elements, int64_t inner)
{
    const auto outer = static_cast<int64_t>(elements.size()) / inner;
    PackedMatrix matrix(type, outer, inner);
    const int64_t half = inner / 4 * 2; // in two parts
    for (int64_t panel = 0; panel < matrix.panels(); ++panel) {
        PanelRows<Element> first{};
        PanelRows<Element> second{};
        for (int64_t n = panel * 32; n < std::min(outer, panel * 32 + 32); ++n) {
            first[n % 32] = elements.data() + n * inner;
            second[n % 32] = first[n % 32] + half;
        }
        matrix.packRows(panel, 0, half, first);
        matrix.packRows(panel, half, inner - half, second);
    }
    return matrix;
}

template <class Element> PackedMatrix fromColumns(WeightType type, const std::vector<Element>& elements, int64_t inner)
{
    const auto outer = static_cast<int64_t>(elements.size()) / inner;
    std::vector<Element> lines(elements.size());
    for (int64_t n = 0; n < outer; ++n)
        for (int64_t k = 0; k < inner; ++k)
            lines[static_cast<std::size_t>(k * outer + n)] = elements[static_cast<std::size_t>(n * inner + k)];
    PackedMatrix matrix(type, outer, inner);
    const int64_t half = inner / 4 * 2;
    matrix.packColumns(0, half, lines.data());
    matrix.packColumns(half, inner - half, lines.data() + half * outer);
    return matrix;
}

template <class Element> void expectAllShapes()
{
    for (const WeightType type : {WeightType::Fp32, WeightType::Bf16})
        // Whole panels and blocks, widths that fill no vector, odd ones, a single element.
        for (const auto& [outer, inner] : {std::pair{64, 256}, {50, 70}, {33, 39}, {97, 65}, {32, 8}, {1, 1}, {3, 2}}) {
            const auto elements = elementsOf<Element>(outer, inner);
            expectWhole(fromRows(type, elements, inner), elements, "rows");
            expectWhole(fromColumns(type, elements, inner), elements, "columns");
        }
}

} // namespace

TEST(PackedMatrix, EveryElementOfFp32HasItsPlace) { expectAllShapes<float>(); }
TEST(PackedMatrix, EveryElementOfBf16HasItsPlace) { expectAllShapes<uint16_t>(); }

TEST(PackedMatrix, OutputsThatAreNotThereStayZero)
{
    constexpr int64_t inner = 40;
    const auto elements = elementsOf<float>(32, inner);
    for (const WeightType type : {WeightType::Fp32, WeightType::Bf16}) {
        PackedMatrix matrix(type, 32, inner);
        PanelRows<float> rows{};
        for (int n = 0; n < 32; n += 3)
            rows[n] = elements.data() + n * inner;
        matrix.packRows(0, 0, inner, rows);
        std::vector<float> expected = elements;
        for (int n = 0; n < 32; ++n)
            if (n % 3 != 0)
                std::fill_n(expected.begin() + n * inner, inner, 0.0F);
        expectWhole(matrix, expected, "with gaps");
    }
}

TEST(PackedMatrix, WhatIsNoNumberStaysNone)
{
    const std::vector<float> elements(std::size_t{32} * 8, std::numeric_limits<float>::quiet_NaN());
    for (const PackedMatrix& matrix :
        {fromRows(WeightType::Bf16, elements, 8), fromColumns(WeightType::Bf16, elements, 8)})
        for (int64_t n = 0; n < 32; ++n)
            for (int64_t k = 0; k < 8; ++k)
                EXPECT_NE(storedAt(matrix, n, k), storedAt(matrix, n, k));
}
