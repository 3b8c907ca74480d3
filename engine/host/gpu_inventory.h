// SPDX-License-Identifier: GPL-3.0-or-later
// The GPUs of this machine as the CUDA worker sees them: asked of `throughline-worker-cuda --list`, since only that
// program opens CUDA.
#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

struct GpuDevice {
    int index = 0; // "gpu:0"
    std::string name;
    std::string uuid;
    std::string computeCapability; // "9.0"
    std::string driver;            // as the worker names it
    std::string cuda;              // that the worker was built with
    int64_t memoryBytes = 0;
    int64_t availableBytes = 0; // when asked
    bool operator==(const GpuDevice&) const = default;
};

struct GpuInventory {
    std::vector<GpuDevice> gpus;
    std::string noGpuReason; // one sentence without its full stop, "no GPU: …"; empty where there are some
    bool operator==(const GpuInventory&) const = default;
};

/// Asks now, in a child process that gets so long.
GpuInventory listGpus(const QString& program, int limitMs);
/// Asked once per process, and then remembered. On the main thread.
const GpuInventory& gpuInventory();
/// Asked anew next time: free memory changes.
void forgetGpus();

/// "NVIDIA H200 · 141 GB · compute 9.0 · driver 13.0 · GPU-…"
std::string inWords(const GpuDevice& gpu);

} // namespace throughline
