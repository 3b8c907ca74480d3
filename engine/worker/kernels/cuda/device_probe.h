// SPDX-License-Identifier: GPL-3.0-or-later
// The CUDA devices of this machine, as the CUDA runtime alone sees them: no libtorch is needed to ask.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

struct CudaDevice {
    std::string name;
    std::string uuid; // "GPU-…", as the driver's own tools print it
    int64_t memoryBytes = 0;
    int64_t freeMemoryBytes = 0;   // now
    std::string computeCapability; // "9.0"
    bool runsKernels = false;      // that this build holds
};

struct CudaDevices {
    std::vector<CudaDevice> devices;
    std::string runtime; // "13.0"
    std::string driver;  // the newest CUDA that the driver serves, "13.0"; empty without a driver
    std::string reason;  // why there are none
};

CudaDevices findCudaDevices();
/// "GPU-…" of a device that this process sees; empty where the runtime does not say.
std::string uuidOfDevice(int device);

} // namespace throughline
