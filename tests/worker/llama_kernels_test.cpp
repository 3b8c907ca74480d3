// SPDX-License-Identifier: GPL-3.0-or-later
// RMS norm, rotary positions and gated activation against fp64, at every preset's widths.
#include <worker/kernels/gate.h>
#include <worker/kernels/rms_norm.h>
#include <worker/model/rotary_table.h>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

using namespace throughline;

namespace {

class LlamaKernelsOn : public testing::TestWithParam<InstructionSet> {
protected:
    void SetUp() override
    {
        if (!runsHere(GetParam()))
            GTEST_SKIP() << "this processor lacks the instructions";
        compute = std::make_unique<Compute>(std::vector{0, 1}, GetParam());
        const char* const names[] = {"baseline", "avx2", "avx512"};
        EXPECT_STREQ(compute->table.name, names[static_cast<int>(GetParam())]);
    }
    std::unique_ptr<Compute> compute;
};

void fillNormal(Buffer<float>& values, float mean, float deviation)
{
    std::mt19937 random(5);
    std::normal_distribution<float> normal(mean, deviation);
    for (int64_t i = 0; i < values.size(); ++i)
        values[i] = normal(random);
}

double activatedExactly(double x, Epilogue activation)
{
    switch (activation) {
    case Epilogue::Silu:
        return x / (1 + std::exp(-x));
    case Epilogue::GeluErf:
        return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2));
    default:
        return 0.5 * x * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
    }
}

/// Llama 3.1's frequencies in fp64, written as its paper's appendix does: by wavelengths.
double llama31Frequency(const Rotary& rotary, int i, int headDim)
{
    const double frequency = std::pow(rotary.theta, -2.0 * i / headDim);
    const double wavelength = 2 * std::numbers::pi / frequency;
    const double longest = rotary.originalPositions / rotary.lowFrequencyFactor;
    const double shortest = rotary.originalPositions / rotary.highFrequencyFactor;
    if (wavelength < shortest)
        return frequency;
    if (wavelength > longest)
        return frequency / rotary.factor;
    const double smooth = (rotary.originalPositions / wavelength - rotary.lowFrequencyFactor)
        / (rotary.highFrequencyFactor - rotary.lowFrequencyFactor);
    return (1 - smooth) * frequency / rotary.factor + smooth * frequency;
}

} // namespace

TEST_P(LlamaKernelsOn, RmsNormAgreesWithFp64AtEveryPresetsWidth)
{
    for (const int width : {50, 64, 896, 2048, 3584, 4096, 8192}) {
        constexpr int rows = 3;
        const int64_t stride = padded(width);
        Buffer<float> x(rows * stride);
        Buffer<float> y(rows * stride);
        Buffer<float> weight(width);
        fillNormal(x, 0.5f, 2);
        fillNormal(weight, 1, 0.5f);
        rmsNorm(*compute, {x.data(), stride}, weight.data(), 1e-5, {y.data(), stride}, rows, width);
        for (int r = 0; r < rows; ++r) {
            double squares = 0;
            for (int i = 0; i < width; ++i)
                squares += std::pow(static_cast<double>(x[r * stride + i]), 2);
            for (int i = 0; i < width; ++i)
                // A sum of up to 8,192 squares in 4 to 16 partial sums, its root; results are up to 6.
                EXPECT_NEAR(y[r * stride + i], x[r * stride + i] / std::sqrt(squares / width + 1e-5) * weight[i], 2e-5)
                    << "width " << width;
        }
    }
}

TEST_P(LlamaKernelsOn, ARowsNormDoesNotDependOnItsCompany)
{
    constexpr int64_t width = 896;
    Buffer<float> x(5 * width);
    Buffer<float> together(5 * width);
    Buffer<float> alone(5 * width);
    Buffer<float> weight(width);
    fillNormal(x, 0, 1);
    fillNormal(weight, 1, 1);
    rmsNorm(*compute, {x.data(), width}, weight.data(), 1e-6, {together.data(), width}, 5, width);
    for (int64_t r = 0; r < 5; ++r)
        rmsNorm(
            *compute, {x.data() + r * width, width}, weight.data(), 1e-6, {alone.data() + r * width, width}, 1, width);
    EXPECT_TRUE(std::equal(alone.data(), alone.data() + alone.size(), together.data()));
}

TEST_P(LlamaKernelsOn, GateAgreesWithFp64AtEveryPresetsWidth)
{
    for (const int width : {160, 4864, 5632, 11008, 14336, 18944, 28672})
        for (const Epilogue activation : {Epilogue::Silu, Epilogue::Gelu, Epilogue::GeluErf}) {
            constexpr int rows = 2;
            const int64_t stride = 2 * padded(width);
            Buffer<float> given(rows * stride);
            Buffer<float> inner(rows * stride);
            fillNormal(given, 0, 3);
            std::copy_n(given.data(), given.size(), inner.data());
            gate(*compute, {inner.data(), stride}, rows, width, activation);
            for (int64_t r = 0; r < rows; ++r)
                for (int64_t i = 0; i < width; ++i) {
                    const double up = given[r * stride + padded(width) + i];
                    const double expected = activatedExactly(given[r * stride + i], activation) * up;
                    // The exponential is good to 2 ulp, and erff cancels for negative x: a few 2⁻²⁴ of |x·up|.
                    ASSERT_NEAR(inner[r * stride + i], expected, 5e-7 * (1 + std::abs(given[r * stride + i] * up)));
                }
        }
}

TEST_P(LlamaKernelsOn, RotationAgreesWithFp64)
{
    for (const int headDim : {8, 16, 64, 128}) {
        const int stored = static_cast<int>(padded(headDim, 16));
        const RotaryTable table(*compute, Rotary{}, headDim, 300);
        Buffer<float> heads(3 * stored);
        fillNormal(heads, 0, 1);
        std::vector<float> before(heads.data(), heads.data() + heads.size());
        constexpr int64_t position = 299;
        const int half = table.half();
        compute->table.rotate(
            {heads.data(), table.cosines() + position * half, table.sines() + position * half, 3, stored, half});
        for (int h = 0; h < 3; ++h) {
            const float* x = before.data() + h * stored;
            for (int i = 0; i < half; ++i) {
                const double angle = 299 * std::pow(10000.0, -2.0 * i / headDim);
                // The angle is rounded to fp32 as Transformers does: at 299, by up to 1.5e-5.
                EXPECT_NEAR(heads[h * stored + i], x[i] * std::cos(angle) - x[i + half] * std::sin(angle), 6e-5);
                EXPECT_NEAR(heads[h * stored + half + i], x[i + half] * std::cos(angle) + x[i] * std::sin(angle), 6e-5);
            }
            EXPECT_TRUE(std::equal(x + 2 * half, x + stored, heads.data() + h * stored + 2 * half));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Kernels, LlamaKernelsOn, testing::Values(InstructionSet::Baseline, InstructionSet::Avx2, InstructionSet::Avx512));

TEST(RotaryTable, ScalesFrequencies)
{
    const Rotary linear{10'000, RotaryScaling::Linear, 4};
    const Rotary llama31{500'000, RotaryScaling::Llama3, 8, 1, 4, 8192};
    const auto plain = rotaryFrequencies(Rotary{}, 128);
    const auto stretched = rotaryFrequencies(linear, 128);
    const auto scaled = rotaryFrequencies(llama31, 128);
    ASSERT_EQ(plain.size(), 64U);
    for (int i = 0; i < 64; ++i) {
        // Each is rounded to fp32 once or twice, and its exponent before: 2⁻²⁴ · ln(theta).
        EXPECT_NEAR(plain[i] / std::pow(10'000.0, -i / 64.0), 1, 1e-6);
        EXPECT_FLOAT_EQ(stretched[i], plain[i] / 4);
        EXPECT_NEAR(scaled[i] / llama31Frequency(llama31, i, 128), 1, 2e-6);
    }
    EXPECT_EQ(scaled[0], 1.0f); // the shortest wave is untouched
    EXPECT_LT(scaled[63], rotaryFrequencies(Rotary{500'000}, 128)[63] / 7.9f);
}
