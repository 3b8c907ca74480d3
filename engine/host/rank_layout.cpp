// SPDX-License-Identifier: GPL-3.0-or-later
// Dividing the device among ranks.
#include <host/rank_layout.h>

#include <algorithm>

namespace throughline {

namespace {

/// Left to the engine, the window and the system when ranks divide what is available.
constexpr int64_t reservedBytes = 256 << 20;
constexpr int64_t leastRankBytes = 256 << 20; // libtorch alone needs some of it

} // namespace

std::vector<std::vector<int>> splitCores(const std::vector<int>& cores, int threads, int ranks)
{
    const std::size_t count = threads > 0 ? std::size_t(threads) : cores.size();
    std::vector<int> places;
    for (std::size_t i = 0; i < count; ++i)
        places.push_back(cores[i % cores.size()]);
    std::vector<std::vector<int>> split(std::size_t(ranks), std::vector<int>{});
    const std::size_t each = count / split.size();
    const std::size_t larger = count % split.size();
    std::size_t next = 0;
    for (std::size_t rank = 0; rank < split.size(); ++rank) {
        const std::size_t size = each + (rank < larger ? 1 : 0);
        for (std::size_t i = 0; i < size; ++i)
            split[rank].push_back(places[next++]);
        if (size == 0)
            split[rank].push_back(places[rank % count]);
    }
    return split;
}

std::vector<WorkerLaunch> workerLaunches(
    const PlannedCell& planned, const QString& cpuProgram, const QString& cudaProgram)
{
    std::vector<WorkerLaunch> launches;
    for (const std::string& uuid : planned.gpuOfRank)
        launches.push_back(gpuLaunch(cudaProgram, QString::fromStdString(uuid)));
    launches.resize(std::size_t(planned.cell.ranks), WorkerLaunch{cpuProgram, {}});
    return launches;
}

bool ranksTalk(const Cell& cell)
{
    return cell.ranks > 1 && (cell.mode == Mode::Pipeline || cell.mode == Mode::TensorParallel);
}

std::vector<LoadCommand> loadCommands(const PlannedCell& planned, const ModelFacts& facts, const CpuDevice& device,
    const std::string& rendezvous, const std::vector<int64_t>& stageDelayNs)
{
    const Cell& cell = planned.cell;
    const auto cores = splitCores(device.cores, cell.settings.threads, cell.ranks);
    const int64_t share = (device.availableBytes - reservedBytes) / cell.ranks;
    const bool onCpu = planned.gpuOfRank.empty();
    std::vector<LoadCommand> loads;
    for (int rank = 0; rank < cell.ranks; ++rank) {
        LoadCommand load;
        load.model = cell.model;
        load.precision = cell.precision;
        load.mode = cell.mode;
        load.rank = rank;
        load.ranks = cell.ranks;
        load.endLayer = facts.layers;
        if (cell.mode == Mode::Pipeline) {
            load.firstLayer = rank == 0 ? 0 : planned.stageEnds[std::size_t(rank) - 1];
            load.endLayer = planned.stageEnds[std::size_t(rank)];
        }
        load.task = cell.settings.task;
        load.head = cell.settings.head;
        load.labels = cell.settings.labels;
        load.seed = cell.settings.seed;
        load.cpus = cores[std::size_t(rank)];
        // On a GPU memory runs out by itself; the limit would count what CUDA maps, which is far more than it uses.
        load.memoryLimitBytes = onCpu && device.availableBytes > 0 ? std::max(share, leastRankBytes) : 0;
        load.rendezvous = onCpu && ranksTalk(cell) ? rendezvous : std::string(); // NCCL meets by its communicator's id
        if (std::size_t(rank) < stageDelayNs.size())
            load.delayNs = stageDelayNs[std::size_t(rank)];
        loads.push_back(std::move(load));
    }
    return loads;
}

} // namespace throughline
