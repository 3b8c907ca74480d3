// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/matrix_products.h>

#include <device/cuda_error.h>

#include <cublasLt.h>

#include <map>
#include <tuple>

namespace throughline {

namespace {

constexpr int64_t workspaceBytes = int64_t{64} << 20;
constexpr uint32_t alignedTo = 16; // bytes, as rows of a batch's blocks may begin anywhere

void check(cublasStatus_t status, const char* doing)
{
    if (status == CUBLAS_STATUS_SUCCESS)
        return;
    if (status == CUBLAS_STATUS_ALLOC_FAILED)
        throw MemoryRefused(std::string("There is no room left for cuBLAS while ") + doing, 0);
    throw DeviceError(std::string("cuBLAS failed while ") + doing + ": status " + std::to_string(status));
}

cudaDataType_t dataType(WeightType type)
{
    switch (type) {
    case WeightType::Bf16:
        return CUDA_R_16BF;
    case WeightType::Fp16:
        return CUDA_R_16F;
    case WeightType::Fp32:
        break;
    }
    return CUDA_R_32F;
}

/// cuBLAS counts in columns: Yᵀ [outer × rows] = W [outer × inner] · Xᵀ [inner × rows].
struct ProductPlan {
    cublasLtMatmulDesc_t operation = nullptr;
    cublasLtMatrixLayout_t weights = nullptr;
    cublasLtMatrixLayout_t x = nullptr;
    cublasLtMatrixLayout_t y = nullptr;
    cublasLtMatmulAlgo_t algorithm{};
};

// outer, inner, weight stride, rows, x stride, y stride, types, addTo
using ProductKey = std::tuple<int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, WeightType, WeightType, bool>;

ProductKey keyOf(const ProductCall& call)
{
    const PackedMatrix& w = *call.weights;
    return {w.outer(), w.inner(), w.stride(), call.rows, call.xStride, call.yStride, w.type(), call.yType, call.addTo};
}

} // namespace

struct MatrixProducts::Plans {
    cudaStream_t stream = nullptr;
    bool tf32 = false;
    cublasLtHandle_t handle = nullptr;
    DeviceBuffer<char> workspace{workspaceBytes};
    std::map<ProductKey, ProductPlan> plans;

    ProductPlan make(const ProductCall& call) const;
    const ProductPlan& planFor(const ProductCall& call)
    {
        const ProductKey key = keyOf(call);
        const auto found = plans.find(key);
        return found != plans.end() ? found->second : plans.emplace(key, make(call)).first->second;
    }
};

ProductPlan MatrixProducts::Plans::make(const ProductCall& call) const
{
    const PackedMatrix& w = *call.weights;
    const cudaDataType_t type = dataType(w.type());
    ProductPlan plan;
    const bool fp32 = w.type() == WeightType::Fp32;
    const cublasComputeType_t compute = fp32 && tf32 ? CUBLAS_COMPUTE_32F_FAST_TF32 : CUBLAS_COMPUTE_32F;
    check(cublasLtMatmulDescCreate(&plan.operation, compute, CUDA_R_32F), "planning a product");
    const cublasOperation_t transposed = CUBLAS_OP_T;
    check(cublasLtMatmulDescSetAttribute(plan.operation, CUBLASLT_MATMUL_DESC_TRANSA, &transposed, sizeof transposed),
        "planning a product");
    check(cublasLtMatrixLayoutCreate(&plan.weights, type, w.inner(), w.outer(), w.stride()), "planning a product");
    check(cublasLtMatrixLayoutCreate(&plan.x, type, w.inner(), call.rows, call.xStride), "planning a product");
    check(cublasLtMatrixLayoutCreate(&plan.y, dataType(call.yType), w.outer(), call.rows, call.yStride),
        "planning a product");
    cublasLtMatmulPreference_t preference = nullptr;
    check(cublasLtMatmulPreferenceCreate(&preference), "planning a product");
    const auto prefer = [&](cublasLtMatmulPreferenceAttributes_t attribute, const auto& value) {
        check(cublasLtMatmulPreferenceSetAttribute(preference, attribute, &value, sizeof value), "planning a product");
    };
    prefer(CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES, static_cast<std::size_t>(workspaceBytes));
    for (const auto attribute : {CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES, CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES,
             CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES, CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES})
        prefer(attribute, alignedTo);
    cublasLtMatmulHeuristicResult_t best{};
    int found = 0;
    const cublasStatus_t status = cublasLtMatmulAlgoGetHeuristic(
        handle, plan.operation, plan.weights, plan.x, plan.y, plan.y, preference, 1, &best, &found);
    cublasLtMatmulPreferenceDestroy(preference);
    check(status, "planning a product");
    if (found == 0)
        throw DeviceError("cuBLAS has no kernel for a product of " + std::to_string(call.rows) + " rows with "
            + std::to_string(w.outer()) + " × " + std::to_string(w.inner()) + " weights");
    plan.algorithm = best.algo;
    return plan;
}

MatrixProducts::MatrixProducts(cudaStream_t stream, bool tf32)
    : m_plans(std::make_unique<Plans>())
{
    m_plans->stream = stream;
    m_plans->tf32 = tf32;
    check(cublasLtCreate(&m_plans->handle), "starting");
}

MatrixProducts::~MatrixProducts()
{
    for (auto& [key, plan] : m_plans->plans) {
        cublasLtMatmulDescDestroy(plan.operation);
        for (const auto layout : {plan.weights, plan.x, plan.y})
            cublasLtMatrixLayoutDestroy(layout);
    }
    cublasLtDestroy(m_plans->handle);
}

void MatrixProducts::run(const ProductCall& call)
{
    const ProductPlan& plan = m_plans->planFor(call);
    const float one = 1;
    const float beta = call.addTo ? 1 : 0;
    check(cublasLtMatmul(m_plans->handle, plan.operation, &one, call.weights->data(), plan.weights, call.x, plan.x,
              &beta, call.y, plan.y, call.y, plan.y, &plan.algorithm, m_plans->workspace.data(), workspaceBytes,
              m_plans->stream),
        "multiplying");
}

} // namespace throughline
