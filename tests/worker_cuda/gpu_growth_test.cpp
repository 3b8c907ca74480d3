// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand steps take no memory, of the device's or of the host's.
#include <tests/worker_cuda/gpu_model.h>
#include <tests/worker_cuda/gpu_values.h>

#include <worker/roles/replica.h>

using namespace throughline;
using namespace throughline::test;

namespace {

using GpuGrowth = OnGpu;

} // namespace

TEST_F(GpuGrowth, TenThousandStepsTakeNoMemory)
{
    constexpr int newTokens = 200;
    for (const StepWay way : {StepWay::Launches, StepWay::Graph, StepWay::Persistent}) {
        GpuModel model("tiny", WeightType::Bf16);
        model.compute.way = way;
        Replica replica(*model.decoder, Head::LastLogits, model.steps);
        replica.prepare(madeWork(*model.decoder, {20, 5, 9, 30}, 4, newTokens));
        const auto run = [&] {
            PassRecord record(GoCommand{});
            replica.run(GoCommand{}, record);
        };
        for (int warm = 0; warm < 5; ++warm) // steps are kept now, and the heap has found its size
            run();
        const int64_t deviceBytes = DeviceMemory::currentBytes();
        const int64_t hostBytes = residentBytes();
        for (int steps = 0; steps < 10'000; steps += newTokens)
            run();
        EXPECT_EQ(DeviceMemory::currentBytes(), deviceBytes) << "way " << static_cast<int>(way);
        EXPECT_LE(residentBytes() - hostBytes, int64_t{1} << 20) << "way " << static_cast<int>(way);
    }
}
