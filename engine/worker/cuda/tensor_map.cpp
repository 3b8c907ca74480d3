// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/tensor_map.h>

#include <device/cuda_error.h>

#include <cuda_runtime.h>

#include <span>

namespace throughline {

namespace {

constexpr cuuint32_t boxColumns = 64;
constexpr cuuint32_t group = 8; // rows to a swizzled square

/// Of the driver, which the runtime opens: nothing links to it.
auto tensorMapEncoder()
{
    static const auto encoder = [] {
        void* function = nullptr;
        cudaDriverEntryPointQueryResult found{};
        constexpr unsigned cuda12 = 12000;
        const cudaError_t error =
            cudaGetDriverEntryPointByVersion("cuTensorMapEncodeTiled", &function, cuda12, cudaEnableDefault, &found);
        const bool there = error == cudaSuccess && found == cudaDriverEntryPointSuccess;
        return there ? reinterpret_cast<decltype(&cuTensorMapEncodeTiled)>(function) : nullptr;
    }();
    return encoder;
}

std::optional<CUtensorMap> mapped(const MappedMatrix& matrix, std::span<const cuuint64_t> sizes,
    std::span<const cuuint64_t> strideBytes, std::span<const cuuint32_t> box)
{
    const auto encode = tensorMapEncoder();
    if (!encode)
        return std::nullopt;
    const cuuint32_t each[] = {1, 1, 1, 1};
    CUtensorMap map{};
    const CUresult result = encode(&map,
        matrix.type == WeightType::Bf16 ? CU_TENSOR_MAP_DATA_TYPE_BFLOAT16 : CU_TENSOR_MAP_DATA_TYPE_FLOAT16,
        static_cast<cuuint32_t>(sizes.size()), const_cast<void*>(matrix.data), sizes.data(), strideBytes.data(),
        box.data(), each, CU_TENSOR_MAP_INTERLEAVE_NONE, CU_TENSOR_MAP_SWIZZLE_128B, CU_TENSOR_MAP_L2_PROMOTION_L2_256B,
        CU_TENSOR_MAP_FLOAT_OOB_FILL_NONE);
    return result == CUDA_SUCCESS ? std::optional(map) : std::nullopt;
}

} // namespace

bool copiesTensors()
{
    int major = 0;
    checkCuda(cudaDeviceGetAttribute(&major, cudaDevAttrComputeCapabilityMajor, 0), "asking the device");
    return major >= 9 && tensorMapEncoder();
}

std::optional<CUtensorMap> mapMatrix(const MappedMatrix& matrix, int boxRows)
{
    const cuuint64_t sizes[] = {static_cast<cuuint64_t>(matrix.columns), static_cast<cuuint64_t>(matrix.rows)};
    const cuuint64_t strideBytes[] = {static_cast<cuuint64_t>(matrix.stride * bytesOf(matrix.type))};
    const cuuint32_t box[] = {boxColumns, static_cast<cuuint32_t>(boxRows)};
    return mapped(matrix, sizes, strideBytes, box);
}

std::optional<CUtensorMap> mapPairs(const MappedMatrix& matrix, int64_t pairRows, int boxPairs)
{
    const auto rowBytes = static_cast<cuuint64_t>(matrix.stride * bytesOf(matrix.type));
    const auto partners = static_cast<cuuint64_t>(pairRows);
    const cuuint64_t sizes[] = {static_cast<cuuint64_t>(matrix.columns), group, 2, partners / group};
    const cuuint64_t strideBytes[] = {rowBytes, partners * rowBytes, group * rowBytes};
    const cuuint32_t box[] = {boxColumns, group, 2, static_cast<cuuint32_t>(boxPairs) / group};
    return mapped(matrix, sizes, strideBytes, box);
}

std::optional<CUtensorMap> mapChunks(const MappedMatrix& matrix, int boxRows, int boxChunks)
{
    const auto elementBytes = static_cast<cuuint64_t>(bytesOf(matrix.type));
    const cuuint64_t sizes[] = {
        boxColumns, static_cast<cuuint64_t>(matrix.rows), static_cast<cuuint64_t>(matrix.columns) / boxColumns};
    const cuuint64_t strideBytes[] = {static_cast<cuuint64_t>(matrix.stride) * elementBytes, boxColumns * elementBytes};
    const cuuint32_t box[] = {boxColumns, static_cast<cuuint32_t>(boxRows), static_cast<cuuint32_t>(boxChunks)};
    return mapped(matrix, sizes, strideBytes, box);
}

} // namespace throughline
