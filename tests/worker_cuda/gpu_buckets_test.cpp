// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that outgrow the positions that a kept step was made for: a new one is made, and the results are the same as
// when every operation is launched by itself.
#include <tests/worker/reference.h>
#include <tests/worker_cuda/gpu_model.h>
#include <tests/worker_cuda/gpu_values.h>

#include <cmath>

using namespace throughline;
using namespace throughline::test;

namespace {

using GpuBuckets = OnGpu;

constexpr StepWay keptWays[] = {StepWay::Graph, StepWay::Persistent};

void expectSameLogits(const char* preset, WeightType type, double designsBound)
{
    GpuModel model(preset, type);
    struct Crossing {
        std::vector<int> prompts;
        int steps;
    };
    for (const Crossing& crossing : {Crossing{{120}, 16}, {{250, 3, 120}, 12}, {{505}, 12}, {{508, 125, 253, 40}, 8}}) {
        const CellWork work =
            madeWork(*model.decoder, crossing.prompts, static_cast<int>(crossing.prompts.size()), crossing.steps);
        model.compute.way = StepWay::Launches;
        const auto launched = model.logitsOf(work);
        for (const StepWay way : keptWays) {
            model.compute.way = way;
            const auto kept = model.logitsOf(work);
            EXPECT_GE(model.compute.keptSteps(), 2); // before and behind the crossing
            // Both are off by at most what the design allows, independently of each other.
            EXPECT_LE(relativeNorm(kept, launched), std::sqrt(2.0) * designsBound)
                << preset << ", longest prompt " << crossing.prompts.front() << ", way " << static_cast<int>(way);
        }
    }
}

} // namespace

TEST_F(GpuBuckets, InFp32TheIdsAreTheSame)
{
    GpuModel model("distilgpt2", WeightType::Fp32);
    // 128, 256 and 512 are crossed, by the rows of the batch at different steps.
    for (const std::vector<int>& prompts : {std::vector{120, 3, 60}, std::vector{100}}) {
        const CellWork work = madeWork(*model.decoder, prompts, static_cast<int>(prompts.size()), 420);
        model.compute.way = StepWay::Launches;
        const auto launched = model.generate(work).ids;
        ASSERT_EQ(launched.front().size(), 420u);
        for (const StepWay way : keptWays) {
            model.compute.way = way;
            EXPECT_EQ(model.generate(work).ids, launched) << "way " << static_cast<int>(way);
            EXPECT_GE(model.compute.keptSteps(), 4);
        }
    }
}

TEST_F(GpuBuckets, In16BitsTheLogitsAgree)
{
    expectSameLogits("distilgpt2", WeightType::Fp16, 4e-3);
    expectSameLogits("Qwen2.5-0.5B", WeightType::Bf16, 3e-2);
    expectSameLogits("TinyLlama-1.1B", WeightType::Bf16, 3e-2);
}

TEST_F(GpuBuckets, LongRowsAreLeftToAGraph)
{
    GpuModel model("TinyLlama-1.1B", WeightType::Bf16);
    struct Length {
        int prompt;
        bool persistent;
    };
    for (const Length& length : {Length{1020, true}, {1030, false}}) { // buckets of 1,024 and of 2,048 positions
        const CellWork work = madeWork(*model.decoder, {length.prompt}, 1, 4);
        model.compute.way = StepWay::Launches;
        const auto launched = model.logitsOf(work);
        model.compute.way = StepWay::Persistent;
        const auto kept = model.logitsOf(work);
        EXPECT_GE(model.compute.keptSteps(), 1);
        EXPECT_EQ(model.compute.persistentSteps() > 0, length.persistent) << length.prompt;
        EXPECT_LE(relativeNorm(kept, launched), std::sqrt(2.0) * 3e-2) << length.prompt;
    }
}
