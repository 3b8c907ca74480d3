// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/cuda/weight_map.h>

#include <device/cuda_error.h>

#include <stdexcept>

namespace throughline {

namespace {

/// The driver's function, asked of the runtime: nothing here is linked with the driver.
decltype(&cuTensorMapEncodeTiled) encodeFunction()
{
    void* function = nullptr;
    cudaDriverEntryPointQueryResult result{};
    constexpr unsigned cudaVersion = 12000;
    checkCuda(
        cudaGetDriverEntryPointByVersion("cuTensorMapEncodeTiled", &function, cudaVersion, cudaEnableDefault, &result),
        "asking the driver");
    if (result != cudaDriverEntryPointSuccess)
        throw std::runtime_error("the CUDA driver is older than 12.0: it has no cuTensorMapEncodeTiled; update it");
    return reinterpret_cast<decltype(&cuTensorMapEncodeTiled)>(function);
}

} // namespace

CUtensorMap weightMap(const PackedMatrix& weights, int outputs, int chunks)
{
    static const auto encode = encodeFunction();
    constexpr cuuint64_t chunk = 64;
    const auto inner = static_cast<cuuint64_t>(weights.inner());
    const cuuint64_t sizes[] = {chunk, static_cast<cuuint64_t>(weights.outer()), inner / chunk};
    const cuuint64_t strides[] = {2 * static_cast<cuuint64_t>(weights.stride()), 2 * chunk};
    const cuuint32_t box[] = {chunk, static_cast<cuuint32_t>(outputs), static_cast<cuuint32_t>(chunks)};
    const cuuint32_t steps[] = {1, 1, 1};
    CUtensorMap map;
    const CUresult result = encode(&map, CU_TENSOR_MAP_DATA_TYPE_UINT16, 3, weights.data(), sizes, strides, box, steps,
        CU_TENSOR_MAP_INTERLEAVE_NONE, CU_TENSOR_MAP_SWIZZLE_128B, CU_TENSOR_MAP_L2_PROMOTION_L2_256B,
        CU_TENSOR_MAP_FLOAT_OOB_FILL_NONE);
    if (result != CUDA_SUCCESS)
        throw std::runtime_error("describing weights of " + std::to_string(weights.outer()) + " x "
            + std::to_string(weights.inner()) + " to the device failed (CUDA driver error "
            + std::to_string(static_cast<int>(result)) + ")");
    return map;
}

bool hasTensorMemoryAccelerator()
{
    static const bool has = [] {
        int major = 0;
        checkCuda(cudaDeviceGetAttribute(&major, cudaDevAttrComputeCapabilityMajor, 0), "asking the device");
        return major >= 9;
    }();
    return has;
}

} // namespace throughline
