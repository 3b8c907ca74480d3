// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/ceilings.h>

#include <worker/clock.h>
#include <worker/process.h>

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/ones.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <new>

namespace throughline {

namespace {

constexpr int64_t gibibyte = int64_t{1} << 30;
constexpr int readRounds = 3;
constexpr int64_t matrixSize = 2048;
constexpr int matrixRounds = 4;

double bestReadRate(const std::vector<int>& cpus, const Buffer<char>& memory, StepCounter& steps)
{
    Compute compute(cpus);
    double best = 0;
    for (int round = 0; round < readRounds; ++round) {
        best = std::max(best, readRate(compute, memory));
        steps.tick();
    }
    return best;
}

double matrixRate(at::ScalarType type, StepCounter& steps)
{
    const auto options = at::TensorOptions(type);
    const at::Tensor a = at::ones({matrixSize, matrixSize}, options);
    const at::Tensor b = at::ones({matrixSize, matrixSize}, options);
    at::Tensor out = at::empty({matrixSize, matrixSize}, options);
    const double operations = 2.0 * matrixSize * matrixSize * matrixSize;
    double best = 0;
    for (int round = 0; round < matrixRounds; ++round) { // the first one builds its kernel
        const int64_t start = nowNs();
        at::mm_out(out, a, b);
        best = std::max(best, operations / static_cast<double>(nowNs() - start) * 1e9);
        steps.tick();
    }
    return best;
}

} // namespace

double readRate(Compute& compute, const Buffer<char>& memory)
{
    double best = 0;
    for (int variant = 0; variant < readVariants; ++variant) {
        std::atomic<float> sink{0};
        const int64_t start = nowNs();
        compute.team.split(memory.size() / 4096, memory.size(), [&](Share share) {
            const int64_t bytes = (share.end - share.first) * 4096;
            sink.store(compute.table.readAll(memory.data() + share.first * 4096, bytes, variant));
        });
        best = std::max(best, static_cast<double>(memory.size()) / static_cast<double>(nowNs() - start) * 1e9);
    }
    return best;
}

CeilingsEvent measureCeilings(const std::vector<int>& cpus, StepCounter& steps)
{
    const c10::InferenceMode inference;
    CeilingsEvent event;
    const int64_t bytes = std::min(gibibyte, availableBytes() / 2 / 4096 * 4096);
    {
        Buffer<char> memory(bytes);
        std::fill_n(memory.data(), bytes, 0);
        event.readBytesPerSecond = bestReadRate(cpus, memory, steps);
        event.readBytesPerSecondOneThread = bestReadRate({cpus.front()}, memory, steps);
        event.readBytesPerSecond = std::max(event.readBytesPerSecond, event.readBytesPerSecondOneThread);
    }
    // The library's own threads inherit the cores of the one that first needs them.
    allowCpus(cpus);
    at::set_num_threads(static_cast<int>(cpus.size()));
    try {
        event.fp32OperationsPerSecond = matrixRate(at::kFloat, steps);
        event.bf16OperationsPerSecond = matrixRate(at::kBFloat16, steps);
    } catch (const c10::OutOfMemoryError&) {
        throw std::bad_alloc(); // one kind of refusal for all callers
    }
    event.method = "read: best of " + std::to_string(readVariants) + " kernels over " + std::to_string(bytes >> 20)
        + " MiB; products: at::mm of " + std::to_string(matrixSize) + " cubed";
    allowCpus({cpus.front()});
    return event;
}

} // namespace throughline
