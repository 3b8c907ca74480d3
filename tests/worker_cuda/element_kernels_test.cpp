// SPDX-License-Identifier: GPL-3.0-or-later
// Norms, gates, and what follows products, against fp64: widths that are kept in registers and others, rows that begin
// at multiples of 16 bytes and others.
#include <tests/worker_cuda/device_rows.h>
#include <tests/worker_cuda/gpu_model.h>

#include <worker/kernels/gate.h>
#include <worker/kernels/layer_norm.h>
#include <worker/kernels/linear.h>
#include <worker/kernels/rms_norm.h>

#include <gtest/gtest.h>

#include <cmath>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr int elementRows = 5;
constexpr float marker = 7; // in what must stay as it is

class ElementKernels : public testing::TestWithParam<WeightType> {
protected:
    void SetUp() override
    {
        if (!hasGpu())
            GTEST_SKIP() << "there is no GPU here";
        m_compute = std::make_unique<Compute>(GetParam());
    }
    DeviceBuffer<float> sent(const std::vector<float>& values)
    {
        DeviceBuffer<float> buffer(static_cast<int64_t>(values.size()));
        m_compute->upload(values, buffer);
        return buffer;
    }
    void expectNorm(int width, int64_t stride, bool centred);

    std::unique_ptr<Compute> m_compute;
};

double exactActivation(double x, Epilogue activation)
{
    switch (activation) {
    case Epilogue::Gelu:
        return 0.5 * x * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x)));
    case Epilogue::GeluErf:
        return 0.5 * x * (1 + std::erf(x / std::sqrt(2.0)));
    case Epilogue::Silu:
        return x / (1 + std::exp(-x));
    case Epilogue::Store:
    case Epilogue::AddTo:
        break;
    }
    return x;
}

/// A layer norm where `centred`, else by the mean of squares.
std::vector<double> exactNorm(const float* x, int width, bool centred, const float* weight, const float* bias)
{
    double mean = 0;
    for (int i = 0; centred && i < width; ++i)
        mean += x[i] / static_cast<double>(width);
    double squares = 0;
    for (int i = 0; i < width; ++i)
        squares += (x[i] - mean) * (x[i] - mean) / width;
    std::vector<double> result;
    for (int i = 0; i < width; ++i)
        result.push_back((x[i] - mean) / std::sqrt(squares + 1e-5) * weight[i] + (centred ? bias[i] : 0));
    return result;
}

void ElementKernels::expectNorm(int width, int64_t stride, bool centred)
{
    const std::vector<float> x = randomNumbers(WeightType::Fp32, elementRows * stride, 3);
    const std::vector<float> weight = randomNumbers(WeightType::Fp32, width, 4);
    const std::vector<float> bias = randomNumbers(WeightType::Fp32, width, 5);
    const DeviceBuffer<float> xOnDevice = sent(x);
    const DeviceBuffer<float> weightOnDevice = sent(weight);
    const DeviceBuffer<float> biasOnDevice = sent(bias);
    const ActivationBuffer y(GetParam(), elementRows, stride);
    sendRows(*m_compute, std::vector<float>(static_cast<std::size_t>(elementRows * stride), marker), stride, y.rows());
    const Rows rows{xOnDevice.data(), stride};
    const auto normed = [&](Activations to) {
        if (centred)
            layerNorm(*m_compute, rows, weightOnDevice.data(), biasOnDevice.data(), 1e-5, to, elementRows, width);
        else
            rmsNorm(*m_compute, rows, weightOnDevice.data(), 1e-5, to, elementRows, width);
        return receiveRows(*m_compute, to, elementRows, stride);
    };
    const std::vector<float> apart = normed(y.rows());
    const std::vector<float> inPlace = normed({WeightType::Fp32, xOnDevice.data(), stride});
    for (int r = 0; r < elementRows; ++r) {
        const int64_t row = r * stride;
        const std::vector<double> expected = exactNorm(x.data() + row, width, centred, weight.data(), bias.data());
        for (int i = 0; i < width; ++i) {
            // The result is rounded once; fp32 sums of up to 8,193 numbers in parts of a few dozen are off by about
            // 1e-6.
            const double sums = 2e-6 * (1 + std::abs(expected[i]));
            ASSERT_NEAR(apart[row + i], expected[i], unitRoundoff(GetParam()) * std::abs(expected[i]) + sums)
                << "width " << width << " stride " << stride << " element " << i;
            ASSERT_NEAR(inPlace[row + i], expected[i], 2 * sums) << "in place, width " << width << " element " << i;
        }
        for (int64_t i = width; i < stride; ++i)
            ASSERT_EQ(apart[row + i], marker) << "written behind a row of " << width;
    }
}

} // namespace

TEST_P(ElementKernels, NormsAgreeWithFp64AtEveryPresetsWidth)
{
    for (const int width : {64, 768, 896, 1024, 1280, 1600, 2048, 3584, 4096, 4544, 8192})
        for (const bool centred : {false, true})
            expectNorm(width, padded(width), centred);
}

TEST_P(ElementKernels, NormsAgreeWithFp64AtOtherWidthsAndStrides)
{
    for (const bool centred : {false, true}) {
        expectNorm(50, 64, centred);     // no multiple of 4
        expectNorm(768, 769, centred);   // rows begin anywhere
        expectNorm(8196, 8224, centred); // more than registers hold
        expectNorm(1028, 1056, centred); // most threads have one part less
        expectNorm(8193, 8193, centred);
    }
}

TEST_P(ElementKernels, GateAgreesWithFp64)
{
    for (const int width : {64, 50, 4864, 11008, 2052})
        for (const Epilogue activation : {Epilogue::Silu, Epilogue::Gelu, Epilogue::GeluErf}) {
            const int64_t upOffset = padded(width);
            const int64_t stride = 2 * upOffset;
            std::vector<float> values = randomNumbers(GetParam(), elementRows * stride, 7);
            for (int64_t i = 0; i < elementRows * stride; ++i)
                if (i % upOffset >= width)
                    values[i] = marker;
            const ActivationBuffer buffer(GetParam(), elementRows, stride);
            sendRows(*m_compute, values, stride, buffer.rows());
            gate(*m_compute, buffer.rows(), elementRows, width, activation);
            const std::vector<float> gated = receiveRows(*m_compute, buffer.rows(), elementRows, stride);
            for (int64_t i = 0; i < elementRows * stride; ++i) {
                if (i % stride >= width) {
                    ASSERT_EQ(gated[i], values[i]) << "width " << width << " element " << i;
                    continue;
                }
                const double expected = exactActivation(values[i], activation) * values[i + upOffset];
                // One rounding, and fp32's functions are good to some 1e-7.
                ASSERT_NEAR(gated[i], expected, unitRoundoff(GetParam()) * std::abs(expected) + 1e-6)
                    << "width " << width << " element " << i;
            }
        }
}

TEST_P(ElementKernels, ProductsAreFinishedAsInFp64)
{
    constexpr int inner = 64;
    for (const int outer : {96, 50, 33})
        for (const Epilogue activation : {Epilogue::Store, Epilogue::Gelu, Epilogue::GeluErf, Epilogue::Silu}) {
            const std::vector<float> w = randomNumbers(GetParam(), int64_t{outer} * inner, 8);
            const std::vector<float> x = randomNumbers(GetParam(), int64_t{elementRows} * inner, 9);
            const std::vector<float> bias = randomNumbers(WeightType::Fp32, outer, 10);
            const PackedMatrix weights(GetParam(), outer, inner);
            sendRows(*m_compute, w, inner, {GetParam(), weights.data(), weights.stride()});
            const ActivationBuffer from(GetParam(), elementRows, inner);
            sendRows(*m_compute, x, inner, from.rows());
            const DeviceBuffer<float> biasOnDevice = sent(bias);
            const ActivationBuffer y(GetParam(), elementRows, padded(outer));
            linear(*m_compute, weights, biasOnDevice.data(), from.rows(), y.rows(), elementRows, activation);
            const std::vector<float> finished = receiveRows(*m_compute, y.rows(), elementRows, padded(outer));
            for (int r = 0; r < elementRows; ++r)
                for (int o = 0; o < padded(outer); ++o) {
                    if (o >= outer) {
                        ASSERT_EQ(finished[r * padded(outer) + o], 0) << "written behind a row of " << outer;
                        continue;
                    }
                    double sum = 0;
                    for (int i = 0; i < inner; ++i)
                        sum += double{w[o * inner + i]} * x[r * inner + i];
                    const double expected = exactActivation(sum + bias[o], activation);
                    // The sum is rounded, which an activation passes on up to 1.13-fold, then the result. 64 products
                    // of up to 3 in fp32 are off by up to 64 · 192 · 2^-24.
                    const double unit = unitRoundoff(GetParam());
                    ASSERT_NEAR(finished[r * padded(outer) + o], expected,
                        unit * (1.2 * std::abs(sum) + std::abs(expected)) + 1e-3)
                        << "row " << r << " output " << o;
                }
        }
}

INSTANTIATE_TEST_SUITE_P(
    Types, ElementKernels, testing::Values(WeightType::Fp32, WeightType::Bf16, WeightType::Fp16), [](const auto& type) {
        return type.param == WeightType::Fp32 ? "fp32" : type.param == WeightType::Bf16 ? "bf16" : "fp16";
    });
