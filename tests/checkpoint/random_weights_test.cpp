// SPDX-License-Identifier: GPL-3.0-or-later
// Random weights are a pure function of seed, name and index, and look normal.
#include <tests/checkpoint/naive_decoder.h>

#include <checkpoint/random_tensor.h>
#include <checkpoint/weights.h>

#include <gtest/gtest.h>

#include <cmath>

using namespace throughline;
using namespace throughline::test;
using enum TensorRole;

namespace {

float element(const Weights& weights, TensorId id, int64_t index)
{
    std::vector<float> one(1);
    EXPECT_TRUE(weights.read(id, index, one));
    return one[0];
}

} // namespace

TEST(RandomWeights, AreTheseVeryNumbers)
{
    // From an independent calculation (in Python) of the function that random_tensor.cpp describes: they must never
    // change without a new recipe number, or saved runs of presets could no longer be compared.
    const auto one = Weights::open(*openModel("tiny"), 1);
    const auto seven = Weights::open(*openModel("tiny"), 7);
    ASSERT_TRUE(one && seven);
    EXPECT_EQ(element(*one, {TokenEmbedding, -1}, 0), -0x1.b91118p-6F);
    EXPECT_EQ(element(*one, {TokenEmbedding, -1}, 1), 0x1.b81222p-6F);
    EXPECT_EQ(element(*one, {TokenEmbedding, -1}, 32767), 0x1.7ffc2p-4F);
    EXPECT_EQ(element(*one, {HeadWeight, -1}, 32767), 0x1.7ffc2p-4F); // tied
    EXPECT_EQ(element(*one, {PositionEmbedding, -1}, 3), -0x1.d0dc5ep-2F);
    EXPECT_EQ(element(*one, {MlpUpBias, 2}, 10), 0x1.00c6ccp-5F);
    EXPECT_EQ(element(*seven, {QkvWeight, 3}, 12287), 0x1.4c82aep-5F);
    EXPECT_EQ(element(*seven, {AttentionNormWeight, 0}, 5), 0x1.344b8ap+0F);
}

TEST(RandomWeights, AnyRangeGivesTheSameBits)
{
    const auto weights = Weights::open(*openModel("tiny"), 3);
    ASSERT_TRUE(weights);
    const auto whole = readWhole(*weights, {MlpUpWeight, 1});
    for (const std::size_t first : {0, 1, 63, 64, 1000})
        for (const std::size_t count : {1, 17, 64, 500}) {
            std::vector<float> part(count);
            ASSERT_TRUE(weights->read({MlpUpWeight, 1}, static_cast<int64_t>(first), part));
            for (std::size_t i = 0; i < count; ++i)
                EXPECT_EQ(part[i], whole[first + i]);
        }
}

TEST(RandomWeights, DifferBySeedAndName)
{
    const auto one = Weights::open(*openModel("tiny"), 1);
    const auto two = Weights::open(*openModel("tiny"), 2);
    EXPECT_NE(readWhole(*one, {QkvWeight, 0}), readWhole(*two, {QkvWeight, 0}));
    EXPECT_NE(readWhole(*one, {QkvWeight, 0}), readWhole(*one, {QkvWeight, 1}));
    EXPECT_NE(one->fingerprint({}), two->fingerprint({}));
    EXPECT_EQ(one->fingerprint({}), Weights::open(*openModel("tiny"), 1)->fingerprint({}));
}

TEST(RandomWeights, HaveTheMomentsOfANormalVariable)
{
    constexpr std::size_t count = 1 << 20;
    std::vector<float> values(count);
    RandomTensor(5, "any", 0, 1).fill(0, values);
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    double neighbours = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = values[i];
        sum += x;
        squares += x * x;
        fourth += x * x * x * x;
        neighbours += x * values[(i + 1) % count];
    }
    // Bounds are five standard errors at 2^20 samples: 1/1024 for the mean, sqrt(1.7)/1024 for the variance, and so on.
    EXPECT_NEAR(sum / count, 0, 5.0 / 1024);
    EXPECT_NEAR(squares / count, 1, 5 * 1.31 / 1024);
    EXPECT_NEAR(fourth / count, 2.7, 5 * 6.0 / 1024); // four uniforms: 3 - 6 / (5 · 4)
    EXPECT_NEAR(neighbours / count, 0, 5.0 / 1024);
}
