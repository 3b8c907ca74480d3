// SPDX-License-Identifier: GPL-3.0-or-later
// Activations against fp64: gated ones at every preset's width, those behind a product over their whole range.
#include <tests/worker_cuda/gpu_values.h>

#include <worker/kernels/gate.h>
#include <worker/kernels/linear.h>

#include <checkpoint/presets.h>

#include <cmath>
#include <numbers>
#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

using GpuActivations = OnGpuInEachPrecision;

double activatedInFp64(double x, Epilogue activation)
{
    switch (activation) {
    case Epilogue::Silu:
        return x / (1 + std::exp(-x));
    case Epilogue::GeluErf:
        return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2));
    case Epilogue::Gelu:
        return 0.5 * x * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
    case Epilogue::Store:
    case Epilogue::AddTo:
        break;
    }
    return x;
}

constexpr Epilogue activations[] = {Epilogue::Silu, Epilogue::Gelu, Epilogue::GeluErf};

} // namespace

TEST_P(GpuActivations, GateAgreesWithFp64AtEveryPresetsWidth)
{
    std::set<int> widths{50};
    for (const Preset& preset : presetTable())
        if (preset.shape.gatedMlp)
            widths.insert(preset.shape.intermediate);
    constexpr int64_t rows = 2;
    for (const int width : widths)
        for (const Epilogue activation : activations) {
            const int64_t stride = 2 * padded(width);
            const MadeRowsOfType given(type(), rows, stride, 7);
            gate(*compute, given.onDevice(), rows, width, activation);
            const std::vector<float> got = fetch(type(), given.onDevice().data, rows * stride);
            for (int64_t r = 0; r < rows; ++r)
                for (int64_t i = 0; i < width; ++i) {
                    const double up = given.row(r)[padded(width) + i];
                    const double exact = activatedInFp64(given.row(r)[i], activation) * up;
                    // A few roundings of 2⁻²⁴ in exp, tanh or erf times up, of up to 5 each; rounded once at the end.
                    ASSERT_NEAR(got[static_cast<std::size_t>(r * stride + i)], exact,
                        4e-6 * std::max(1.0, std::abs(up)) + std::abs(exact) * roundoff())
                        << "width " << width << " at " << i;
                }
        }
}

/// The product is with 1 and exact, so that what is seen is the activation.
TEST_P(GpuActivations, BehindAProductTheyAgreeWithFp64OverTheirWholeRange)
{
    constexpr int64_t width = 64;
    constexpr int64_t rows = 40;
    std::vector<float> one(width * width);
    for (std::size_t i = 0; i < width; ++i)
        one[i * width + i] = 1;
    const PackedMatrix identity(type(), width, width);
    send(type(), one, identity.data());
    std::vector<float> x;
    for (int64_t i = -rows * width / 2; i < rows * width / 2; ++i) // from -32 to 32, and what is small
        x.push_back(rounded(type(), static_cast<float>(i) / (i % 2 == 0 ? 40.0f : 4000.0f)));
    const ActivationBuffer xThere = compute->activations(rows, width);
    send(type(), x, xThere.rows().data);
    for (const Epilogue activation : activations) {
        const ActivationBuffer y = compute->activations(rows, width);
        linear(*compute, identity, nullptr, xThere.rows(), y.rows(), rows, activation);
        const std::vector<float> got = fetch(type(), y.rows().data, rows * width);
        // Products in tf32 round their factors to 11 bits.
        const double factors = GetParam().tf32 ? std::ldexp(1.0, -10) : 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double exact = activatedInFp64(x[i], activation);
            // A slope of up to 1.13; 1 + tanh or erf loses what it is smaller than 1 by, times x of up to 5 there.
            ASSERT_NEAR(got[i], exact, 2e-6 + 1.13 * std::abs(x[i]) * factors + std::abs(exact) * roundoff()) << x[i];
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Precisions, GpuActivations, eachPrecision(), precisionName);
