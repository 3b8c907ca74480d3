// SPDX-License-Identifier: GPL-3.0-or-later
// Which program, device, cores, memory and layers each rank of a cell gets.
#pragma once

#include <core/command.h>
#include <core/plan.h>
#include <host/device_inventory.h>
#include <host/worker_program.h>

#include <string>
#include <vector>

namespace throughline {

/// `threads` cores (0: all of them) cut into contiguous parts, larger first; with more ranks than threads they share
/// cores in turn. Every rank gets at least one.
std::vector<std::vector<int>> splitCores(const std::vector<int>& cores, int threads, int ranks);

/// One load command per rank. `rendezvous` is used where ranks talk to each other.
std::vector<LoadCommand> loadCommands(const PlannedCell& planned, const ModelFacts& facts, const CpuDevice& device,
    const std::string& rendezvous, const std::vector<int64_t>& stageDelayNs);
/// What to start for each rank: the CPU's program, or the GPUs' with the rank's GPU.
std::vector<WorkerLaunch> workerLaunches(
    const PlannedCell& planned, const QString& cpuProgram, const QString& cudaProgram);
/// Whether ranks of this cell exchange anything, and so need a place to meet.
bool ranksTalk(const Cell& cell);

} // namespace throughline
