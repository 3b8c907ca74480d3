// SPDX-License-Identifier: GPL-3.0-or-later
// Order statistics, intervals out of resamples, outliers and Holm's correction.
#include <core/statistics.h>

#include <core/statistics_resampling.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace throughline {

/// Reorders what it is given.
static double quantileOf(std::vector<double>& copy, double q)
{
    const double place = q * static_cast<double>(copy.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto lower = copy.begin() + static_cast<std::ptrdiff_t>(below);
    std::nth_element(copy.begin(), lower, copy.end());
    const double fraction = place - static_cast<double>(below);
    if (fraction == 0)
        return *lower;
    const double upper = *std::min_element(lower + 1, copy.end());
    return *lower + fraction * (upper - *lower);
}

double quantile(std::span<const double> samples, double q)
{
    assert(!samples.empty() && q >= 0 && q <= 1);
    std::vector<double> copy(samples.begin(), samples.end());
    return quantileOf(copy, q);
}

double median(std::span<const double> samples) { return quantile(samples, 0.5); }

static Interval middle95(std::vector<double> values)
{
    const double low = quantileOf(values, 0.025);
    return {low, quantileOf(values, 0.975)};
}

/// The value that `quantile` would find if each were there as often as it was counted.
static double quantileOf(std::span<const CountedValue> values, double q)
{
    const double place = q * (resamples - 1);
    const int below = static_cast<int>(place);
    const auto at = [&](int index) {
        std::size_t i = 0;
        for (int seen = values[0].count; seen <= index; seen += values[i].count)
            ++i;
        return values[i].value;
    };
    const double fraction = place - below;
    return fraction == 0 ? at(below) : at(below) + fraction * (at(below + 1) - at(below));
}

static Interval middle95(std::span<const CountedValue> values)
{
    return {quantileOf(values, 0.025), quantileOf(values, 0.975)};
}

std::optional<Interval> medianInterval(std::span<const double> samples)
{
    if (samples.size() < fewestSamples)
        return {};
    const auto few = countedMedians(samples, 0);
    return few.empty() ? middle95(resampledMedians(samples, 0)) : middle95(few);
}

std::optional<Interval> ratioInterval(std::span<const double> a, std::span<const double> b)
{
    if (a.size() < fewestSamples || b.size() < fewestSamples)
        return {};
    const auto few = countedRatios(a, b, 0);
    return few.empty() ? middle95(resampledRatios(a, b, 0)) : middle95(few);
}

std::vector<std::size_t> outliers(std::span<const double> samples)
{
    std::vector<std::size_t> found;
    if (samples.empty())
        return found;
    const double centre = median(samples);
    std::vector<double> distances;
    for (const double sample : samples)
        distances.push_back(std::abs(sample - centre));
    const double limit = 5 * 1.4826 * median(distances);
    for (std::size_t i = 0; limit > 0 && i < distances.size(); ++i)
        if (distances[i] > limit)
            found.push_back(i);
    return found;
}

std::vector<double> holm(std::span<const double> pValues)
{
    std::vector<std::size_t> order(pValues.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return pValues[a] < pValues[b]; });
    std::vector<double> adjusted(pValues.size());
    double largest = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        largest = std::max(largest, std::min(1.0, static_cast<double>(order.size() - i) * pValues[order[i]]));
        adjusted[order[i]] = largest;
    }
    return adjusted;
}

} // namespace throughline
