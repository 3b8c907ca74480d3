// SPDX-License-Identifier: GPL-3.0-or-later
// Products by the kernel that streams weights: which ones they are, that gates agree with fp64, and that the same bits
// come each time, also where kernels start before those ahead of them have ended. (gpu_linear_test.cpp: other endings.)
#include <tests/worker_cuda/gpu_values.h>

#include <device/cuda_error.h>
#include <device/matrix_products.h>
#include <device/streamed_products.h>
#include <worker/kernels/linear.h>
#include <worker/kernels/rms_norm.h>

#include <checkpoint/presets.h>

#include <cmath>
#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

class StreamedProduct : public OnGpuInEachPrecision {
protected:
    void SetUp() override
    {
        OnGpuInEachPrecision::SetUp();
        if (!IsSkipped() && !compute->products().streamed().possible())
            GTEST_SKIP() << "this GPU is not of the Hopper architecture";
    }

    static double dot(const float* x, const std::vector<float>& w)
    {
        double sum = 0;
        for (std::size_t k = 0; k < w.size(); ++k)
            sum += double{x[k]} * w[k];
        return sum;
    }
};

std::set<std::pair<int, int>> gatedShapes()
{
    std::set<std::pair<int, int>> shapes{{100, 72}};
    for (const Preset& preset : presetTable())
        if (preset.shape.gatedMlp)
            shapes.insert({preset.shape.intermediate, preset.shape.hidden});
    return shapes;
}

} // namespace

TEST_P(StreamedProduct, IsForUpTo64Rows)
{
    const PackedMatrix matrix(type(), 640, 128);
    const PackedMatrix narrow(type(), 640, 50);
    const StreamedProducts& streamed = compute->products().streamed();
    EXPECT_FALSE(streamed.takes(matrix, 0));
    EXPECT_TRUE(streamed.takes(matrix, 1));
    EXPECT_TRUE(streamed.takes(matrix, 64));
    EXPECT_FALSE(streamed.takes(matrix, 65));
    EXPECT_FALSE(streamed.takes(narrow, 16));
    EXPECT_EQ(linearKernelName(*compute, matrix, 16), "streamed weights");
    EXPECT_EQ(linearKernelName(*compute, matrix, 65), "cuBLASLt");
    const DeviceBuffer<float> y(64 * 640);
    const MadeRowsOfType x(type(), 65, 128, 1);
    for (const int rows : {9, 16, 17, 64})
        linearOut(*compute, matrix, x.onDevice(), {y.data(), 640}, rows);
    const std::vector<std::string> expected{"640 × 128, up to 16 rows: streamed", "640 × 128, up to 32 rows: streamed",
        "640 × 128, up to 64 rows: streamed"};
    EXPECT_EQ(compute->products().table(), expected);
}

TEST_P(StreamedProduct, GatesEveryPresetsMlpAsFp64Does)
{
    for (const auto& [width, hidden] : gatedShapes()) {
        const int64_t outer = 2 * padded(width);
        const MadeMatrix matrix(*compute, outer, hidden, 21);
        const MadeRowsOfType x(type(), 64, padded(hidden), 22);
        const std::vector<float> bias = madeValues(outer, 23);
        const auto biasThere = onDevice(bias);
        for (const int64_t rows : {5, 16, 31, 64}) {
            const ActivationBuffer y = compute->activations(rows, outer);
            const std::size_t before = compute->products().table().size();
            gatedLinear(
                *compute, matrix.onDevice(), biasThere.data(), x.onDevice(), y.rows(), rows, width, Epilogue::Silu);
            ASSERT_EQ(compute->products().table().size() - before, rows == 16 ? 0U : 1U); // 5 and 16 share a line
            const std::vector<float> got = fetch(type(), y.rows().data, rows * outer);
            for (const int64_t n : {int64_t{0}, int64_t{63}, int64_t{64}, width / int64_t{2}, width - int64_t{1}})
                for (const int64_t r : {int64_t{0}, rows / 2, rows - 1}) {
                    const double gate = dot(x.row(r), matrix.row(n)) + bias[static_cast<std::size_t>(n)];
                    const double up = dot(x.row(r), matrix.row(padded(width) + n))
                        + bias[static_cast<std::size_t>(padded(width) + n)];
                    const double exact = gate / (1 + std::exp(-gate)) * up;
                    // Sums of up to about 5 in fp32 are off by some 1e-5 each, and multiply; rounded once at the end.
                    ASSERT_NEAR(got[static_cast<std::size_t>(r * outer + n)], exact,
                        2e-5 * (2 + std::abs(gate) + std::abs(up)) + std::abs(exact) * roundoff())
                        << width << " × " << hidden << ", row " << r << " of " << rows << ", output " << n;
                }
        }
    }
}

/// Products whose tiles are shared by several blocks, which arrive in any order.
TEST_P(StreamedProduct, GivesTheSameBitsEachTime)
{
    const MadeMatrix matrix(*compute, 4096, 4096, 24);
    for (const int64_t rows : {16, 32, 64}) {
        const MadeRowsOfType x(type(), rows, 4096, 25);
        const DeviceBuffer<float> y(rows * 4096);
        std::vector<float> first;
        for (int run = 0; run < 50; ++run) {
            linearOut(*compute, matrix.onDevice(), x.onDevice(), {y.data(), 4096}, rows);
            const std::vector<float> got = fetch(WeightType::Fp32, y.data(), rows * 4096);
            if (run == 0)
                first = got;
            ASSERT_EQ(got, first) << rows << " rows, run " << run;
        }
    }
}

/// Each kernel reads what the one before has just written, and writes what others read before.
TEST_P(StreamedProduct, KernelsThatStartEarlyWaitForWhatTheyRead)
{
    constexpr int64_t hidden = 1024;
    constexpr int64_t inner = 2048;
    constexpr int64_t rows = 64;
    const MadeMatrix up(*compute, 2 * inner, hidden, 26);
    const MadeMatrix down(*compute, hidden, inner, 27);
    const auto weight = onDevice(madeValues(hidden, 28, 1, 0.1f));
    const std::vector<float> residual = madeValues(rows * hidden, 29);
    const auto x = onDevice(residual);
    const ActivationBuffer normed = compute->activations(rows, hidden);
    const ActivationBuffer gated = compute->activations(rows, 2 * inner);
    const auto layers = [&](bool oneByOne) {
        compute->upload(residual, const_cast<DeviceBuffer<float>&>(x));
        const auto then = [&] {
            if (oneByOne)
                compute->finish();
        };
        for (int layer = 0; layer < 40; ++layer) {
            rmsNorm(*compute, {x.data(), hidden}, weight.data(), 1e-5, normed.rows(), rows, hidden);
            then();
            gatedLinear(*compute, up.onDevice(), nullptr, normed.rows(), gated.rows(), rows, inner, Epilogue::Silu);
            then();
            addLinear(*compute, down.onDevice(), nullptr, gated.rows(), {x.data(), hidden}, rows);
            then();
        }
        return fetch(WeightType::Fp32, x.data(), rows * hidden);
    };
    const std::vector<float> expected = layers(true);
    ASSERT_NE(expected, residual);
    for (int run = 0; run < 20; ++run)
        ASSERT_EQ(layers(false), expected) << "run " << run;
}

INSTANTIATE_TEST_SUITE_P(Precisions, StreamedProduct,
    testing::Values(GpuPrecision{WeightType::Bf16}, GpuPrecision{WeightType::Fp16}), precisionName);
