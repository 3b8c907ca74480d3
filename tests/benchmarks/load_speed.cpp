// SPDX-License-Identifier: GPL-3.0-or-later
// How fast weights are loaded from a checkpoint of a gigabyte that the system has in memory, and how much memory that
// takes at most. One line per checkpoint and precision. Each is measured in turns with reading the same file plainly,
// by reads of 8 MiB, with as many threads on the same cores:
// - plain: into 8 MiB per thread again and again, which stay in the cache. No program that keeps what it reads can do
//   that: clearing the memory for it alone, which the system does, takes longer.
// - kept: into memory of the file's size, fresh as a load's is.
// Every measurement has a process of its own, and its memory is what that process holds more at its peak than before.
#include <tests/benchmarks/made_checkpoint.h>
#include <tests/checkpoint/temporary_folder.h>

#include <worker/clock.h>
#include <worker/model/weight_loader.h>
#include <worker/process.h>

#include <checkpoint/readable_file.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

using namespace throughline;

namespace {

constexpr int rounds = 7;
constexpr int64_t readBytes = 8 << 20;

struct Figures {
    int64_t ns = 0;
    int64_t weightBytes = 0;
    int64_t peakBytes = 0; // above what was there before
};

/// measure() in a process of its own.
template <class Measure> Figures inChild(const Measure& measure)
{
    int ends[2];
    if (pipe(ends) != 0)
        throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child == 0) {
        const Figures figures = measure();
        _exit(write(ends[1], &figures, sizeof figures) == sizeof figures ? 0 : 1);
    }
    close(ends[1]);
    Figures figures;
    const bool whole = read(ends[0], &figures, sizeof figures) == sizeof figures;
    close(ends[0]);
    waitpid(child, nullptr, 0);
    if (!whole)
        throw std::runtime_error("a measurement ended early");
    return figures;
}

/// Every thread reads its share of the file; `keep`: into memory for all of it, else into the same 8 MiB.
Figures readPlainly(const std::filesystem::path& path, const std::vector<int>& cpus, bool keep)
{
    const ReadableFile file = ReadableFile::open(path).value();
    ThreadTeam team(cpus);
    Buffer<std::byte> memory(keep ? file.size() : team.size() * readBytes);
    if (!keep)
        std::fill_n(memory.data(), memory.size(), std::byte{1});
    const int64_t start = nowNs();
    team.run([&](int thread) {
        const int64_t end = file.size() * (thread + 1) / team.size();
        for (int64_t at = file.size() * thread / team.size(); at < end; at += readBytes) {
            std::byte* to = memory.data() + (keep ? at : thread * readBytes);
            if (!file.read(at, {to, static_cast<std::size_t>(std::min(readBytes, end - at))}))
                _exit(1);
        }
    });
    return {nowNs() - start};
}

Figures load(const ModelSource& source, WeightType type, const std::vector<int>& cpus)
{
    const Weights weights = Weights::open(source, 1).value();
    Compute compute(cpus);
    StepCounter steps;
    const ModelPart whole{0, source.shape.layers, true, true, true};
    resetResidentPeak();
    const int64_t before = residentPeakBytes();
    const int64_t start = nowNs();
    const LoadedWeights loaded = loadWeights(weights, source.shape, whole, type, compute, steps);
    return {nowNs() - start, loaded.weights.bytes(), residentPeakBytes() - before};
}

/// The fastest round, as bandwidth is usually given: what disturbs the others is not the program.
double bytesPerNs(double bytes, const std::vector<Figures>& all)
{
    int64_t ns = all.front().ns;
    for (const Figures& figures : all)
        ns = std::min(ns, figures.ns);
    return bytes / static_cast<double>(ns);
}

/// The round that took the most memory, over the bytes of the weights.
double peakOverWeights(const std::vector<Figures>& all)
{
    double most = 0;
    for (const Figures& figures : all)
        most = std::max(most, static_cast<double>(figures.peakBytes) / static_cast<double>(figures.weightBytes));
    return most;
}

void measure(const MadeCheckpoint& made, const std::vector<int>& cpus)
{
    const test::TemporaryFolder folder;
    const auto bytes = static_cast<double>(writeCheckpoint(made, folder.path()));
    const ModelSource source = describe(made, folder.path());
    const auto path = folder.path() / "model.safetensors";
    readPlainly(path, {}, false); // all of it is in memory now
    for (const WeightType type : {WeightType::Fp32, WeightType::Bf16}) {
        std::vector<Figures> plain, kept, loads;
        for (int round = 0; round < rounds; ++round) {
            plain.push_back(inChild([&] { return readPlainly(path, cpus, false); }));
            loads.push_back(inChild([&] { return load(source, type, cpus); }));
            kept.push_back(inChild([&] { return readPlainly(path, cpus, true); }));
        }
        const double loadRate = bytesPerNs(bytes, loads);
        const double plainRate = bytesPerNs(bytes, plain);
        const double keptRate = bytesPerNs(bytes, kept);
        std::printf("load %s, %.2f GB in %s, as %s: %.2f GB/s of the file; %.2f of plain (%.1f), %.2f of kept (%.1f); "
                    "peak memory %.3f of the weights\n",
            source.name.c_str(), bytes * 1e-9, made.bf16 ? "bf16" : "fp32", type == WeightType::Fp32 ? "fp32" : "bf16",
            loadRate, loadRate / plainRate, plainRate, loadRate / keptRate, keptRate, peakOverWeights(loads));
        std::fflush(stdout);
    }
}

} // namespace

int main()
{
    const std::vector<int> all = usableCpus();
    const std::vector<int> cpus(all.begin(), all.begin() + std::min<std::ptrdiff_t>(2, std::ssize(all)));
    for (const MadeCheckpoint& made : {MadeCheckpoint{"Llama-3-8B", 1, 8192, false}, {"Llama-3-8B", 2, 8192, true},
             {"gpt2-xl", 6, 50257, false}, {"gpt2-xl", 14, 50257, true}})
        measure(made, cpus);
    return 0;
}
