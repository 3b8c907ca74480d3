// SPDX-License-Identifier: GPL-3.0-or-later
// Medians, bootstrap intervals and outliers over a few samples. Deterministic: the resampling has a fixed seed.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace throughline {

struct Interval {
    double low = 0;
    double high = 0;
    bool operator==(const Interval&) const = default;
};

/// Middle value; mean of the two middle ones for an even count. `samples` must not be empty.
double median(std::span<const double> samples);
/// Linear interpolation between order statistics (Hyndman & Fan 1996, type 7); 0 <= q <= 1.
double quantile(std::span<const double> samples, double q);
/// 95 % percentile bootstrap interval of the median (Efron & Tibshirani 1993, ch. 13): 10,000 resamples, fixed seed.
/// None below 5 samples (see 4-measurement: a range is shown instead).
std::optional<Interval> medianInterval(std::span<const double> samples);
/// 95 % bootstrap interval of median(a) / median(b), resampling both independently. None below 5 samples of either.
std::optional<Interval> ratioInterval(std::span<const double> a, std::span<const double> b);
/// |x - median| > 5 · 1.4826 · MAD (Leys et al. 2013). Indices into samples; none when MAD is 0.
std::vector<std::size_t> outliers(std::span<const double> samples);
/// Holm's step-down correction (Holm 1979): adjusted p-values in the order given.
std::vector<double> holm(std::span<const double> pValues);

} // namespace throughline
