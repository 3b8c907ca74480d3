// SPDX-License-Identifier: GPL-3.0-or-later
// Products against fp64, at every preset's matrices and for few and many rows.
#include <tests/worker_cuda/gpu_values.h>

#include <device/matrix_products.h>
#include <device/streamed_products.h>
#include <worker/kernels/attention.h>
#include <worker/kernels/linear.h>

#include <checkpoint/presets.h>

#include <cmath>
#include <set>
#include <utility>

using namespace throughline;
using namespace throughline::test;

namespace {

struct MatrixSize {
    int64_t outer = 0;
    int64_t inner = 0;
    bool operator<(const MatrixSize& other) const
    {
        return std::pair{outer, inner} < std::pair{other.outer, other.inner};
    }
};

std::set<MatrixSize> layerMatrices()
{
    std::set<MatrixSize> sizes{{70, 50}}; // and one that fills no rows
    for (const Preset& preset : presetTable()) {
        const ModelShape& shape = preset.shape;
        const int64_t attended = int64_t{shape.heads} * storedHeadDim(shape.headDim);
        const int64_t cached = int64_t{2} * shape.kvHeads * storedHeadDim(shape.headDim);
        sizes.insert({attended + cached, shape.hidden});
        sizes.insert({shape.hidden, attended});
        sizes.insert({shape.gatedMlp ? 2 * padded(shape.intermediate) : shape.intermediate, shape.hidden});
        sizes.insert({shape.hidden, shape.intermediate});
    }
    return sizes;
}

std::set<MatrixSize> headMatrices()
{
    std::set<MatrixSize> sizes;
    for (const Preset& preset : presetTable())
        sizes.insert({preset.shape.vocab, preset.shape.hidden});
    return sizes;
}

/// What of a large result is compared: all of few, some of many, first and last among them.
std::vector<int64_t> chosenOf(int64_t count, int64_t most)
{
    std::vector<int64_t> chosen;
    for (int64_t i = 0; i < std::min(count, most); ++i)
        chosen.push_back(count <= most ? i : i * (count - 1) / (most - 1));
    return chosen;
}

struct ExactSum {
    double sum = 0;
    double tolerance = 0;
};

class GpuLinear : public OnGpuInEachPrecision {
protected:
    /// x · w in fp64. What a kernel may be off: K products of about the same size, summed in fp32 in any order, wander
    /// by √K roundings of their absolute sum (times 4, also where tensor cores cut digits off); in tf32 factors lose
    /// all but 11 bits besides, each product by itself, and where digits are cut off all towards zero.
    static ExactSum exactSum(const float* x, const std::vector<float>& w)
    {
        double sum = 0;
        double absolute = 0;
        double squares = 0;
        for (std::size_t k = 0; k < w.size(); ++k) {
            const double product = static_cast<double>(x[k]) * w[k];
            sum += product;
            absolute += std::abs(product);
            squares += product * product;
        }
        double tolerance = 4 * std::sqrt(static_cast<double>(w.size())) * std::ldexp(absolute, -24);
        if (GetParam().tf32)
            tolerance += std::ldexp(4 * std::sqrt(squares) + std::abs(sum), -9);
        return {sum, tolerance};
    }

    std::string kernelFor(const MatrixSize& size, int64_t rows) const
    {
        const bool streamed = compute->products().streamed().possible() && type() != WeightType::Fp32 && rows <= 64
            && size.outer >= 64 && size.inner >= 64;
        return streamed ? "streamed weights" : "cuBLASLt";
    }

    /// Outputs that are compared, with their weights.
    using HostRows = std::vector<std::pair<int64_t, std::vector<float>>>;
    static HostRows hostRows(const MadeMatrix& matrix)
    {
        HostRows rows;
        for (const int64_t n : chosenOf(matrix.onDevice().outer(), 32))
            rows.emplace_back(n, matrix.row(n));
        return rows;
    }

    /// Compares chosen values of y, [rows][stride], with `expected` of row, output and its weights.
    template <class Expected>
    static void compare(const MatrixSize& size, int64_t rows, const std::vector<float>& y, int64_t stride,
        const HostRows& outputs, Expected&& expected)
    {
        for (const auto& [n, weights] : outputs)
            for (const int64_t r : chosenOf(rows, 4)) {
                const ExactSum exact = expected(r, n, weights);
                ASSERT_NEAR(y[static_cast<std::size_t>(r * stride + n)], exact.sum, exact.tolerance)
                    << size.outer << " × " << size.inner << ", row " << r << " of " << rows << ", output " << n;
            }
    }
};

// Those of each kernel that streams weights, and so many that cuBLASLt does them.
constexpr int64_t rowCounts[] = {1, 8, 16, 17, 33, 64, 300};

} // namespace

TEST_P(GpuLinear, EveryMatrixOfALayerWithBiasAgreesWithFp64)
{
    for (const MatrixSize& size : layerMatrices()) {
        const MadeMatrix matrix(*compute, size.outer, size.inner, 11);
        const HostRows outputs = hostRows(matrix);
        const std::vector<float> bias = madeValues(padded(size.outer), 12);
        const auto biasThere = onDevice(bias);
        const MadeRowsOfType x(type(), 300, padded(size.inner), 13);
        const int64_t stride = padded(size.outer);
        for (const int64_t rows : rowCounts) {
            const ActivationBuffer y = compute->activations(rows, stride);
            EXPECT_EQ(linearKernelName(*compute, matrix.onDevice(), rows), kernelFor(size, rows));
            linear(*compute, matrix.onDevice(), biasThere.data(), x.onDevice(), y.rows(), rows);
            compare(size, rows, fetch(type(), y.rows().data, rows * stride), stride, outputs,
                [&](int64_t r, int64_t n, const std::vector<float>& w) {
                    const ExactSum exact = exactSum(x.row(r), w);
                    const double sum = exact.sum + bias[static_cast<std::size_t>(n)];
                    // The sum may be rounded before the bias comes, and once more with it.
                    return ExactSum{sum, exact.tolerance + (std::abs(exact.sum) + std::abs(sum)) * roundoff()};
                });
        }
    }
}

TEST_P(GpuLinear, ASumOntoTheResidualAgreesWithFp64)
{
    for (const MatrixSize& size : layerMatrices()) {
        if (size.outer > size.inner) // as large ones of other presets are added nowhere
            continue;
        const MadeMatrix matrix(*compute, size.outer, size.inner, 14);
        const HostRows outputs = hostRows(matrix);
        const std::vector<float> bias = madeValues(padded(size.outer), 15);
        const auto biasThere = onDevice(bias);
        const MadeRowsOfType x(type(), 300, padded(size.inner), 16);
        const int64_t stride = padded(size.outer);
        for (const int64_t rows : rowCounts) {
            const std::vector<float> residual = madeValues(rows * stride, 17, 0, 4);
            const auto y = onDevice(residual);
            addLinear(*compute, matrix.onDevice(), biasThere.data(), x.onDevice(), {y.data(), stride}, rows);
            compare(size, rows, fetch(WeightType::Fp32, y.data(), rows * stride), stride, outputs,
                [&](int64_t r, int64_t n, const std::vector<float>& w) {
                    const double was = residual[static_cast<std::size_t>(r * stride + n)];
                    const ExactSum exact = exactSum(x.row(r), w);
                    // Sums of up to about 20, in fp32 throughout.
                    return ExactSum{exact.sum + was + bias[static_cast<std::size_t>(n)], exact.tolerance + 5e-6};
                });
        }
    }
}

TEST_P(GpuLinear, EveryHeadAgreesWithFp64)
{
    for (const MatrixSize& size : headMatrices()) {
        const MadeMatrix matrix(*compute, size.outer, size.inner, 18);
        const HostRows outputs = hostRows(matrix);
        const MadeRowsOfType x(type(), 64, padded(size.inner), 19);
        const int64_t stride = padded(size.outer);
        for (const int64_t rows : {1, 16, 64}) {
            const DeviceBuffer<float> y(rows * stride);
            linearOut(*compute, matrix.onDevice(), x.onDevice(), {y.data(), stride}, rows);
            compare(size, rows, fetch(WeightType::Fp32, y.data(), rows * stride), stride, outputs,
                [&](int64_t r, int64_t, const std::vector<float>& w) { return exactSum(x.row(r), w); });
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Precisions, GpuLinear, eachPrecision(), precisionName);
