// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/model/rotary_table.h>

#include <cmath>
#include <numbers>

namespace throughline {

namespace {

/// Llama 3.1's scaling: long waves as if positions were `factor` times denser, short ones untouched.
double llama3Scaled(double frequency, const Rotary& rotary)
{
    const double wavelength = 2 * std::numbers::pi / frequency;
    const double turns = rotary.originalPositions / wavelength; // over the positions of the original model
    if (turns < rotary.lowFrequencyFactor)
        return frequency / rotary.factor;
    if (turns > rotary.highFrequencyFactor)
        return frequency;
    const double share = (turns - rotary.lowFrequencyFactor) / (rotary.highFrequencyFactor - rotary.lowFrequencyFactor);
    return (1 - share) * frequency / rotary.factor + share * frequency;
}

double scaled(double frequency, const Rotary& rotary)
{
    switch (rotary.scaling) {
    case RotaryScaling::Linear:
        return frequency / rotary.factor;
    case RotaryScaling::Llama3:
        return llama3Scaled(frequency, rotary);
    case RotaryScaling::None:
        break;
    }
    return frequency;
}

} // namespace

std::vector<float> rotaryFrequencies(const Rotary& rotary, int headDim)
{
    std::vector<float> frequencies;
    for (int i = 0; i < headDim / 2; ++i) {
        const float exponent = static_cast<float>(2 * i) / static_cast<float>(headDim);
        const auto frequency = static_cast<float>(1.0 / std::pow(rotary.theta, static_cast<double>(exponent)));
        frequencies.push_back(static_cast<float>(scaled(frequency, rotary)));
    }
    return frequencies;
}

RotaryTable::RotaryTable(Compute& compute, const Rotary& rotary, int headDim, int positions)
    : m_half(headDim / 2)
    , m_cosines(int64_t{positions} * m_half)
    , m_sines(int64_t{positions} * m_half)
{
    std::vector<float> cosines;
    std::vector<float> sines;
    cosines.reserve(m_cosines.size());
    sines.reserve(m_sines.size());
    const std::vector<float> frequencies = rotaryFrequencies(rotary, headDim);
    for (int64_t p = 0; p < positions; ++p)
        for (int i = 0; i < m_half; ++i) {
            const float angle = static_cast<float>(p) * frequencies[static_cast<std::size_t>(i)];
            cosines.push_back(static_cast<float>(std::cos(static_cast<double>(angle))));
            sines.push_back(static_cast<float>(std::sin(static_cast<double>(angle))));
        }
    compute.upload(cosines, m_cosines);
    compute.upload(sines, m_sines);
}

} // namespace throughline
