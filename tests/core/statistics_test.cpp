// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/statistics.h>
#include <core/statistics_resampling.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace throughline {

using Samples = std::vector<double>;

TEST(Statistics, medianAndQuantiles)
{
    EXPECT_EQ(median(Samples{3}), 3);
    EXPECT_EQ(median(Samples{3, 1, 2}), 2);
    EXPECT_EQ(median(Samples{4, 1, 3, 2}), 2.5);
    // Type 7: place q · (n − 1). For {10, 20, 30, 40}: 0.25 · 3 = 0.75 → 17.5; 0.9 · 3 = 2.7 → 37.
    const Samples four{40, 10, 30, 20};
    EXPECT_EQ(quantile(four, 0), 10);
    EXPECT_EQ(quantile(four, 0.25), 17.5);
    EXPECT_DOUBLE_EQ(quantile(four, 0.9), 37);
    EXPECT_EQ(quantile(four, 1), 40);
}

/// P(Binomial(n, p) >= k)
static double binomialAtLeast(int n, double p, int k)
{
    double sum = 0;
    for (int i = k; i <= n; ++i)
        sum += std::exp(std::lgamma(n + 1) - std::lgamma(i + 1) - std::lgamma(n - i + 1) + i * std::log(p)
            + (n - i) * std::log1p(-p));
    return sum;
}

/// For odd n the resampled median is at most the k-th sample when more than half the draws are among the first k:
/// P = P(Binomial(n, k/n) >= (n + 1) / 2). The shares must lie within five standard errors of it.
TEST(Statistics, resampledMediansHaveTheirExactDistribution)
{
    for (const int n : {5, 11, 49}) {
        Samples samples(static_cast<std::size_t>(n));
        std::iota(samples.begin(), samples.end(), 1.0);
        for (const uint64_t stream : {0, 1, 2}) {
            const auto medians = resampledMedians(samples, stream);
            ASSERT_EQ(medians.size(), 10'000U);
            for (int k = 1; k < n; ++k) {
                const double expected = binomialAtLeast(n, static_cast<double>(k) / n, (n + 1) / 2);
                const auto within = std::count_if(medians.begin(), medians.end(), [&](double m) { return m <= k; });
                const double error = std::sqrt(expected * (1 - expected) / 10'000);
                EXPECT_NEAR(static_cast<double>(within) / 10'000, expected, 5 * error + 1e-4) << n << ' ' << k;
            }
        }
    }
}

TEST(Statistics, resampledMediansOfAnEvenCount)
{
    // {0, 1}: both draws 0 (1/4), one of each (1/2), both 1 (1/4).
    const auto medians = resampledMedians(Samples{1, 0}, 0);
    const auto share = [&](double value) { return std::count(medians.begin(), medians.end(), value) / 10'000.0; };
    EXPECT_NEAR(share(0), 0.25, 0.022); // five standard errors of 0.0043
    EXPECT_NEAR(share(0.5), 0.5, 0.025);
    EXPECT_NEAR(share(1), 0.25, 0.022);
    EXPECT_EQ(share(0) + share(0.5) + share(1), 1);
}

TEST(Statistics, intervalOfTheMedian)
{
    EXPECT_EQ(medianInterval(Samples{1, 2, 3, 4}), std::nullopt);
    // n = 5: P(median* <= x1) = P(Binomial(5, 1/5) >= 3) = 0.058 > 0.025, so that the interval is the whole range.
    EXPECT_EQ(medianInterval(Samples{5, 3, 1, 4, 2}), (Interval{1, 5}));
    // n = 11: P(median* <= x2) = P(Binomial(11, 2/11) >= 6) = 0.0085, P(median* <= x3) = 0.057: the interval is x3 to
    // x9.
    EXPECT_EQ(medianInterval(Samples{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}), (Interval{3, 9}));
    EXPECT_EQ(medianInterval(Samples{2, 2, 2, 2, 2}), (Interval{2, 2}));
}

TEST(Statistics, intervalsAreTheSameEveryTime)
{
    const Samples samples{1.01, 1.5, 0.99, 1.02, 1.2, 1.03, 0.8};
    Samples shuffled = samples;
    std::reverse(shuffled.begin(), shuffled.end());
    EXPECT_EQ(medianInterval(samples), medianInterval(samples));
    EXPECT_EQ(medianInterval(samples), medianInterval(shuffled));
    // As a few lines of Python with PCG32 and the same seed give them: no machine may draw others.
    const auto medians = resampledMedians(Samples{1, 2, 3, 4, 5, 6, 7}, 0);
    EXPECT_EQ(Samples(medians.begin(), medians.begin() + 8), (Samples{4, 2, 2, 4, 3, 5, 5, 3}));
}

TEST(Statistics, intervalOfARatio)
{
    EXPECT_EQ(ratioInterval(Samples{1, 2, 3, 4}, Samples{1, 2, 3, 4, 5}), std::nullopt);
    EXPECT_EQ(ratioInterval(Samples{6, 6, 6, 6, 6}, Samples{2, 2, 2, 2, 2}), (Interval{3, 3}));
    // With a constant divisor it is the interval of the median, divided.
    EXPECT_EQ(ratioInterval(Samples{1, 2, 3, 4, 5}, Samples{2, 2, 2, 2, 2}), (Interval{0.5, 2.5}));
    // Both vary, independently: P(ratio = 5/1) = 0.058² = 0.0034 is beyond 2.5 %, P(ratio >= 4/1 …) is not.
    const auto both = ratioInterval(Samples{1, 2, 3, 4, 5}, Samples{1, 2, 3, 4, 5});
    ASSERT_TRUE(both.has_value());
    EXPECT_GT(both->low, 0.2);
    EXPECT_LT(both->high, 5);
    EXPECT_LT(both->low, 0.5);
    EXPECT_GT(both->high, 2);
}

TEST(Statistics, pValueOfARatio)
{
    const Samples slow{2.0, 2.1, 2.2, 2.0, 2.1};
    const Samples fast{1.0, 1.1, 1.2, 1.0, 1.1};
    const auto pValue = [](const Samples& a, const Samples& b) { return pValueOf(resampledRatios(a, b, 0)); };
    // No resample of the slow is below one of the fast: 1 ÷ 10,001.
    EXPECT_DOUBLE_EQ(pValue(slow, fast), 1.0 / 10'001);
    EXPECT_DOUBLE_EQ(pValue(fast, slow), 1.0 / 10'001);
    EXPECT_EQ(pValue(Samples(5, 3.0), Samples(5, 3.0)), 1);
    // Median of {0, 2, 2, 2, 2} is 0 in a resample only when three draws are: 0.058 of them; the divisor is 1.
    EXPECT_NEAR(pValue(Samples{0, 2, 2, 2, 2}, Samples(5, 1.0)), 2 * 0.058, 2 * 0.012);
}

TEST(Statistics, streamsAreIndependent)
{
    Samples samples(20);
    std::iota(samples.begin(), samples.end(), 0.0);
    const auto a = resampledMedians(samples, 1);
    const auto b = resampledMedians(samples, 2);
    const double meanA = std::accumulate(a.begin(), a.end(), 0.0) / resamples;
    const double meanB = std::accumulate(b.begin(), b.end(), 0.0) / resamples;
    double cross = 0;
    double squareA = 0;
    double squareB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        cross += (a[i] - meanA) * (b[i] - meanB);
        squareA += (a[i] - meanA) * (a[i] - meanA);
        squareB += (b[i] - meanB) * (b[i] - meanB);
    }
    EXPECT_LT(std::abs(cross / std::sqrt(squareA * squareB)), 0.05); // five standard errors of 1/√10,000
}

/// Intervals count equal choices of samples; what they count is what was resampled.
TEST(Statistics, countingFindsTheSameIntervals)
{
    const Samples a{3.1, 2.7, 9.2, 3.3, 2.9};
    const Samples b{1.5, 1.4, 1.5, 1.9, 1.2, 1.7, 1.6};
    const auto expand = [](const std::vector<CountedValue>& counted) {
        Samples values;
        for (const CountedValue& one : counted)
            values.insert(values.end(), static_cast<std::size_t>(one.count), one.value);
        return values;
    };
    const auto ascending = [](Samples values) {
        std::sort(values.begin(), values.end());
        return values;
    };
    EXPECT_EQ(expand(countedMedians(a, 3)), ascending(resampledMedians(a, 3)));
    EXPECT_EQ(expand(countedRatios(a, b, 3)), ascending(resampledRatios(a, b, 3)));
    const auto medians = resampledMedians(a, 0);
    EXPECT_EQ(medianInterval(a), (Interval{quantile(medians, 0.025), quantile(medians, 0.975)}));
    const auto ratios = resampledRatios(a, b, 0);
    EXPECT_EQ(ratioInterval(a, b), (Interval{quantile(ratios, 0.025), quantile(ratios, 0.975)}));
    const Samples even{1, 2, 3, 4, 5, 6};
    EXPECT_TRUE(countedMedians(even, 0).empty()); // means of two: many values
    EXPECT_TRUE(countedRatios(a, even, 0).empty());
}

/// More counts and streams than are kept.
TEST(Statistics, whatIsNotKeptIsDrawnAgain)
{
    const Samples a{3.1, 2.7, 9.2, 3.3, 2.9};
    for (uint64_t stream = 0; stream < 140; ++stream) {
        const Samples medians = resampledMedians(a, stream);
        for (const CountedValue& one : countedMedians(a, stream))
            EXPECT_EQ(std::count(medians.begin(), medians.end(), one.value), one.count);
    }
}

TEST(Statistics, outliersAreFarFromTheMedian)
{
    // Median 10, distances {0, 1, 1, 2, 0, x}: their median is 1, the limit 5 · 1.4826 = 7.413.
    EXPECT_EQ(outliers(Samples{10, 9, 11, 12, 10, 17.4}), std::vector<std::size_t>{});
    EXPECT_EQ(outliers(Samples{10, 9, 11, 8, 10, 10, 17.5}), std::vector<std::size_t>{6});
    EXPECT_EQ(outliers(Samples{-100, 9, 11, 8, 10, 10, 12}), std::vector<std::size_t>{0});
    EXPECT_EQ(outliers(Samples{1, 1, 1, 1, 100}), std::vector<std::size_t>{}); // MAD 0
    EXPECT_EQ(outliers(Samples{}), std::vector<std::size_t>{});
}

TEST(Statistics, holmStepsDown)
{
    // Sorted 0.01, 0.02, 0.03, 0.2 times 4, 3, 2, 1: 0.04, 0.06, 0.06, 0.2; never below the one before.
    const auto adjusted = holm(Samples{0.2, 0.01, 0.03, 0.02});
    ASSERT_EQ(adjusted.size(), 4U);
    EXPECT_DOUBLE_EQ(adjusted[0], 0.2);
    EXPECT_DOUBLE_EQ(adjusted[1], 0.04);
    EXPECT_DOUBLE_EQ(adjusted[2], 0.06);
    EXPECT_DOUBLE_EQ(adjusted[3], 0.06);
    // 3 · 0.01, then 2 · 0.011 = 0.022 is raised to it, and 0.9 is left alone.
    EXPECT_EQ(holm(Samples{0.01, 0.011, 0.9}), (Samples{0.03, 0.03, 0.9}));
    EXPECT_EQ(holm(Samples{0.6, 0.7}), (Samples{1, 1}));
    EXPECT_EQ(holm(Samples{}), Samples{});
}

} // namespace throughline
