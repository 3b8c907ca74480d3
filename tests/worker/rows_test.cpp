// SPDX-License-Identifier: GPL-3.0-or-later
// Layer norm and arg max on every instruction set.
#include <tests/support/made_rows.h>

#include <worker/kernels/argmax.h>
#include <worker/kernels/layer_norm.h>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

using namespace throughline;

namespace {

class RowsOn : public testing::TestWithParam<InstructionSet> {
protected:
    void SetUp() override
    {
        if (!runsHere(GetParam()))
            GTEST_SKIP() << "this processor lacks the instructions";
        compute = std::make_unique<Compute>(std::vector{0, 1}, GetParam());
    }
    std::unique_ptr<Compute> compute;
};

StepTokens stepOf(Compute& compute, int rows)
{
    StepTokens tokens(compute, rows, rows, rows);
    test::MadeRows made;
    for (int row = 0; row < rows; ++row)
        made.add(row, 0, {7});
    tokens.set(made.rows());
    return tokens;
}

} // namespace

TEST_P(RowsOn, LayerNormAgreesWithFp64AtEveryPresetsWidth)
{
    for (const int width : {48, 768, 1024, 1280, 1600, 4544}) {
        const int64_t stride = padded(width);
        constexpr int rows = 3;
        Buffer<float> x(rows * stride);
        Buffer<float> y(rows * stride);
        Buffer<float> weight(width);
        Buffer<float> bias(width);
        std::mt19937 random(3);
        std::normal_distribution<float> normal(0.5f, 2.0f);
        for (int i = 0; i < width; ++i) {
            weight[i] = normal(random);
            bias[i] = normal(random);
            for (int r = 0; r < rows; ++r)
                x[r * stride + i] = normal(random);
        }
        layerNorm(*compute, {x.data(), stride}, weight.data(), bias.data(), 1e-5, {y.data(), stride}, rows, width);
        for (int r = 0; r < rows; ++r) {
            double mean = 0;
            double variance = 0;
            for (int i = 0; i < width; ++i)
                mean += x[r * stride + i] / static_cast<double>(width);
            for (int i = 0; i < width; ++i)
                variance += std::pow(x[r * stride + i] - mean, 2) / width;
            for (int i = 0; i < width; ++i) {
                const double expected = (x[r * stride + i] - mean) / std::sqrt(variance + 1e-5) * weight[i] + bias[i];
                // Mean and variance are sums of up to 4,544 values of about 2, in 4 to 16 partial sums.
                EXPECT_NEAR(y[r * stride + i], expected, 2e-5) << "width " << width;
            }
        }
    }
}

TEST_P(RowsOn, ArgmaxIsTheFirstOfTheLargest)
{
    constexpr int64_t vocab = 50257;
    Buffer<float> logits(3 * padded(vocab));
    const Rows rows{logits.data(), padded(vocab)};
    rows.row(0)[vocab - 1] = 1; // the last one, beyond the last whole vector
    rows.row(1)[777] = 2;       // twice
    rows.row(1)[30000] = 2;
    std::fill_n(rows.row(2), vocab, -5.0f);
    rows.row(2)[0] = -4;
    rows.row(0)[vocab] = 99; // padding is none of its business
    StepTokens step = stepOf(*compute, 3);
    chooseTokens(*compute, rows, vocab, step);
    std::vector<int> tokens(3);
    EXPECT_TRUE(step.take(tokens));
    EXPECT_EQ(tokens, (std::vector{static_cast<int>(vocab) - 1, 777, 0}));
}

TEST_P(RowsOn, ArgmaxReportsWhatIsNotFinite)
{
    constexpr int64_t vocab = 601;
    for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
             -std::numeric_limits<float>::infinity()})
        for (const int64_t at : {0, 300, 600}) {
            Buffer<float> logits(2 * padded(vocab));
            logits[padded(vocab) + at] = bad;
            StepTokens step = stepOf(*compute, 2);
            chooseTokens(*compute, {logits.data(), padded(vocab)}, vocab, step);
            std::vector<int> tokens(2);
            EXPECT_FALSE(step.take(tokens));
            EXPECT_GE(tokens[1], 0);
            EXPECT_LT(tokens[1], vocab);
        }
}

INSTANTIATE_TEST_SUITE_P(
    Kernels, RowsOn, testing::Values(InstructionSet::Baseline, InstructionSet::Avx2, InstructionSet::Avx512));
