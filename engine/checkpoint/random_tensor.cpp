// SPDX-License-Identifier: GPL-3.0-or-later
// A counter-based generator: SplitMix64 (Steele, Lea & Flood 2014) of key + index, its four 16-bit parts summed
// (Irwin-Hall). Integers up to the last line, so that every machine gives the same bits; and
// cheap, because first-look pays for it at every load.
#include <checkpoint/random_tensor.h>

#include <checkpoint/sha256.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace throughline {

namespace {

uint64_t keyOf(uint64_t seed, const std::string& name)
{
    Sha256 sha;
    sha.update(std::to_string(seed) + ":" + name);
    const auto digest = sha.digest();
    uint64_t key = 0;
    for (std::size_t i = 0; i < 8; ++i)
        key = key << 8 | digest[i];
    return key;
}

inline uint64_t mixed(uint64_t counter)
{
    uint64_t z = counter * 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

/// Sum of the four 16-bit parts minus its mean: [-131070, 131070], variance (2^32 - 1) / 3.
inline int32_t irwinHall(uint64_t bits)
{
    constexpr uint64_t even = 0x0000ffff0000ffffU;
    const uint64_t pairs = (bits & even) + ((bits >> 16) & even); // two sums of 17 bits
    return static_cast<int32_t>((pairs + (pairs >> 32)) & 0x3ffffU) - 131070;
}

constexpr float irwinHallDeviation = 37837.22711F; // sqrt((2^32 - 1) / 3)

} // namespace

RandomTensor::RandomTensor(uint64_t seed, const std::string& name, float meanValue, float deviationValue)
    : key(keyOf(seed, name))
    , mean(meanValue)
    , deviation(deviationValue)
{ }

void RandomTensor::fill(int64_t first, std::span<float> out) const
{
    // In double the product and the sum are exact (24 + 18 bits, then at most 45), so that they round once, to fp32,
    // and a compiler that fuses them changes nothing.
    const double scale = deviation / irwinHallDeviation;
    const double center = mean;
    uint64_t counter = key + static_cast<uint64_t>(first);
    // Integers and doubles in turns of one block: mixed in one loop, -O3 vectorises 64-bit products that it lacks.
    std::array<int32_t, 64> block{};
    while (!out.empty()) {
        const std::size_t count = std::min(out.size(), block.size());
        for (std::size_t i = 0; i < count; ++i)
            block[i] = irwinHall(mixed(counter++));
        for (std::size_t i = 0; i < count; ++i)
            out[i] = static_cast<float>(center + scale * block[i]);
        out = out.subspan(count);
    }
}

RandomStream::RandomStream(uint64_t seed, const std::string& name)
    : m_key(keyOf(seed, name))
{ }

uint64_t RandomStream::bits(uint64_t index) const { return mixed(m_key + index); }

} // namespace throughline
