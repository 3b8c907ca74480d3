// SPDX-License-Identifier: GPL-3.0-or-later
// Large products: right at their first use, when algorithms are timed, and after; never timed in a capture.
#include <tests/worker_cuda/device_rows.h>
#include <tests/worker_cuda/gpu_model.h>

#include <device/cuda_error.h>
#include <device/matrix_products.h>

#include <gtest/gtest.h>

#include <cmath>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr int productOuter = 96;
constexpr int productInner = 128;

/// y = x · Wᵀ + y of up to 512 rows in bf16, y in fp32, as the residual has it.
class ResidualProduct {
public:
    ResidualProduct()
        : m_w(randomNumbers(WeightType::Bf16, productOuter * productInner, 1))
        , m_x(randomNumbers(WeightType::Bf16, mostRows * productInner, 2))
        , m_before(randomNumbers(WeightType::Fp32, mostRows * productOuter, 3))
    {
        sendRows(compute, m_w, productInner, {WeightType::Bf16, m_weights.data(), m_weights.stride()});
        sendRows(compute, m_x, productInner, m_from.rows());
    }
    void reset() { compute.upload(m_before, m_y); }
    void run(int rows)
    {
        ProductCall call;
        call.weights = &m_weights;
        call.x = m_from.rows().data;
        call.xStride = productInner;
        call.y = m_y.data();
        call.yStride = productOuter;
        call.rows = rows;
        call.addTo = true;
        compute.products().run(call);
    }
    void expectExact(int rows)
    {
        const auto sums = receiveRows(compute, {WeightType::Fp32, m_y.data(), productOuter}, mostRows, productOuter);
        for (int r = 0; r < mostRows; ++r)
            for (int o = 0; o < productOuter; ++o) {
                const std::size_t at = static_cast<std::size_t>(r) * productOuter + o;
                if (r >= rows) {
                    ASSERT_EQ(sums[at], m_before[at]) << "row " << r;
                    continue;
                }
                double sum = m_before[at];
                for (int i = 0; i < productInner; ++i)
                    sum += double{m_w[o * productInner + i]} * m_x[r * productInner + i];
                // 128 products of up to 3, whose fp32 sums tensor cores cut off: 128 · 384 · 2^-23 at the very most.
                ASSERT_NEAR(sums[at], sum, 6e-3) << "row " << r << " output " << o;
            }
    }
    std::size_t timed() { return compute.products().table().size(); }

    Compute compute{WeightType::Bf16};

private:
    static constexpr int mostRows = 512;
    std::vector<float> m_w;
    std::vector<float> m_x;
    std::vector<float> m_before;
    PackedMatrix m_weights{WeightType::Bf16, productOuter, productInner};
    ActivationBuffer m_from{WeightType::Bf16, mostRows, productInner};
    DeviceBuffer<float> m_y{int64_t{mostRows} * productOuter};
};

class MatrixProductsOnGpu : public testing::Test {
protected:
    void SetUp() override
    {
        if (!hasGpu())
            GTEST_SKIP() << "there is no GPU here";
    }
};

} // namespace

TEST_F(MatrixProductsOnGpu, AreRightWhenTimedAndAfter)
{
    ResidualProduct product;
    for (const int rows : {300, 300, 512, 411, 256, 255}) {
        product.reset();
        product.run(rows);
        product.expectExact(rows);
    }
    const std::vector<std::string> table = product.compute.products().table();
    ASSERT_EQ(table.size(), 2U); // about 512 rows, about 256; fewer are not timed
    EXPECT_EQ(table[0].find("96 × 128, 300 rows: algorithm "), 0U) << table[0];
    EXPECT_EQ(table[1].find("96 × 128, 256 rows: algorithm "), 0U) << table[1];
    EXPECT_EQ(table[0].substr(table[0].size() - 3), " ms") << table[0];
}

TEST_F(MatrixProductsOnGpu, AreNotTimedInACapture)
{
    ResidualProduct product;
    product.reset();
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t executable = nullptr;
    const cudaStream_t stream = product.compute.stream();
    checkCuda(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal), "capturing");
    product.run(300);
    checkCuda(cudaStreamEndCapture(stream, &graph), "capturing");
    EXPECT_EQ(product.timed(), 0U);
    checkCuda(cudaGraphInstantiate(&executable, graph, 0), "capturing");
    checkCuda(cudaGraphLaunch(executable, stream), "launching");
    product.expectExact(300);
    cudaGraphExecDestroy(executable);
    cudaGraphDestroy(graph);
    product.reset();
    product.run(300);
    product.expectExact(300);
    EXPECT_EQ(product.timed(), 1U);
}
