// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder and the replica give what Transformers gives: logits at every position, and greedy ids at any batch size.
#include <tests/support/made_rows.h>
#include <tests/worker/loaded_model.h>
#include <tests/worker/reference.h>

#include <worker/roles/replica.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <tuple>

using namespace throughline;
using namespace throughline::test;

namespace {

struct Variant {
    InstructionSet set;
    WeightType type;
    Bf16Kernel bf16 = Bf16Kernel::Panels;
};

/// Logits of every position of one prompt, [ids][vocab].
std::vector<float> allLogits(Decoder& decoder, const std::vector<int>& ids)
{
    const int tokens = static_cast<int>(ids.size());
    decoder.reserve(tokens, tokens);
    Buffer<float> memory(tokens * decoder.hiddenStride());
    const Rows hidden{memory.data(), decoder.hiddenStride()};
    StepTokens step = decoder.makeTokens(tokens, 1);
    step.set(MadeRows().add(0, 0, ids).rows());
    decoder.embed(step, hidden);
    decoder.forward(step, hidden);
    const Rows logits = decoder.logits(decoder.finalNorm(hidden, tokens), tokens);
    std::vector<float> all;
    for (int t = 0; t < tokens; ++t)
        all.insert(all.end(), logits.row(t), logits.row(t) + decoder.shape().vocab);
    return all;
}

TokensEvent generate(LoadedModel& model, const CellWork& work)
{
    Replica replica(*model.decoder, Head::LastLogits, model.steps);
    replica.prepare(work);
    PassRecord record(GoCommand{});
    replica.run(GoCommand{}, record);
    EXPECT_EQ(record.passed().nonFiniteStep, -1);
    return record.tokens();
}

using VariantAndName = std::tuple<Variant, std::string>;

class ReferenceOn : public testing::TestWithParam<VariantAndName> {
protected:
    void SetUp() override
    {
        if (!runsHere(variant().set) || !runsHere(variant().bf16))
            GTEST_SKIP() << "this processor lacks the instructions";
    }
    static const Variant& variant() { return std::get<0>(GetParam()); }
    static const std::string& name() { return std::get<1>(GetParam()); }
    static LoadedModel load()
    {
        return {referenceFolder(name()), variant().type, {0, 1}, variant().set, variant().bf16};
    }
};

/// In 16 bits near ties may fall either way, so that ids are compared in fp32 only.
class Fp32ReferenceOn : public ReferenceOn { };

/// What holds for every family, on the kernels of this processor.
class Reference : public testing::TestWithParam<std::string> { };

std::string testName(std::string name)
{
    std::replace(name.begin(), name.end(), '-', '_'); // of test names
    return name;
}

std::string variantName(const testing::TestParamInfo<VariantAndName>& parameter)
{
    const auto& [variant, name] = parameter.param;
    const char* const sets[] = {"Baseline", "Avx2", "Avx512"};
    const char* const kernels[] = {sets[static_cast<int>(variant.set)], "Pairs", "Amx"};
    return std::string(kernels[static_cast<int>(variant.bf16)]) + (variant.type == WeightType::Fp32 ? "Fp32_" : "Bf16_")
        + testName(name);
}

} // namespace

TEST_P(ReferenceOn, LogitsAgreeAtEveryPosition)
{
    LoadedModel model = load();
    for (const auto& prompt : referencePrompts(name())) {
        const std::vector<float> logits = allLogits(*model.decoder, prompt.ids);
        if (variant().type == WeightType::Bf16) {
            // The design's bound for bf16; Transformers itself reaches 2.2e-2.
            EXPECT_LE(relativeNorm(logits, prompt.logits), 3e-2);
            continue;
        }
        for (std::size_t t = 0; t < prompt.ids.size(); ++t) {
            const auto at = std::span(logits).subspan(t * prompt.vocab(), prompt.vocab());
            const auto expected = std::span(prompt.logits).subspan(t * prompt.vocab(), prompt.vocab());
            EXPECT_LE(largestError(at, expected), 1e-5) << "position " << t; // the design's bound for fp32
        }
    }
}

TEST_P(Fp32ReferenceOn, GreedyIdsAreThoseOfTheReferenceAtAnyBatchSize)
{
    LoadedModel model = load();
    const auto& prompts = referencePrompts(name());
    for (const int batchSize : {1, 4, 10}) {
        const TokensEvent tokens = generate(model, referenceWork(batchSize, name()));
        ASSERT_EQ(tokens.ids.size(), prompts.size());
        for (std::size_t i = 0; i < tokens.ids.size(); ++i) {
            EXPECT_EQ(tokens.prompts[i], static_cast<int>(i));
            EXPECT_EQ(tokens.ids[i], prompts[i].greedy) << "prompt " << i << ", batch " << batchSize;
        }
    }
}

namespace {

const auto fp32Variants = testing::Values(Variant{InstructionSet::Baseline, WeightType::Fp32},
    Variant{InstructionSet::Avx2, WeightType::Fp32}, Variant{InstructionSet::Avx512, WeightType::Fp32});
const auto bf16Variants = testing::Values(Variant{InstructionSet::Baseline, WeightType::Bf16},
    Variant{InstructionSet::Avx2, WeightType::Bf16}, Variant{InstructionSet::Avx512, WeightType::Bf16},
    Variant{InstructionSet::Avx512, WeightType::Bf16, Bf16Kernel::Pairs},
    Variant{InstructionSet::Avx512, WeightType::Bf16, Bf16Kernel::Tiles});

const auto allNames = testing::ValuesIn(referenceNames());

} // namespace

INSTANTIATE_TEST_SUITE_P(Fp32, ReferenceOn, testing::Combine(fp32Variants, allNames), variantName);
INSTANTIATE_TEST_SUITE_P(Bf16, ReferenceOn, testing::Combine(bf16Variants, allNames), variantName);
INSTANTIATE_TEST_SUITE_P(Fp32, Fp32ReferenceOn, testing::Combine(fp32Variants, allNames), variantName);
INSTANTIATE_TEST_SUITE_P(
    Families, Reference, allNames, [](const auto& parameter) { return testName(parameter.param); });

TEST_P(Reference, DecodeStepsEqualAPrefillOfTheSameTokens)
{
    // Every product and every query is summed in the same order in both, so the bits must be the same.
    LoadedModel model(referenceFolder(GetParam()), WeightType::Fp32);
    const ReferencePrompt& prompt = referencePrompts(GetParam()).front();
    std::vector<int> all = prompt.ids;
    all.insert(all.end(), prompt.greedy.begin(), prompt.greedy.end());
    const std::vector<float> prefilled = allLogits(*model.decoder, all);

    const int start = static_cast<int>(prompt.ids.size());
    Buffer<float> memory(start * model.decoder->hiddenStride());
    const Rows hidden{memory.data(), model.decoder->hiddenStride()};
    StepTokens step = model.decoder->makeTokens(start, 1);
    step.set(MadeRows().add(0, 0, prompt.ids).rows());
    model.decoder->embed(step, hidden);
    model.decoder->forward(step, hidden);
    for (int position = start; position < static_cast<int>(all.size()); ++position) {
        step.set(MadeRows().add(0, position, {all[position]}).rows());
        model.decoder->embed(step, hidden);
        model.decoder->forward(step, hidden);
        const Rows logits = model.decoder->logits(model.decoder->finalNorm(hidden, 1), 1);
        const int vocab = model.decoder->shape().vocab;
        const float* expected = prefilled.data() + static_cast<int64_t>(position) * vocab;
        ASSERT_TRUE(std::equal(expected, expected + vocab, logits.row(0))) << "position " << position;
    }
}

TEST_P(Reference, ThreadsDoNotChangeTheResult)
{
    LoadedModel one(referenceFolder(GetParam()), WeightType::Fp32, {0});
    LoadedModel three(referenceFolder(GetParam()), WeightType::Fp32, {0, 1, 0});
    const std::vector<int>& ids = referencePrompts(GetParam())[4].ids;
    EXPECT_EQ(allLogits(*one.decoder, ids), allLogits(*three.decoder, ids));
}

TEST_P(Reference, LongPromptsGoThroughInBlocksWithoutADifference)
{
    // 250 tokens in two rows exceed a block of 256; row 1 is cut inside.
    LoadedModel model(referenceFolder(GetParam()), WeightType::Fp32);
    CellWork work;
    work.command.newTokens = 6;
    for (int prompt = 0; prompt < 3; ++prompt) {
        work.prompts.indices.push_back(prompt);
        auto& ids = work.prompts.ids.emplace_back();
        for (int t = 0; t < 240 + prompt; ++t)
            ids.push_back((t * 37 + prompt * 101) % model.decoder->shape().vocab);
    }
    work.command.batchSize = 1;
    const TokensEvent alone = generate(model, work);
    work.command.batchSize = 3;
    EXPECT_EQ(generate(model, work), alone);
}
