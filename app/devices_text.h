// SPDX-License-Identifier: GPL-3.0-or-later
// This machine's devices as lines for a person and as JSON for a program.
#pragma once

#include <core/event.h>
#include <host/device_inventory.h>
#include <host/gpu_inventory.h>

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace throughline {

struct ListedDevices {
    CpuDevice cpu;
    GpuInventory gpus;
    std::optional<CeilingsEvent> cpuCeilings; // where they were measured
    std::vector<CeilingsEvent> gpuCeilings;   // [gpu], or none
};

std::string devicesText(const ListedDevices& devices);
nlohmann::json devicesJson(const ListedDevices& devices);
nlohmann::json ceilingsJson(const CeilingsEvent& ceilings);

} // namespace throughline
