// SPDX-License-Identifier: GPL-3.0-or-later
// Kernels that start while the one before still runs (programmatic dependent launch, from Hopper on), so that launching
// takes no time between them. On other devices they start behind it, as ever. For .cu files only.
#pragma once

#include <device/cuda_error.h>

#include <utility>

namespace throughline {

/// Until all that was launched before has ended and what it wrote can be read. Every kernel of `launchEarly` calls
/// this, whether it reads anything or not: those behind it rely on it for all that is further ahead.
__device__ inline void waitForEarlierKernels()
{
#if __CUDA_ARCH__ >= 900
    cudaGridDependencySynchronize();
#endif
}
/// The next kernel's blocks may take what room there is, and wait.
__device__ inline void letNextKernelStart()
{
#if __CUDA_ARCH__ >= 900
    cudaTriggerProgrammaticLaunchCompletion();
#endif
}

/// What blocks begin with that have nothing to do ahead of time.
__device__ inline void takeTurn()
{
    letNextKernelStart();
    waitForEarlierKernels();
}

inline bool canLaunchEarly()
{
    static const bool can = [] {
        int major = 0;
        checkCuda(cudaDeviceGetAttribute(&major, cudaDevAttrComputeCapabilityMajor, 0), "asking the device");
        return major >= 9;
    }();
    return can;
}

struct LaunchShape {
    dim3 grid;
    int threads = 0;     // of a block
    int sharedBytes = 0; // that are not the kernel's own
};

/// Launches a kernel that calls `waitForEarlierKernels` in all its threads.
template <class... Parameters, class... Arguments>
void launchEarly(cudaStream_t stream, void (*kernel)(Parameters...), const LaunchShape& shape, Arguments&&... arguments)
{
    cudaLaunchAttribute attributes[1]{};
    unsigned count = 0;
    if (canLaunchEarly()) {
        attributes[count].id = cudaLaunchAttributeProgrammaticStreamSerialization;
        attributes[count++].val.programmaticStreamSerializationAllowed = 1;
    }
    cudaLaunchConfig_t config{};
    config.gridDim = shape.grid;
    config.blockDim = dim3(static_cast<unsigned>(shape.threads));
    config.dynamicSmemBytes = static_cast<std::size_t>(shape.sharedBytes);
    config.stream = stream;
    config.attrs = attributes;
    config.numAttrs = count;
    checkCuda(cudaLaunchKernelEx(&config, kernel, std::forward<Arguments>(arguments)...), "launching a kernel");
}

} // namespace throughline
