// SPDX-License-Identifier: GPL-3.0-or-later
// The persistent kernel without any other that multiplies, over small models that make it do all that it can: for
// compute-sanitizer, which takes minutes for what is larger, and can't take cuBLAS's kernels under racecheck.
#include <tests/support/made_rows.h>
#include <tests/worker_cuda/gpu_model.h>

#include <checkpoint/model_source.h>

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr int stepsAlone = 2;

/// A layer of a preset, narrow, with few words: so many that blocks take the head's rounds as they come.
ModelSource smallSource(const std::string& preset)
{
    ModelSource source = openModel(preset).value();
    ModelShape& shape = source.shape;
    shape.layers = 1;
    shape.hidden = 256;
    shape.intermediate = 1024;
    shape.vocab = 13000;
    shape.headDim = preset == "distilgpt2" ? 64 : 128;
    shape.heads = shape.hidden / shape.headDim;
    shape.kvHeads = preset == "distilgpt2" ? shape.heads : 1;
    return source;
}

/// Logits of steps of one token for each of the rows, which begin with nothing: [steps][rows][vocab].
std::vector<float> steppedLogits(GpuModel& model, int rows)
{
    Decoder& decoder = *model.decoder;
    const auto vocab = static_cast<std::size_t>(decoder.shape().vocab);
    decoder.reserve(rows, stepsAlone);
    const DeviceBuffer<float> memory(rows * decoder.hiddenStride());
    const Rows hidden{memory.data(), decoder.hiddenStride()};
    StepTokens step = decoder.makeTokens(rows, rows);
    std::vector<float> all(static_cast<std::size_t>(rows) * vocab * stepsAlone);
    std::vector<int> chosen(static_cast<std::size_t>(rows));
    for (int s = 0; s < stepsAlone; ++s) {
        MadeRows made;
        for (int row = 0; row < rows; ++row)
            made.add(row, s, {(row * 31 + s * 577 + 5) % decoder.shape().vocab});
        step.set(made.rows());
        model.compute.repeat({0, rows, 0, s + 1}, [&] {
            decoder.embed(step, hidden);
            decoder.forward(step, hidden);
            model.logits = decoder.logits(decoder.finalNorm(hidden, rows), rows);
            decoder.chooseTokens(step);
        });
        step.take(chosen);
        model.compute.download(
            model.logits, rows, static_cast<int64_t>(vocab), all.data() + static_cast<std::size_t>(s * rows) * vocab);
    }
    return all;
}

class PersistentStepAlone : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override
    {
        if (!hasGpu())
            GTEST_SKIP() << "there is no GPU here";
    }
    void givesTheSameEachTime(int rows)
    {
        GpuModel model(smallSource(GetParam()), WeightType::Fp16);
        const auto first = steppedLogits(model, rows);
        EXPECT_EQ(model.compute.persistentSteps(), 1);
        EXPECT_EQ(model.compute.keptSteps(), 1);
        EXPECT_EQ(steppedLogits(model, rows), first);
        EXPECT_NE(first.front(), first.back());
    }
};

} // namespace

// Serving warps alone stage x.
TEST_P(PersistentStepAlone, GivesTheSameEachTimeForOneRow) { givesTheSameEachTime(1); }

// All warps stage x; what is not normed too.
TEST_P(PersistentStepAlone, GivesTheSameEachTimeForAFewRows) { givesTheSameEachTime(3); }

// x of the widest product comes through rings.
TEST_P(PersistentStepAlone, GivesTheSameEachTimeForSixteenRows) { givesTheSameEachTime(16); }

INSTANTIATE_TEST_SUITE_P(Presets, PersistentStepAlone, testing::Values("distilgpt2", "TinyLlama-1.1B"),
    [](const testing::TestParamInfo<const char*>& parameter) {
        return std::string(parameter.param) == "distilgpt2" ? "distilgpt2" : "TinyLlama";
    });
