// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/ceilings.h>

#include <device/compute.h>
#include <device/cuda_error.h>
#include <device/matrix_products.h>
#include <device/stopwatch.h>
#include <worker/kernels/cuda/place_elements.h>
#include <worker/kernels/cuda/read_all.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr int64_t mostReadBytes = int64_t{8} << 30;
constexpr int64_t matrixSize = 8192;
constexpr int64_t fp32MatrixSize = 4096;
constexpr int64_t copyBytes = int64_t{256} << 20;
constexpr int ceilingRounds = 8;

/// Seconds of the fastest of some rounds, after one that warms up.
template <class Work> double bestSeconds(cudaStream_t stream, StepCounter& steps, Work&& work)
{
    return Stopwatch(stream).bestSeconds(ceilingRounds, work, [&] { steps.tick(); });
}

void fillRandom(cudaStream_t stream, const PackedMatrix& matrix, uint64_t key)
{
    ElementPlaces places;
    places.to = matrix.data();
    places.type = matrix.type();
    places.outer = matrix.outer();
    places.inner = matrix.inner();
    places.toStride = matrix.stride();
    placeRandom(stream, places, key, 0, 1, 0, matrix.outer() * matrix.inner());
}

} // namespace

double matrixRate(WeightType type, bool tf32, StepCounter& steps)
{
    const int64_t size = type == WeightType::Fp32 && !tf32 ? fp32MatrixSize : matrixSize;
    Compute compute(type, tf32);
    const PackedMatrix a(type, size, size);
    const PackedMatrix b(type, size, size);
    const PackedMatrix y(type, size, size);
    fillRandom(compute.stream(), a, 1);
    fillRandom(compute.stream(), b, 2);
    ProductCall call;
    call.weights = &a;
    call.x = b.data();
    call.xStride = b.stride();
    call.y = y.data();
    call.yStride = y.stride();
    call.yType = type;
    call.rows = size;
    const double seconds = bestSeconds(compute.stream(), steps, [&] { compute.products().run(call); });
    const auto length = static_cast<double>(size);
    return 2 * length * length * length / seconds;
}

double readRate(Compute& compute, const DeviceBuffer<char>& memory, StepCounter& steps)
{
    const DeviceBuffer<float> sink(1);
    double best = 0;
    for (int variant = 0; variant < deviceReadVariants; ++variant)
        best = std::max(best, static_cast<double>(memory.bytes()) / bestSeconds(compute.stream(), steps, [&] {
            readAll(compute.stream(), memory.data(), memory.bytes(), variant, compute.multiprocessors(), sink.data());
        }));
    return best;
}

CeilingsEvent measureCeilings(const std::vector<int>&, StepCounter& steps)
{
    CeilingsEvent event;
    std::size_t free = 0;
    std::size_t total = 0;
    checkCuda(cudaMemGetInfo(&free, &total), "asking for its memory");
    const int64_t bytes = std::min<int64_t>(mostReadBytes, static_cast<int64_t>(free) / 2) >> 20 << 20;
    {
        Compute compute(WeightType::Bf16);
        const DeviceBuffer<char> memory(bytes);
        event.readBytesPerSecond = readRate(compute, memory, steps);
        const PinnedBuffer<char> host(copyBytes);
        const auto copyRate = [&](void* to, const void* from, cudaMemcpyKind kind) {
            return static_cast<double>(copyBytes) / bestSeconds(compute.stream(), steps, [&] {
                checkCuda(cudaMemcpyAsync(to, from, copyBytes, kind, compute.stream()), "measuring");
            });
        };
        event.hostToDeviceBytesPerSecond = copyRate(memory.data(), host.data(), cudaMemcpyHostToDevice);
        event.deviceToHostBytesPerSecond = copyRate(host.data(), memory.data(), cudaMemcpyDeviceToHost);
    }
    event.readBytesPerSecondOneThread = 0;
    event.fp32OperationsPerSecond = matrixRate(WeightType::Fp32, false, steps);
    event.tf32OperationsPerSecond = matrixRate(WeightType::Fp32, true, steps);
    event.bf16OperationsPerSecond = matrixRate(WeightType::Bf16, false, steps);
    event.fp16OperationsPerSecond = matrixRate(WeightType::Fp16, false, steps);
    event.method = "read: best of " + std::to_string(deviceReadVariants) + " kernels over "
        + std::to_string(bytes >> 20) + " MiB; products: cuBLASLt of random " + std::to_string(matrixSize)
        + " cubed (fp32 " + std::to_string(fp32MatrixSize) + "); copies of " + std::to_string(copyBytes >> 20)
        + " MiB from and to pinned memory";
    return event;
}

} // namespace throughline
