// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder and the replica give what Transformers gives: logits at every position, and greedy ids at any batch size.
#include <tests/worker/reference.h>

#include <worker/roles/replica.h>

#include <gtest/gtest.h>

#include <numeric>

using namespace throughline;
using namespace throughline::test;

namespace {

struct Variant {
    InstructionSet set;
    WeightType type;
    bool tiles;
};

std::vector<int> upTo(std::size_t count)
{
    std::vector<int> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

/// Logits of every position of one prompt, [ids][vocab].
std::vector<float> allLogits(Decoder& decoder, const std::vector<int>& ids)
{
    const int tokens = static_cast<int>(ids.size());
    decoder.reserve(tokens, tokens);
    Buffer<float> memory(tokens * decoder.hiddenStride());
    const Rows hidden{memory.data(), decoder.hiddenStride()};
    decoder.embed(ids, upTo(ids.size()), hidden);
    const std::vector<Segment> row{{0, 0, tokens, 0}};
    decoder.prefill(row, hidden);
    decoder.finalNorm(hidden, tokens);
    const Rows logits = decoder.logits(hidden, tokens);
    std::vector<float> all;
    for (int t = 0; t < tokens; ++t)
        all.insert(all.end(), logits.row(t), logits.row(t) + referenceVocab);
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

class ReferenceOn : public testing::TestWithParam<Variant> {
protected:
    void SetUp() override
    {
        if (!runsHere(GetParam().set) || (GetParam().tiles && !tileKernel()))
            GTEST_SKIP() << "this processor lacks the instructions";
    }
    LoadedModel load() const { return {referenceFolder(), GetParam().type, {0, 1}, GetParam().set, GetParam().tiles}; }
};

/// In 16 bits near ties may fall either way, so that ids are compared in fp32 only.
class Fp32ReferenceOn : public ReferenceOn { };

std::string variantName(const testing::TestParamInfo<Variant>& parameter)
{
    const char* const sets[] = {"Baseline", "Avx2", "Avx512"};
    return std::string(parameter.param.tiles ? "Amx" : sets[static_cast<int>(parameter.param.set)])
        + (parameter.param.type == WeightType::Fp32 ? "Fp32" : "Bf16");
}

} // namespace

TEST_P(ReferenceOn, LogitsAgreeAtEveryPosition)
{
    LoadedModel model = load();
    for (const auto& prompt : referencePrompts()) {
        const std::vector<float> logits = allLogits(*model.decoder, prompt.ids);
        if (GetParam().type == WeightType::Bf16) {
            // The design's bound for bf16; Transformers itself reaches 2.2e-2.
            EXPECT_LE(relativeNorm(logits, prompt.logits), 3e-2);
            continue;
        }
        for (std::size_t t = 0; t < prompt.ids.size(); ++t) {
            const auto at = std::span(logits).subspan(t * referenceVocab, referenceVocab);
            const auto expected = std::span(prompt.logits).subspan(t * referenceVocab, referenceVocab);
            EXPECT_LE(largestError(at, expected), 1e-5) << "position " << t; // the design's bound for fp32
        }
    }
}

TEST_P(Fp32ReferenceOn, GreedyIdsAreThoseOfTheReferenceAtAnyBatchSize)
{
    LoadedModel model = load();
    for (const int batchSize : {1, 4, 10}) {
        const TokensEvent tokens = generate(model, referenceWork(batchSize));
        ASSERT_EQ(tokens.ids.size(), referencePrompts().size());
        for (std::size_t i = 0; i < tokens.ids.size(); ++i) {
            EXPECT_EQ(tokens.prompts[i], static_cast<int>(i));
            EXPECT_EQ(tokens.ids[i], referencePrompts()[i].greedy) << "prompt " << i << ", batch " << batchSize;
        }
    }
}

namespace {

const auto fp32Variants = testing::Values(Variant{InstructionSet::Baseline, WeightType::Fp32, false},
    Variant{InstructionSet::Avx2, WeightType::Fp32, false}, Variant{InstructionSet::Avx512, WeightType::Fp32, false});
const auto bf16Variants = testing::Values(Variant{InstructionSet::Baseline, WeightType::Bf16, false},
    Variant{InstructionSet::Avx2, WeightType::Bf16, false}, Variant{InstructionSet::Avx512, WeightType::Bf16, false},
    Variant{InstructionSet::Avx512, WeightType::Bf16, true});

} // namespace

INSTANTIATE_TEST_SUITE_P(Fp32, ReferenceOn, fp32Variants, variantName);
INSTANTIATE_TEST_SUITE_P(Bf16, ReferenceOn, bf16Variants, variantName);
INSTANTIATE_TEST_SUITE_P(Fp32, Fp32ReferenceOn, fp32Variants, variantName);

TEST(Reference, DecodeStepsEqualAPrefillOfTheSameTokens)
{
    // Every product and every query is summed in the same order in both, so the bits must be the same.
    LoadedModel model(referenceFolder(), WeightType::Fp32);
    const ReferencePrompt& prompt = referencePrompts().front();
    std::vector<int> all = prompt.ids;
    all.insert(all.end(), prompt.greedy.begin(), prompt.greedy.end());
    const std::vector<float> prefilled = allLogits(*model.decoder, all);

    const int start = static_cast<int>(prompt.ids.size());
    Buffer<float> memory(start * model.decoder->hiddenStride());
    const Rows hidden{memory.data(), model.decoder->hiddenStride()};
    model.decoder->embed(prompt.ids, upTo(prompt.ids.size()), hidden);
    const std::vector<Segment> promptRow{{0, 0, start, 0}};
    model.decoder->prefill(promptRow, hidden);
    for (int position = start; position < static_cast<int>(all.size()); ++position) {
        const std::vector<int> token{all[position]};
        const std::vector<int> at{position};
        const std::vector<Segment> row{{0, 0, 1, position}};
        model.decoder->embed(token, at, hidden);
        model.decoder->decode(row, hidden);
        model.decoder->finalNorm(hidden, 1);
        const Rows logits = model.decoder->logits(hidden, 1);
        const float* expected = prefilled.data() + static_cast<int64_t>(position) * referenceVocab;
        ASSERT_TRUE(std::equal(expected, expected + referenceVocab, logits.row(0))) << "position " << position;
    }
}

TEST(Reference, ThreadsDoNotChangeTheResult)
{
    LoadedModel one(referenceFolder(), WeightType::Fp32, {0});
    LoadedModel three(referenceFolder(), WeightType::Fp32, {0, 1, 0});
    EXPECT_EQ(allLogits(*one.decoder, referencePrompts()[4].ids), allLogits(*three.decoder, referencePrompts()[4].ids));
}

TEST(Reference, LongPromptsGoThroughInBlocksWithoutADifference)
{
    // 250 tokens in two rows exceed a block of 256; row 1 is cut inside.
    LoadedModel model(referenceFolder(), WeightType::Fp32);
    CellWork work;
    work.command.newTokens = 6;
    for (int prompt = 0; prompt < 3; ++prompt) {
        work.prompts.indices.push_back(prompt);
        auto& ids = work.prompts.ids.emplace_back();
        for (int t = 0; t < 240 + prompt; ++t)
            ids.push_back((t * 37 + prompt * 101) % referenceVocab);
    }
    work.command.batchSize = 1;
    const TokensEvent alone = generate(model, work);
    work.command.batchSize = 3;
    EXPECT_EQ(generate(model, work), alone);
}
