// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/cuda_error.h>

namespace throughline {

void checkCuda(cudaError_t error, const char* doing)
{
    if (error == cudaSuccess)
        return;
    throw DeviceError(std::string("The GPU failed while ") + doing + ": " + cudaGetErrorString(error) + " ("
        + cudaGetErrorName(error) + ")");
}

} // namespace throughline
