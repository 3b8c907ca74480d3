// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/matrix_products.h>

#include <device/cuda_error.h>
#include <device/device_buffer.h>
#include <device/stopwatch.h>
#include <device/streamed_products.h>

#include <cublasLt.h>

#include <bit>
#include <cfloat>
#include <cstdio>
#include <map>
#include <tuple>

namespace throughline {

namespace {

constexpr int64_t allWorkspaceBytes = int64_t{64} << 20;
constexpr int64_t workspaceBytes = allWorkspaceBytes - StreamedProducts::arrivedBytes; // of cuBLAS
constexpr uint32_t alignedTo = 16; // bytes, as rows of a batch's blocks may begin anywhere
constexpr int64_t timedRows = 9;   // products of fewer are over before a choice could matter
constexpr int mostAlgorithms = 8;
constexpr int timedRounds = 2; // of all algorithms, so that a slow start of the clock is nobody's disadvantage
constexpr int timedRuns = 2;   // of an algorithm in a round, behind one that warms up

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
    std::vector<cublasLtMatmulAlgo_t> algorithms; // as proposed, the best guess first; one when the choice was made
    bool undecided = false;                       // among these, by timing them
};

std::string shapeText(const ProductCall& call)
{
    return std::to_string(call.weights->outer()) + " × " + std::to_string(call.weights->inner()) + ", "
        + std::to_string(call.rows) + " rows";
}

std::string choiceText(std::size_t index, std::size_t count, double seconds)
{
    char milliseconds[32];
    std::snprintf(milliseconds, sizeof milliseconds, "%.3g", seconds * 1e3);
    return "algorithm " + std::to_string(index + 1) + " of " + std::to_string(count) + ", " + milliseconds + " ms";
}

// outer, inner, weight stride, rows, x stride, y stride, types, addTo
using ProductKey = std::tuple<int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, WeightType, WeightType, bool>;

ProductKey keyOf(const ProductCall& call)
{
    const PackedMatrix& w = *call.weights;
    return {w.outer(), w.inner(), w.stride(), call.rows, call.xStride, call.yStride, w.type(), call.yType, call.addTo};
}

/// Products of about as many rows share a choice: prompts come in all lengths, and timing takes as long as some dozens
/// of products.
ProductKey choiceKeyOf(const ProductCall& call)
{
    ProductCall alike = call;
    alike.rows = static_cast<int64_t>(std::bit_ceil(static_cast<uint64_t>(call.rows)));
    return keyOf(alike);
}

} // namespace

struct MatrixProducts::Plans {
    cudaStream_t stream = nullptr;
    bool tf32 = false;
    cublasLtHandle_t handle = nullptr;
    DeviceBuffer<char> workspace{allWorkspaceBytes};
    std::map<ProductKey, ProductPlan> plans;
    std::map<ProductKey, cublasLtMatmulAlgo_t> choices;
    std::vector<std::string> table;

    ProductPlan make(const ProductCall& call) const;
    bool takeChoice(const ProductCall& call, ProductPlan& plan) const;
    void propose(const ProductCall& call, ProductPlan& plan) const;
    ProductPlan& planFor(const ProductCall& call)
    {
        const ProductKey key = keyOf(call);
        const auto found = plans.find(key);
        return found != plans.end() ? found->second : plans.emplace(key, make(call)).first->second;
    }
    cublasStatus_t multiply(
        const ProductCall& call, const ProductPlan& plan, const cublasLtMatmulAlgo_t& algorithm, float alpha) const
    {
        const float beta = call.addTo ? 1 : 0;
        return cublasLtMatmul(handle, plan.operation, &alpha, call.weights->data(), plan.weights, call.x, plan.x, &beta,
            call.y, plan.y, call.y, plan.y, &algorithm, workspace.data(), workspaceBytes, stream);
    }
    bool isCapturing() const
    {
        cudaStreamCaptureStatus status = cudaStreamCaptureStatusNone;
        checkCuda(cudaStreamIsCapturing(stream, &status), "planning a product");
        return status != cudaStreamCaptureStatusNone;
    }
    void choose(const ProductCall& call, ProductPlan& plan);
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
    if (!takeChoice(call, plan))
        propose(call, plan);
    return plan;
}

/// What a product of about as many rows has chosen, where it is possible for these.
bool MatrixProducts::Plans::takeChoice(const ProductCall& call, ProductPlan& plan) const
{
    const auto found = choices.find(choiceKeyOf(call));
    if (call.rows < timedRows || found == choices.end())
        return false;
    cublasLtMatmulHeuristicResult_t result{};
    const cublasStatus_t status =
        cublasLtMatmulAlgoCheck(handle, plan.operation, plan.weights, plan.x, plan.y, plan.y, &found->second, &result);
    if (status != CUBLAS_STATUS_SUCCESS || result.workspaceSize > static_cast<std::size_t>(workspaceBytes))
        return false;
    plan.algorithms.push_back(found->second);
    return true;
}

void MatrixProducts::Plans::propose(const ProductCall& call, ProductPlan& plan) const
{
    cublasLtMatmulPreference_t preference = nullptr;
    check(cublasLtMatmulPreferenceCreate(&preference), "planning a product");
    const auto prefer = [&](cublasLtMatmulPreferenceAttributes_t attribute, const auto& value) {
        check(cublasLtMatmulPreferenceSetAttribute(preference, attribute, &value, sizeof value), "planning a product");
    };
    prefer(CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES, static_cast<std::size_t>(workspaceBytes));
    for (const auto attribute : {CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES, CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES,
             CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES, CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES})
        prefer(attribute, alignedTo);
    cublasLtMatmulHeuristicResult_t proposed[mostAlgorithms]{};
    int found = 0;
    const cublasStatus_t status = cublasLtMatmulAlgoGetHeuristic(handle, plan.operation, plan.weights, plan.x, plan.y,
        plan.y, preference, call.rows >= timedRows ? mostAlgorithms : 1, proposed, &found);
    cublasLtMatmulPreferenceDestroy(preference);
    check(status, "planning a product");
    for (int i = 0; i < found; ++i)
        if (proposed[i].state == CUBLAS_STATUS_SUCCESS)
            plan.algorithms.push_back(proposed[i].algo);
    plan.undecided = call.rows >= timedRows;
    if (plan.algorithms.empty())
        throw DeviceError("cuBLAS has no kernel for a product of " + shapeText(call));
}

/// Times all algorithms with the product's own operands, which stay as they are: what is stored is stored again later,
/// and what is added to y meanwhile is the product times the least number that a float holds in full, less than half a
/// unit in the last place of any sum above 1e-26. So no second y needs room.
void MatrixProducts::Plans::choose(const ProductCall& call, ProductPlan& plan)
{
    const std::size_t count = plan.algorithms.size();
    const float alpha = call.addTo ? FLT_MIN : 1.0f;
    const Stopwatch stopwatch(stream);
    std::size_t best = 0;
    double bestSeconds = 0;
    for (int round = 0; round < timedRounds; ++round)
        for (std::size_t i = 0; i < count; ++i) {
            if (multiply(call, plan, plan.algorithms[i], alpha) != CUBLAS_STATUS_SUCCESS)
                continue; // proposed in vain
            const double seconds = stopwatch.seconds([&] {
                for (int run = 0; run < timedRuns; ++run)
                    check(multiply(call, plan, plan.algorithms[i], alpha), "multiplying");
            });
            if (bestSeconds == 0 || seconds < bestSeconds) {
                best = i;
                bestSeconds = seconds;
            }
        }
    plan.algorithms = {plan.algorithms[best]};
    plan.undecided = false;
    choices.emplace(choiceKeyOf(call), plan.algorithms.front());
    table.push_back(shapeText(call) + ": " + choiceText(best, count, bestSeconds / timedRuns));
}

MatrixProducts::MatrixProducts(cudaStream_t stream, bool tf32)
    : m_plans(std::make_unique<Plans>())
{
    m_plans->stream = stream;
    m_plans->tf32 = tf32;
    m_streamed = std::make_unique<StreamedProducts>(
        stream, m_plans->workspace.data(), workspaceBytes, m_plans->workspace.data() + workspaceBytes);
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
    ProductPlan& plan = m_plans->planFor(call);
    // While launches are captured nothing can be timed: the first proposal serves.
    if (plan.undecided && !m_plans->isCapturing())
        m_plans->choose(call, plan);
    check(m_plans->multiply(call, plan, plan.algorithms.front(), 1), "multiplying");
}

std::vector<std::string> MatrixProducts::table() const
{
    std::vector<std::string> lines = m_streamed->table();
    lines.insert(lines.end(), m_plans->table.begin(), m_plans->table.end());
    return lines;
}

} // namespace throughline
