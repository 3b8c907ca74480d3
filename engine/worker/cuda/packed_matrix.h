// SPDX-License-Identifier: GPL-3.0-or-later
// A linear layer's weight as the kernels read it: row by row, as safetensors files hold most of them, so that loading
// is copying. Rows are padded with zeros to whole panels of inputs.
#pragma once

#include <device/device_buffer.h>

#include <cstdint>

namespace throughline {

enum class WeightType { Fp32, Bf16, Fp16 };
constexpr int bytesOf(WeightType type) { return type == WeightType::Fp32 ? 4 : 2; }

class PackedMatrix {
public:
    PackedMatrix() = default;
    PackedMatrix(WeightType type, int64_t outer, int64_t inner)
        : m_type(type)
        , m_outer(outer)
        , m_inner(inner)
        , m_stride(padded(inner))
        , m_values(outer * m_stride * bytesOf(type))
    { }

    WeightType type() const { return m_type; }
    int64_t outer() const { return m_outer; }
    int64_t inner() const { return m_inner; }
    int64_t stride() const { return m_stride; } // elements from row to row
    int64_t bytes() const { return m_values.bytes(); }
    void* data() const { return m_values.data(); } // [outer][stride] on the device

private:
    WeightType m_type = WeightType::Fp32;
    int64_t m_outer = 0;
    int64_t m_inner = 0;
    int64_t m_stride = 0;
    DeviceBuffer<char> m_values;
};

} // namespace throughline
