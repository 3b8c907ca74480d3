// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/cuda/device_probe.h>

#include <cuda_runtime.h>

#include <cstdio>

namespace throughline {

namespace {

__global__ void writeAnswer(int* answer) { *answer = 42; }

std::string versionText(int version)
{
    return version == 0 ? "" : std::to_string(version / 1000) + "." + std::to_string(version % 1000 / 10);
}

std::string uuidText(const cudaUUID_t& uuid)
{
    std::string text = "GPU";
    for (int i = 0; i < 16; ++i) {
        char hex[4];
        const bool dash = i == 0 || i == 4 || i == 6 || i == 8 || i == 10;
        std::snprintf(hex, sizeof hex, dash ? "-%02x" : "%02x", static_cast<unsigned char>(uuid.bytes[i]));
        text += hex;
    }
    return text;
}

int64_t freeBytes(int device)
{
    std::size_t free = 0;
    std::size_t total = 0;
    const bool known = cudaSetDevice(device) == cudaSuccess && cudaMemGetInfo(&free, &total) == cudaSuccess;
    cudaGetLastError();
    return known ? static_cast<int64_t>(free) : 0;
}

bool runsKernels(int device)
{
    int* onDevice = nullptr;
    int answer = 0;
    const bool asked = cudaSetDevice(device) == cudaSuccess && cudaMalloc(&onDevice, sizeof answer) == cudaSuccess;
    if (asked) {
        writeAnswer<<<1, 1>>>(onDevice);
        cudaMemcpy(&answer, onDevice, sizeof answer, cudaMemcpyDeviceToHost);
        cudaFree(onDevice);
    }
    cudaGetLastError(); // what failed is said by the answer
    return answer == 42;
}

} // namespace

std::string uuidOfDevice(int device)
{
    cudaDeviceProp properties{};
    return cudaGetDeviceProperties(&properties, device) == cudaSuccess ? uuidText(properties.uuid) : "";
}

CudaDevices findCudaDevices()
{
    CudaDevices found;
    int version = 0;
    if (cudaRuntimeGetVersion(&version) == cudaSuccess)
        found.runtime = versionText(version);
    if (cudaDriverGetVersion(&version) == cudaSuccess)
        found.driver = versionText(version);
    int count = 0;
    if (const cudaError_t error = cudaGetDeviceCount(&count); error != cudaSuccess) {
        found.reason = found.driver.empty() ? "no NVIDIA driver is installed" : cudaGetErrorString(error);
        return found;
    }
    for (int i = 0; i < count; ++i) {
        cudaDeviceProp properties{};
        if (cudaGetDeviceProperties(&properties, i) != cudaSuccess)
            continue;
        found.devices.push_back(
            {properties.name, uuidText(properties.uuid), static_cast<int64_t>(properties.totalGlobalMem), freeBytes(i),
                std::to_string(properties.major) + "." + std::to_string(properties.minor), runsKernels(i)});
    }
    if (found.devices.empty())
        found.reason = "the driver shows none to this process";
    return found;
}

} // namespace throughline
