// SPDX-License-Identifier: GPL-3.0-or-later
// Random weights as a pure function of (seed, name, index): the same on every device, rank and shard, in any order.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace throughline {

/// Raise it when the function changes: it is part of a preset's hash.
inline constexpr int randomWeightsRecipe = 1;

/// element(index) = mean + deviation · z(seed, name, index), z approximately normal with variance 1.
struct RandomTensor {
    uint64_t key = 0; // of seed and name
    float mean = 0;
    float deviation = 0;
    RandomTensor(uint64_t seed, const std::string& name, float meanValue, float deviationValue);
    /// Elements [first, first + out.size()).
    void fill(int64_t first, std::span<float> out) const;
};

/// Reproducible bits for other things than weights.
class RandomStream {
public:
    RandomStream(uint64_t seed, const std::string& name);
    /// 64 well-mixed bits of (seed, name, index).
    uint64_t bits(uint64_t index) const;

private:
    uint64_t m_key = 0;
};

} // namespace throughline
