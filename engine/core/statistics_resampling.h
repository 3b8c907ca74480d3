// SPDX-License-Identifier: GPL-3.0-or-later
// The resamples behind the intervals, for those who combine several ratios (compare.cpp).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

inline constexpr int resamples = 10'000;
inline constexpr std::size_t fewestSamples = 5; // for an interval

/// Medians of `resamples` resamples of `samples`, drawn with replacement. `stream` picks the random numbers: different
/// streams are independent, the same one is the same on every machine.
std::vector<double> resampledMedians(std::span<const double> samples, uint64_t stream);
/// Medians of a over medians of b, both resampled independently.
std::vector<double> resampledRatios(std::span<const double> a, std::span<const double> b, uint64_t stream);
/// A value and how many resamples gave it.
struct CountedValue {
    double value = 0;
    int count = 0;
};
/// The same medians and ratios, ascending, equal choices of samples counted: of an odd count of samples every median is
/// one of them, so that there are few. Empty where there would be many.
std::vector<CountedValue> countedMedians(std::span<const double> samples, uint64_t stream);
std::vector<CountedValue> countedRatios(std::span<const double> a, std::span<const double> b, uint64_t stream);
/// Two-sided p-value that the ratio is 1: twice the smaller share of resamples on either side of it; at least 1/10,001.
double pValueOf(std::span<const double> ratios);

} // namespace throughline
