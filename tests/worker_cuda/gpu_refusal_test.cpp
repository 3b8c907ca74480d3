// SPDX-License-Identifier: GPL-3.0-or-later
// A GPU without room for a cell: the cell is refused, what it had taken is given back, and the next one runs.
#include <tests/worker_cuda/gpu_model.h>
#include <tests/worker_cuda/gpu_values.h>

#include <worker/roles/replica.h>

#include <cuda_runtime.h>

using namespace throughline;
using namespace throughline::test;

namespace {

using GpuRefusal = OnGpu;

} // namespace

TEST_F(GpuRefusal, OfOneAllocationLeavesNoError)
{
    Compute compute(WeightType::Bf16);
    const int64_t before = DeviceMemory::currentBytes();
    for (int again = 0; again < 100; ++again)
        try {
            const DeviceMemory tooMuch(int64_t{1} << 50);
            FAIL() << "a petabyte was given";
        } catch (const MemoryRefused& refused) {
            EXPECT_EQ(refused.neededBytes(), int64_t{1} << 50);
            EXPECT_EQ(cudaPeekAtLastError(), cudaSuccess); // the next launch would be blamed
        }
    EXPECT_EQ(DeviceMemory::currentBytes(), before);
}

TEST_F(GpuRefusal, AHundredCellsInARowLeaveNothingAndTheNextOneRuns)
{
    GpuModel model("distilgpt2", WeightType::Bf16);
    const int64_t ofTheModel = DeviceMemory::currentBytes();
    const CellWork small = madeWork(*model.decoder, {5, 9}, 2, 8);
    const auto ids = model.generate(small).ids;
    Replica replica(*model.decoder, Head::LastLogits, model.steps);
    // 60,000 rows of 1,003 positions: the buffers of a step, 13 GB, are there before the cache of 1.1 TB is refused.
    const CellWork large = madeWork(*model.decoder, std::vector<int>(60'000, 3), 60'000, 1000);
    int64_t hostBytes = 0;
    for (int again = 0; again < 110; ++again) {
        EXPECT_THROW(replica.prepare(large), MemoryRefused);
        EXPECT_EQ(DeviceMemory::currentBytes(), ofTheModel);
        EXPECT_EQ(cudaPeekAtLastError(), cudaSuccess);
        if (again == 9) // the heap has found its size
            hostBytes = residentBytes();
    }
    EXPECT_LE(residentBytes() - hostBytes, int64_t{1} << 20);
    replica.prepare(small);
    PassRecord record(GoCommand{});
    replica.run(GoCommand{}, record);
    EXPECT_EQ(record.tokens().ids, ids);
}

/// The device's memory may run out between two steps of a pass, when one is kept.
TEST_F(GpuRefusal, WhileAStepIsKeptLeavesOperationsAsTheyWere)
{
    GpuModel model("distilgpt2", WeightType::Bf16);
    const CellWork work = madeWork(*model.decoder, {5}, 1, 8);
    const auto refuse = [] { throw MemoryRefused("made up", 1); };
    for (const StepWay way : {StepWay::Graph, StepWay::Persistent}) {
        model.compute.way = way;
        const auto ids = model.generate(work).ids;
        if (way == StepWay::Graph) // the first of a kind is launched
            model.compute.repeat({7, 1, 0, 9}, [] {});
        EXPECT_THROW(model.compute.repeat({7, 1, 0, 9}, refuse), MemoryRefused);
        EXPECT_EQ(model.compute.recorder(), nullptr);
        EXPECT_EQ(cudaPeekAtLastError(), cudaSuccess);
        EXPECT_EQ(model.generate(work).ids, ids);
    }
}
