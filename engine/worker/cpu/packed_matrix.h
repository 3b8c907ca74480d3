// SPDX-License-Identifier: GPL-3.0-or-later
// A linear layer's weight and bias as the kernels read them: panels of 32 outputs, inputs ascending inside a panel.
#pragma once

#include <device/panel_packing.h>
#include <worker/kernels/buffer.h>

#include <cstdint>

namespace throughline {

enum class WeightType { Fp32, Bf16 };
constexpr int bytesOf(WeightType type) { return type == WeightType::Fp32 ? 4 : 2; }

class PackedMatrix {
public:
    PackedMatrix() = default;
    PackedMatrix(WeightType type, int64_t outer, int64_t inner);

    WeightType type() const { return m_type; }
    int64_t outer() const { return m_outer; }
    int64_t inner() const { return m_inner; }             // true length
    int64_t innerStored() const { return m_innerStored; } // bf16: rounded up to 32 with zeros
    int64_t panels() const { return m_panels; }
    int64_t bytes() const { return m_fp32.bytes() + m_bf16.bytes(); }
    const void* weights() const
    {
        return m_type == WeightType::Fp32 ? static_cast<const void*>(m_fp32.data()) : m_bf16.data();
    }

    // Elements are float, or uint16_t for bf16. A place is written once, and by different threads at a time only
    // others.

    /// Inputs [firstInput, firstInput + count) of the outputs of a panel; `firstInput` is even.
    template <class Element>
    void packRows(int64_t panel, int64_t firstInput, int64_t count, const PanelRows<Element>& rows)
    {
        m_type == WeightType::Fp32 ? packPanelRows(rows, count, placeIn(m_fp32, panel, firstInput))
                                   : packPanelRows(rows, count, placeIn(m_bf16, panel, firstInput));
    }
    /// Inputs [firstInput, firstInput + count) of all outputs: `lines` is [count][outer]; `firstInput` is even.
    template <class Element> void packColumns(int64_t firstInput, int64_t count, const Element* lines)
    {
        const int64_t panelElements = m_innerStored * panelWidth;
        m_type == WeightType::Fp32
            ? packPanelColumns(lines, m_outer, count, placeIn(m_fp32, 0, firstInput), panelElements)
            : packPanelColumns(lines, m_outer, count, placeIn(m_bf16, 0, firstInput), panelElements);
    }
    /// Inputs of one output, as stored: an embedding's row where the head is tied to it. `out` is [inner].
    void unpackRow(int64_t output, float* out) const;

private:
    template <class Stored> Stored* placeIn(Buffer<Stored>& all, int64_t panel, int64_t input)
    {
        return all.data() + (panel * m_innerStored + input) * panelWidth;
    }

    WeightType m_type = WeightType::Fp32;
    int64_t m_outer = 0;
    int64_t m_inner = 0;
    int64_t m_innerStored = 0;
    int64_t m_panels = 0;
    Buffer<float> m_fp32;    // [panels][inner][32]
    Buffer<uint16_t> m_bf16; // [panels][innerStored/2][32][2]
};

/// Round to nearest even.
uint16_t toBf16(float value);
float fromBf16(uint16_t bits);

} // namespace throughline
