// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts of unequal lengths in one batch give the ids that each gives alone.
#include <tests/worker_cuda/gpu_model.h>
#include <tests/worker_cuda/gpu_values.h>

using namespace throughline;
using namespace throughline::test;

namespace {

using GpuBatch = OnGpu;

const std::vector<int> unequalLengths{1, 40, 7, 200, 3, 90, 14, 150, 28, 5, 64, 33, 129};

} // namespace

TEST_F(GpuBatch, UnequalLengthsGiveTheIdsOfOneByOne)
{
    for (const char* preset : {"distilgpt2", "Qwen2.5-0.5B", "TinyLlama-1.1B"}) {
        GpuModel model(preset, WeightType::Fp32);
        const auto alone = model.generate(madeWork(*model.decoder, unequalLengths, 1, 20)).ids;
        ASSERT_EQ(alone.size(), unequalLengths.size());
        for (const int batchSize : {2, 5, 8, 13})
            EXPECT_EQ(model.generate(madeWork(*model.decoder, unequalLengths, batchSize, 20)).ids, alone)
                << preset << ", batch " << batchSize;
    }
}

/// More prompt tokens than go through the layers at once.
TEST_F(GpuBatch, APrefillInSeveralBlocksGivesTheSame)
{
    GpuModel model("distilgpt2", WeightType::Fp32);
    std::vector<int> lengths;
    for (int p = 0; p < 24; ++p)
        lengths.push_back(300 + 7 * p); // 9,132 tokens
    const auto alone = model.generate(madeWork(*model.decoder, lengths, 1, 4)).ids;
    EXPECT_EQ(model.generate(madeWork(*model.decoder, lengths, 24, 4)).ids, alone);
}
