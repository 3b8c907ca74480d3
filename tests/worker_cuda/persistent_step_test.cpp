// SPDX-License-Identifier: GPL-3.0-or-later
// The persistent kernel against the same steps launched operation by operation, at the presets' own shapes.
#include <tests/worker/reference.h>
#include <tests/worker_cuda/gpu_model.h>

#include <worker/roles/replica.h>

#include <gtest/gtest.h>

#include <cmath>
#include <span>

using namespace throughline;
using namespace throughline::test;

namespace {

CellWork workOf(const Decoder& decoder, int prompts, int batchSize, int newTokens)
{
    CellWork work;
    work.command.batchSize = batchSize;
    work.command.newTokens = newTokens;
    for (int p = 0; p < prompts; ++p) {
        work.prompts.indices.push_back(p);
        auto& ids = work.prompts.ids.emplace_back();
        for (int i = 0; i < 3 + 5 * p % 14; ++i)
            ids.push_back((p * 7919 + i * 104729 + 11) % decoder.shape().vocab);
    }
    return work;
}

struct Sizes {
    const char* preset;
    WeightType type;
};

class PersistentStep : public testing::TestWithParam<Sizes> {
protected:
    void SetUp() override
    {
        if (!hasGpu())
            GTEST_SKIP() << "there is no GPU here";
    }
};

} // namespace

TEST_P(PersistentStep, GivesWhatSingleLaunchesGive)
{
    GpuModel model(GetParam().preset, GetParam().type);
    for (const int batchSize : {1, 3, 8, 13, 16}) {
        const CellWork work = workOf(*model.decoder, batchSize, batchSize, 12);
        model.compute.way = StepWay::Launches;
        const auto launched = model.logitsOf(work);
        model.compute.way = StepWay::Persistent;
        const auto persistent = model.logitsOf(work);
        // Wide models with many tokens are left to a graph, which is faster.
        const bool wide = model.decoder->shape().hidden >= 1024 && batchSize > 8;
        EXPECT_EQ(model.compute.persistentSteps() > 0, !wide) << "batch " << batchSize;
        // Both round to 16 bits between operations and sum in fp32, in other orders: each may be off by what the design
        // allows (3e-2, 4e-3), independently of the other.
        const double bound = std::sqrt(2.0) * (GetParam().type == WeightType::Bf16 ? 3e-2 : 4e-3);
        EXPECT_LE(relativeNorm(persistent, launched), bound) << "batch " << batchSize;
        // Not blind: the first row's logits are other ones in the last step than in the first.
        const auto vocab = static_cast<std::size_t>(model.decoder->shape().vocab);
        const std::span all(launched);
        const std::size_t lastStep = launched.size() - static_cast<std::size_t>(batchSize) * vocab;
        EXPECT_GT(relativeNorm(all.first(vocab), all.subspan(lastStep, vocab)), 0.1) << "batch " << batchSize;
    }
}

INSTANTIATE_TEST_SUITE_P(Presets, PersistentStep,
    testing::Values(Sizes{"distilgpt2", WeightType::Fp16}, Sizes{"gpt2-xl", WeightType::Fp16},
        Sizes{"TinyLlama-1.1B", WeightType::Bf16}, Sizes{"Qwen2.5-0.5B", WeightType::Bf16},
        Sizes{"Llama-3-8B", WeightType::Bf16}, Sizes{"Mistral-7B", WeightType::Fp16}),
    [](const testing::TestParamInfo<Sizes>& parameter) {
        std::string name = parameter.param.preset;
        std::replace_if(
            name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
        return name;
    });
