// SPDX-License-Identifier: GPL-3.0-or-later
// The norms against fp64, at every preset's width.
#include <tests/worker_cuda/gpu_values.h>

#include <worker/kernels/layer_norm.h>
#include <worker/kernels/rms_norm.h>

#include <checkpoint/presets.h>

#include <cmath>
#include <numeric>
#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr int64_t normedRows = 3;

std::set<int> widthsOf(Norm norm)
{
    std::set<int> widths{50}; // and one that is no whole row
    for (const Preset& preset : presetTable())
        if (preset.shape.norm == norm)
            widths.insert(preset.shape.hidden);
    return widths;
}

using GpuNorms = OnGpuInEachPrecision;

/// Sums of up to 8,192 terms in 256 partial ones, a root good to 2⁻²², results of up to 12; rounded at the end.
double normTolerance(double exact, double roundoff) { return 2e-5 + std::abs(exact) * roundoff; }

} // namespace

TEST_P(GpuNorms, RmsNormAgreesWithFp64)
{
    for (const int width : widthsOf(Norm::RmsNorm)) {
        const int64_t stride = padded(width);
        const std::vector<float> x = madeValues(normedRows * stride, 1, 0.5f, 2);
        const std::vector<float> weight = madeValues(width, 2, 1, 0.5f);
        const auto xThere = onDevice(x);
        const auto weightThere = onDevice(weight);
        const ActivationBuffer y = compute->activations(normedRows, stride);
        rmsNorm(*compute, {xThere.data(), stride}, weightThere.data(), 1e-5, y.rows(), normedRows, width);
        const std::vector<float> got = fetch(type(), y.rows().data, normedRows * stride);
        for (int64_t r = 0; r < normedRows; ++r) {
            const float* const row = x.data() + r * stride;
            const double squares = std::inner_product(row, row + width, row, 0.0);
            for (int64_t i = 0; i < width; ++i) {
                const double exact = row[i] / std::sqrt(squares / width + 1e-5) * weight[static_cast<std::size_t>(i)];
                ASSERT_NEAR(got[static_cast<std::size_t>(r * stride + i)], exact, normTolerance(exact, roundoff()))
                    << "width " << width << " row " << r << " at " << i;
            }
        }
    }
}

TEST_P(GpuNorms, LayerNormAgreesWithFp64)
{
    for (const int width : widthsOf(Norm::LayerNorm)) {
        const int64_t stride = padded(width);
        const std::vector<float> x = madeValues(normedRows * stride, 3, 0.5f, 2);
        const std::vector<float> weight = madeValues(width, 4, 1, 0.5f);
        const std::vector<float> bias = madeValues(width, 5);
        const auto xThere = onDevice(x);
        const auto weightThere = onDevice(weight);
        const auto biasThere = onDevice(bias);
        const ActivationBuffer y = compute->activations(normedRows, stride);
        layerNorm(
            *compute, {xThere.data(), stride}, weightThere.data(), biasThere.data(), 1e-5, y.rows(), normedRows, width);
        const std::vector<float> got = fetch(type(), y.rows().data, normedRows * stride);
        for (int64_t r = 0; r < normedRows; ++r) {
            const float* const row = x.data() + r * stride;
            const double mean = std::accumulate(row, row + width, 0.0) / width;
            const double squares = std::accumulate(row, row + width, 0.0,
                [mean](double sum, float value) { return sum + (value - mean) * (value - mean); });
            for (int64_t i = 0; i < width; ++i) {
                const auto at = static_cast<std::size_t>(i);
                const double exact = (row[i] - mean) / std::sqrt(squares / width + 1e-5) * weight[at] + bias[at];
                ASSERT_NEAR(got[static_cast<std::size_t>(r * stride + i)], exact, normTolerance(exact, roundoff()))
                    << "width " << width << " row " << r << " at " << i;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Types, GpuNorms, eachType(), precisionName);
