// SPDX-License-Identifier: GPL-3.0-or-later
// The GPU gives what Transformers gives: logits at every position, and greedy ids at any batch size.
#include <tests/worker/reference.h>
#include <tests/worker_cuda/gpu_model.h>

#include <gtest/gtest.h>

using namespace throughline;
using namespace throughline::test;

namespace {

class GpuReference : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override
    {
        if (!hasGpu())
            GTEST_SKIP() << "there is no GPU here";
    }
    static GpuModel load(WeightType type) { return {referenceFolder(GetParam()).string(), type}; }
};

std::vector<std::vector<int>> greedyIds()
{
    std::vector<std::vector<int>> all;
    for (const auto& prompt : referencePrompts(GpuReference::GetParam()))
        all.push_back(prompt.greedy);
    return all;
}

} // namespace

TEST_P(GpuReference, Fp32LogitsAgree)
{
    GpuModel model = load(WeightType::Fp32);
    for (const auto& prompt : referencePrompts(GetParam())) {
        const auto logits = model.allLogits(prompt.ids);
        for (std::size_t at = 0; at < prompt.ids.size(); ++at) {
            const std::span row(logits.data() + at * prompt.vocab(), prompt.vocab());
            const std::span reference(prompt.logits.data() + at * prompt.vocab(), prompt.vocab());
            EXPECT_LE(largestError(row, reference), 1e-5) << prompt.text << " position " << at; // the design's bound
        }
    }
}

TEST_P(GpuReference, Bf16LogitsAgree)
{
    GpuModel model = load(WeightType::Bf16);
    for (const auto& prompt : referencePrompts(GetParam()))
        EXPECT_LE(relativeNorm(model.allLogits(prompt.ids), prompt.logits), 3e-2) << prompt.text; // the design's bound
}

TEST_P(GpuReference, Fp16LogitsAgree)
{
    GpuModel model = load(WeightType::Fp16);
    for (const auto& prompt : referencePrompts(GetParam()))
        EXPECT_LE(relativeNorm(model.allLogits(prompt.ids), prompt.logits), 4e-3) << prompt.text; // the design's bound
}

TEST_P(GpuReference, GreedyIdsAreExactAtAnyBatchSize)
{
    GpuModel model = load(WeightType::Fp32);
    for (const int batchSize : {1, 3, 8})
        EXPECT_EQ(model.generate(referenceWork(batchSize, GetParam())).ids, greedyIds()) << "batch " << batchSize;
}

TEST_P(GpuReference, GraphsAndSingleLaunchesGiveTheSame)
{
    for (const WeightType type : {WeightType::Fp32, WeightType::Bf16, WeightType::Fp16}) {
        GpuModel model = load(type);
        for (const int batchSize : {1, 5}) {
            const CellWork work = referenceWork(batchSize, GetParam());
            model.compute.way = StepWay::Launches;
            const auto launched = model.generate(work).ids;
            model.compute.way = StepWay::Graph;
            EXPECT_EQ(model.generate(work).ids, launched) << "batch " << batchSize;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Models, GpuReference, testing::ValuesIn(referenceNames()), [](const auto& parameter) {
    std::string name = parameter.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});
