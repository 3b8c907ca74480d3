// SPDX-License-Identifier: GPL-3.0-or-later
// Cosines and sines of rotary positions, so that no step computes one.
#pragma once

#include <device/compute.h>

#include <checkpoint/model_shape.h>

#include <vector>

namespace throughline {

/// Radians per position of each pair of a head, [headDim/2]: theta^(-2i/headDim), scaled. In fp32, as Transformers
/// (modeling_rope_utils) computes it: far positions feel the rounding.
std::vector<float> rotaryFrequencies(const Rotary& rotary, int headDim);

class RotaryTable {
public:
    RotaryTable() = default;
    RotaryTable(Compute& compute, const Rotary& rotary, int headDim, int positions);

    int half() const { return m_half; }
    const float* cosines() const { return m_cosines.data(); } // [positions][half]
    const float* sines() const { return m_sines.data(); }     // [positions][half]
    static int64_t bytesFor(int headDim, int positions)
    {
        return int64_t{headDim} * positions * static_cast<int64_t>(sizeof(float));
    }

private:
    int m_half = 0;
    DeviceBuffer<float> m_cosines;
    DeviceBuffer<float> m_sines;
};

} // namespace throughline
