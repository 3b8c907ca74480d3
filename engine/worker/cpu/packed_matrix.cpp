// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/packed_matrix.h>

#include <bit>
#include <cmath>

namespace throughline {

uint16_t toBf16(float value)
{
    const auto bits = std::bit_cast<uint32_t>(value);
    if (std::isnan(value))
        return static_cast<uint16_t>((bits | 0x400000u) >> 16);
    return static_cast<uint16_t>((bits + 0x7fffu + (bits >> 16 & 1u)) >> 16);
}

float fromBf16(uint16_t bits) { return std::bit_cast<float>(static_cast<uint32_t>(bits) << 16); }

PackedMatrix::PackedMatrix(WeightType type, int64_t outer, int64_t inner)
    : m_type(type)
    , m_outer(outer)
    , m_inner(inner)
    , m_innerStored(type == WeightType::Fp32 ? inner : padded(inner))
    , m_panels(padded(outer) / panelWidth)
{
    if (type == WeightType::Fp32)
        m_fp32 = Buffer<float>(m_panels * m_innerStored * panelWidth);
    else
        m_bf16 = Buffer<uint16_t>(m_panels * m_innerStored * panelWidth);
}

void PackedMatrix::unpackRow(int64_t output, float* out) const
{
    const int64_t n = output % panelWidth;
    const int64_t start = output / panelWidth * m_innerStored * panelWidth;
    if (m_type == WeightType::Fp32) {
        const float* from = m_fp32.data() + start + n;
        for (int64_t k = 0; k < m_inner; ++k)
            out[k] = from[k * panelWidth];
        return;
    }
    const uint16_t* from = m_bf16.data() + start + 2 * n;
    for (int64_t k = 0; k < m_inner; ++k)
        out[k] = fromBf16(from[k / 2 * panelWidth * 2 + k % 2]);
}

} // namespace throughline
