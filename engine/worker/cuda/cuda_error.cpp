// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/cuda_error.h>

#include <worker/kernels/buffer.h>

namespace throughline {

void checkCuda(cudaError_t error, const char* doing)
{
    if (error == cudaSuccess)
        return;
    if (error == cudaErrorMemoryAllocation) { // of a graph or a kernel's stack: the device works as before
        cudaGetLastError();
        throw MemoryRefused(std::string("The GPU has no room left for ") + doing, 0);
    }
    throw DeviceError(std::string("The GPU failed while ") + doing + ": " + cudaGetErrorString(error) + " ("
        + cudaGetErrorName(error) + ")");
}

} // namespace throughline
