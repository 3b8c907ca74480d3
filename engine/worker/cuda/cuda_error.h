// SPDX-License-Identifier: GPL-3.0-or-later
// What CUDA calls say when they fail, as exceptions.
#pragma once

#include <cuda_runtime.h>

#include <stdexcept>
#include <string>

namespace throughline {

/// After most errors of a kernel nothing works on the device until the process ends: whoever catches this leaves.
class DeviceError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Throws DeviceError with a sentence that names `doing`; MemoryRefused where nothing but memory was missing.
void checkCuda(cudaError_t error, const char* doing);

} // namespace throughline
