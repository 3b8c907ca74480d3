// SPDX-License-Identifier: GPL-3.0-or-later
// What devices this machine has and what of them this process may use; absent ones say why.
#pragma once

#include <core/event.h>
#include <core/plan.h>

#include <string>
#include <vector>

namespace throughline {

struct CpuDevice {
    std::string name;
    std::vector<int> cores;     // usable ones: affinity and cgroup quota honoured
    int64_t memoryBytes = 0;    // in all
    int64_t availableBytes = 0; // now, cgroup limit honoured
    bool fastBf16 = false;      // AVX-512 BF16 or AMX: without them bf16 saves memory traffic, not time to multiply
    bool operator==(const CpuDevice&) const = default;
};

CpuDevice cpuDevice();
/// Host, CPU, memory, OS, versions: what goes into every run.
Environment environment();
/// What a plan may use: this machine's devices, this build's modes and precisions, models and prompts through
/// `checkpoint`.
Capabilities capabilities();
/// One sentence, "no GPU: …"; empty where there are GPUs (gpu_inventory.h).
const std::string& noGpuReason();

} // namespace throughline
