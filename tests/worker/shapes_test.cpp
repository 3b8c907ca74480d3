// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes that no reference has, against fp64: every block, biases everywhere, windows in some layers, widths that fill
// no panel.
#include <tests/checkpoint/naive_decoder.h>
#include <tests/support/made_rows.h>
#include <tests/worker/reference.h>

#include <worker/model/decoder.h>
#include <worker/model/weight_loader.h>

#include <checkpoint/presets.h>

#include <gtest/gtest.h>

#include <numeric>

using namespace throughline;
using namespace throughline::test;

namespace {

struct NamedShape {
    std::string name;
    ModelShape shape;
};

/// A preset's family, made small: 3 layers of width 40, 4 heads of 10.
ModelShape small(const char* preset)
{
    ModelShape shape = findPreset(preset)->shape;
    shape.layers = 3;
    shape.hidden = 40;
    shape.heads = 4;
    shape.kvHeads = 2;
    shape.headDim = 10;
    shape.intermediate = 50;
    shape.vocab = 70;
    shape.maxPositions = 64;
    shape.slidingWindow = 0;
    return shape;
}

std::vector<NamedShape> oddShapes()
{
    ModelShape biased = small("Llama-2-7B");
    biased.qkvBias = biased.attentionOutBias = biased.mlpBias = true;
    biased.activation = Activation::Gelu;
    ModelShape scaled = small("Llama-3.1-70B");
    scaled.rotary.originalPositions = 16;
    scaled.headDim = 24;
    ModelShape windows = small("Qwen2.5-7B");
    windows.slidingWindow = 5;
    windows.fullAttention = {true, false, true};
    ModelShape oneNorm = small("Falcon-7B");
    oneNorm.mlpBias = oneNorm.qkvBias = true;
    ModelShape twoNorms = small("Falcon-7B");
    twoNorms.block = LayerBlock::ParallelTwoNorms;
    twoNorms.tiedHead = false;
    ModelShape sequential = small("Falcon-7B");
    sequential.block = LayerBlock::Sequential;
    sequential.kvHeads = 4;
    sequential.qkvBias = sequential.attentionOutBias = sequential.mlpBias = true;
    ModelShape byLayer = small("gpt2");
    byLayer.kvHeads = 4;
    byLayer.scaleAttentionByLayer = true;
    return {{"biased", biased}, {"scaled", scaled}, {"windows", windows}, {"oneNorm", oneNorm}, {"twoNorms", twoNorms},
        {"sequential", sequential}, {"byLayer", byLayer}};
}

class ShapesOf : public testing::TestWithParam<NamedShape> { };

} // namespace

TEST_P(ShapesOf, DecoderAgreesWithFp64)
{
    ModelSource source;
    source.shape = GetParam().shape;
    source.facts = factsOf(source.shape, "made", true, "made");
    source.initStd = 0.15;
    const auto weights = Weights::open(source, 1);
    ASSERT_TRUE(weights);
    Compute compute({0, 1});
    StepCounter steps;
    const ModelPart whole{0, source.shape.layers, true, true, true};
    LoadedWeights loaded = loadWeights(*weights, source.shape, whole, WeightType::Fp32, compute, steps);
    Decoder decoder(source.shape, std::move(loaded.weights), compute, steps);

    constexpr int tokens = 30;
    std::vector<int> ids;
    for (int t = 0; t < tokens; ++t)
        ids.push_back((t * 37 + 11) % source.shape.vocab);
    decoder.reserve(tokens, tokens);
    Buffer<float> memory(tokens * decoder.hiddenStride());
    const Rows hidden{memory.data(), decoder.hiddenStride()};
    StepTokens step = decoder.makeTokens(tokens, 1);
    step.set(MadeRows().add(0, 0, ids).rows());
    decoder.embed(step, hidden);
    decoder.forward(step, hidden);
    const Rows logits = decoder.logits(decoder.finalNorm(hidden, tokens), tokens);
    NaiveDecoder naive(source.shape, *weights);
    for (int t = 0; t < tokens; ++t) {
        const auto vocab = static_cast<std::size_t>(source.shape.vocab);
        // The design's bound for fp32.
        EXPECT_LE(largestError({logits.row(t), vocab}, naive.append(ids[static_cast<std::size_t>(t)])), 1e-5) << t;
    }
}

INSTANTIATE_TEST_SUITE_P(Odd, ShapesOf, testing::ValuesIn(oddShapes()),
    [](const testing::TestParamInfo<NamedShape>& parameter) { return parameter.param.name; });
