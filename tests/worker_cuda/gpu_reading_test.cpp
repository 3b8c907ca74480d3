// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels that the device's read bandwidth is measured with do read all of the memory.
#include <tests/worker_cuda/gpu_values.h>

#include <worker/kernels/cuda/read_all.h>

#include <bit>

using namespace throughline;
using namespace throughline::test;

namespace {

using GpuReading = OnGpu;

constexpr int64_t readFloats = int64_t{3} << 18; // 3 MiB

/// Whether the pattern that the kernels tell of is found, alone at this place.
bool isSeen(Compute& compute, int variant, int64_t place)
{
    std::vector<float> values(static_cast<std::size_t>(readFloats));
    if (place >= 0)
        values[static_cast<std::size_t>(place)] = std::bit_cast<float>(0x9e3779b9U);
    const auto memory = onDevice(values);
    const DeviceBuffer<float> sink(1);
    readAll(compute.stream(), memory.data(), memory.bytes(), variant, compute.multiprocessors(), sink.data());
    return compute.get(sink.data()) == 1;
}

} // namespace

TEST_F(GpuReading, SeesWhatIsAnywhere)
{
    Compute compute(WeightType::Fp32);
    for (int variant = 0; variant < deviceReadVariants; ++variant) {
        EXPECT_FALSE(isSeen(compute, variant, -1)) << variant;
        for (const int64_t place : {int64_t{0}, int64_t{1234567 / 2}, readFloats - 1})
            EXPECT_TRUE(isSeen(compute, variant, place)) << variant << " at " << place;
    }
}
