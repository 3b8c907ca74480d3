// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the machine's devices a cell's ranks are on, and what follows from a device's kind. Chosen from what
// Capabilities says; asks no device.
#pragma once

#include <core/plan.h>

namespace throughline {

/// What `auto` means: fp32 on a CPU; on a GPU the 16-bit type that the weights are stored in, or bf16, whose range is
/// that of fp32. `storedAs`: as in ModelDefaults.
Precision automaticPrecision(bool onGpu, std::string_view storedAs);
/// "2 × NVIDIA H200", "NVIDIA H100, NVIDIA A100".
std::string namesOfGpus(const std::vector<GpuFacts>& gpus);
/// Devices that are not there or can't work together.
std::optional<SkipReason> skipForDevices(const Cell& cell, const Capabilities& can);
/// [rank] UUID of its GPU; ranks take the GPUs asked for in turn. Empty: on the CPU. Needs skipForDevices() to be none.
std::vector<std::string> gpusOfRanks(const Cell& cell, const Capabilities& can);
/// How many different GPUs the ranks are on.
int gpusInUse(const PlannedCell& planned);

} // namespace throughline
