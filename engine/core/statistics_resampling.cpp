// SPDX-License-Identifier: GPL-3.0-or-later
// Percentile bootstrap by counting: the samples are sorted once, and a resample is how often each was drawn.
#include <core/statistics_resampling.h>

#include <algorithm>
#include <bit>
#include <map>
#include <memory>
#include <mutex>

namespace throughline {

namespace {

/// PCG32 (O'Neill 2014, pcg_oneseq_64_xsh_rr_32), seeded through SplitMix64. Our own, because the standard's
/// distributions differ from library to library.
class Random {
public:
    explicit Random(uint64_t stream)
        : m_state(mixed(0x7468726F7567686CULL + stream * 0x9E3779B97F4A7C15ULL))
    { }

    /// Uniform in [0, bound); the bias of the multiplication is below bound / 2³².
    uint32_t below(uint32_t bound) { return static_cast<uint32_t>((uint64_t{next()} * bound) >> 32U); }

private:
    uint32_t next()
    {
        const uint64_t old = m_state;
        m_state = old * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto shifted = static_cast<uint32_t>(((old >> 18U) ^ old) >> 27U);
        return std::rotr(shifted, static_cast<int>(old >> 59U));
    }
    static uint64_t mixed(uint64_t z)
    {
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

    uint64_t m_state;
};

/// The value of rank `rank` (from 0) among the drawn ones, walking on from where `position` and `seen` stand.
std::size_t walkTo(std::size_t rank, const std::vector<uint32_t>& drawn, std::size_t& position, std::size_t& seen)
{
    while (seen + drawn[position] <= rank)
        seen += drawn[position++];
    return position;
}

/// Which of the sorted samples are the two middle ones of a resample (for odd counts the same one).
struct Middle {
    uint32_t lower = 0;
    uint32_t upper = 0;
};
using Middles = std::vector<Middle>; // one per resample

Middles drawMiddles(std::size_t count, uint64_t stream)
{
    std::vector<uint32_t> drawn(count);
    Middles middles(resamples);
    Random random(stream);
    for (Middle& middle : middles) {
        std::fill(drawn.begin(), drawn.end(), 0);
        for (std::size_t i = 0; i < count; ++i)
            ++drawn[random.below(static_cast<uint32_t>(count))];
        std::size_t position = 0;
        std::size_t seen = 0;
        middle.lower = static_cast<uint32_t>(walkTo((count - 1) / 2, drawn, position, seen));
        middle.upper = static_cast<uint32_t>(walkTo(count / 2, drawn, position, seen));
    }
    return middles;
}

/// What is drawn depends on the count and the stream alone, and most cells have as many repeats as the next one: a
/// report of fifty runs draws once for thousands of intervals.
std::shared_ptr<const Middles> middlesOf(std::size_t count, uint64_t stream)
{
    constexpr std::size_t mostKept = 128; // of 80 KB each
    static std::mutex guard;
    static std::map<std::pair<std::size_t, uint64_t>, std::shared_ptr<const Middles>> kept;
    const std::pair key{count, stream};
    {
        const std::lock_guard lock(guard);
        if (const auto known = kept.find(key); known != kept.end())
            return known->second;
    }
    auto middles = std::make_shared<const Middles>(drawMiddles(count, stream));
    const std::lock_guard lock(guard);
    if (kept.size() < mostKept)
        kept.emplace(key, middles);
    return middles;
}

} // namespace

std::vector<double> resampledMedians(std::span<const double> samples, uint64_t stream)
{
    std::vector<double> sorted(samples.begin(), samples.end());
    std::sort(sorted.begin(), sorted.end());
    const auto middles = middlesOf(sorted.size(), stream);
    std::vector<double> medians;
    medians.reserve(resamples);
    for (const auto& [below, above] : *middles) {
        const double lower = sorted[below];
        const double upper = sorted[above];
        medians.push_back(lower == upper ? lower : (lower + upper) / 2);
    }
    return medians;
}

std::vector<double> resampledRatios(std::span<const double> a, std::span<const double> b, uint64_t stream)
{
    std::vector<double> ratios = resampledMedians(a, 2 * stream);
    const std::vector<double> below = resampledMedians(b, 2 * stream + 1);
    for (std::size_t i = 0; i < ratios.size(); ++i)
        ratios[i] /= below[i];
    return ratios;
}

static bool hasFewMedians(std::size_t count) { return count % 2 == 1 && count < 26; }

/// By value; the empty ones go.
static std::vector<CountedValue> sorted(std::vector<CountedValue> values)
{
    std::erase_if(values, [](const CountedValue& one) { return one.count == 0; });
    std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    return values;
}

std::vector<CountedValue> countedMedians(std::span<const double> samples, uint64_t stream)
{
    if (!hasFewMedians(samples.size()))
        return {};
    std::vector<CountedValue> counted;
    for (const double sample : samples)
        counted.push_back({sample, 0});
    std::sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    const auto middles = middlesOf(samples.size(), stream); // held: not every one is kept
    for (const Middle& middle : *middles)
        ++counted[middle.lower].count;
    return sorted(std::move(counted));
}

std::vector<CountedValue> countedRatios(std::span<const double> a, std::span<const double> b, uint64_t stream)
{
    if (!hasFewMedians(a.size()) || !hasFewMedians(b.size()))
        return {};
    std::vector<double> above(a.begin(), a.end());
    std::vector<double> below(b.begin(), b.end());
    std::sort(above.begin(), above.end());
    std::sort(below.begin(), below.end());
    std::vector<CountedValue> counted;
    for (const double upper : above)
        for (const double lower : below)
            counted.push_back({upper / lower, 0});
    const auto ofA = middlesOf(a.size(), 2 * stream);
    const auto ofB = middlesOf(b.size(), 2 * stream + 1);
    for (std::size_t i = 0; i < ofA->size(); ++i)
        ++counted[(*ofA)[i].lower * below.size() + (*ofB)[i].lower].count;
    return sorted(std::move(counted));
}

double pValueOf(std::span<const double> ratios)
{
    const auto atMost = std::count_if(ratios.begin(), ratios.end(), [](double ratio) { return ratio <= 1; });
    const auto atLeast = std::count_if(ratios.begin(), ratios.end(), [](double ratio) { return ratio >= 1; });
    // One is added above and below, so that no number of resamples makes it 0 (Davison & Hinkley 1997, 4.2).
    const double p = (2.0 * static_cast<double>(std::min(atMost, atLeast)) + 1) / (resamples + 1.0);
    return std::min(1.0, p);
}

} // namespace throughline
