// SPDX-License-Identifier: GPL-3.0-or-later
// How fast weights are loaded onto a GPU from a checkpoint that the system has in memory: gpu_load [ROUNDS]. Writes
// checkpoints of several gigabytes to the folder for temporary files; prints a line per load, and what share of the
// time went where.
#include <tests/benchmarks/made_checkpoint.h>
#include <tests/checkpoint/temporary_folder.h>

#include <device/cuda_error.h>
#include <device/stopwatch.h>
#include <worker/clock.h>
#include <worker/model/weight_loader.h>

#include <cstdio>
#include <cstdlib>

using namespace throughline;

namespace {

/// Bytes per second from pinned memory, as `throughline devices --measure` has it.
double hostToDeviceRate(Compute& compute)
{
    constexpr int64_t bytes = int64_t{256} << 20;
    const PinnedBuffer<char> host(bytes);
    const DeviceBuffer<char> device(bytes);
    const double seconds = Stopwatch(compute.stream())
                               .bestSeconds(
                                   8,
                                   [&] {
                                       checkCuda(cudaMemcpyAsync(device.data(), host.data(), bytes,
                                                     cudaMemcpyHostToDevice, compute.stream()),
                                           "measuring");
                                   },
                                   [] {});
    return static_cast<double>(bytes) / seconds;
}

void measure(const MadeCheckpoint& made, int rounds)
{
    const test::TemporaryFolder folder;
    writeCheckpoint(made, folder.path());
    const ModelSource source = describe(made, folder.path());
    const ModelPart whole{0, source.shape.layers, true, true, true};
    const WeightType type = made.bf16 ? WeightType::Bf16 : WeightType::Fp32;
    for (int round = 0; round < rounds; ++round) {
        Compute compute(type);
        const double ceiling = hostToDeviceRate(compute);
        const Weights weights = Weights::open(source, 1).value();
        StepCounter steps;
        const int64_t start = nowNs();
        const LoadedWeights loaded = loadWeights(weights, source.shape, whole, type, compute, steps);
        const int64_t wall = nowNs() - start;
        const MoveTimes& times = loaded.times;
        const int64_t moved = times.readNs + times.transferNs + times.prepareNs;
        const double rate = static_cast<double>(loaded.weights.bytes()) / static_cast<double>(moved) * 1e9;
        std::printf("load %s, %.2f GB: %.1f GB/s, %.2f of pinned copies (%.1f); %.1f ms: read %.1f, transfer %.1f, "
                    "prepare %.1f; with room for weights %.1f ms\n",
            source.name.c_str(), static_cast<double>(loaded.weights.bytes()) * 1e-9, rate * 1e-9, rate / ceiling,
            ceiling * 1e-9, static_cast<double>(moved) * 1e-6, static_cast<double>(times.readNs) * 1e-6,
            static_cast<double>(times.transferNs) * 1e-6, static_cast<double>(times.prepareNs) * 1e-6,
            static_cast<double>(wall) * 1e-6);
        std::fflush(stdout);
    }
}

} // namespace

int main(int count, char** arguments)
{
    const int rounds = count > 1 ? std::atoi(arguments[1]) : 5;
    for (const MadeCheckpoint& made :
        {MadeCheckpoint{"Llama-3-8B", 6, 128256, true}, {"gpt2-xl", 40, 50257, true}, {"gpt2-xl", 20, 50257, false}})
        measure(made, rounds);
    return 0;
}
