// SPDX-License-Identifier: GPL-3.0-or-later
// Pipelines of real processes: the same ids as one process, each stage opening only its own tensors, stages busy at
// once.
#include <tests/checkpoint/temporary_folder.h>
#include <tests/worker/child_worker.h>
#include <tests/worker/poisoned_checkpoint.h>
#include <tests/worker/reference.h>

#include <checkpoint/model_source.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

using namespace throughline;
using namespace throughline::test;

namespace {

using Path = std::filesystem::path;

PrepareCommand prepareOf(int cell, int batchSize, int chunks)
{
    PrepareCommand prepare;
    prepare.cell = cell;
    prepare.batchSize = batchSize;
    prepare.chunks = chunks;
    prepare.newTokens = referenceNewTokens;
    return prepare;
}

void expectReferenceIds(const TokensEvent& tokens, const std::string& name = "gpt2")
{
    ASSERT_EQ(tokens.prompts.size(), referencePrompts(name).size());
    for (std::size_t i = 0; i < tokens.prompts.size(); ++i)
        EXPECT_EQ(tokens.ids[i], referencePrompts(name)[tokens.prompts[i]].greedy) << "prompt " << tokens.prompts[i];
}

/// Busy times of a stage in absolute nanoseconds.
std::vector<std::pair<int64_t, int64_t>> busyTimes(const ChildWorker& stage, const PassedEvent& passed)
{
    std::vector<std::pair<int64_t, int64_t>> times;
    for (const auto& event : stage.all<SpansEvent>())
        for (const auto& span : event.spans)
            times.emplace_back(passed.goNs + span.startNs, passed.goNs + span.endNs);
    return times;
}

int64_t overlapNs(const std::vector<std::pair<int64_t, int64_t>>& a, const std::vector<std::pair<int64_t, int64_t>>& b)
{
    int64_t sum = 0;
    for (const auto& [startA, endA] : a)
        for (const auto& [startB, endB] : b)
            sum += std::max<int64_t>(0, std::min(endA, endB) - std::max(startA, startB));
    return sum;
}

} // namespace

TEST(Pipeline, GivesTheReferencesIdsOnTwoAndThreeStages)
{
    for (const auto& stageEnds : {std::vector{3, 6}, std::vector{2, 5, 6}}) {
        const TemporaryFolder folder;
        ChildPipeline pipeline(stageEnds, {stageEnds.size(), referenceFolder()}, folder.path());
        int cell = 0;
        std::string hash;
        for (const auto& [batchSize, chunks] : {std::pair{1, 1}, {4, 1}, {4, 2}, {10, 4}}) {
            const auto passed = pipeline.run(prepareOf(cell, batchSize, chunks));
            const auto tokens = pipeline.last().all<TokensEvent>();
            ASSERT_EQ(tokens.size(), static_cast<std::size_t>(cell) + 1);
            expectReferenceIds(tokens.back());
            EXPECT_TRUE(hash.empty() || passed.back().outputHash == hash);
            hash = passed.back().outputHash;
            EXPECT_TRUE(pipeline.stage(0).all<TokensEvent>().empty());
            ++cell;
        }
    }
}

TEST(Pipeline, AnEarlyEndOfSequenceEndsItOnEveryStage)
{
    const TemporaryFolder folder;
    ChildPipeline pipeline({2, 4, 6}, {3, referenceFolder()}, folder.path());
    PrepareCommand prepare = prepareOf(0, 4, 2);
    prepare.honourEndOfSequence = true;
    prepare.endOfSequenceIds = {referencePrompts()[0].greedy[0]}; // the token that most prompts begin with
    pipeline.run(prepare);
    const TokensEvent tokens = pipeline.last().all<TokensEvent>().at(0);
    int ended = 0;
    for (std::size_t i = 0; i < tokens.ids.size(); ++i) {
        auto expected = referencePrompts()[i].greedy;
        const auto end = std::ranges::find(expected, prepare.endOfSequenceIds[0]);
        ended += end != expected.end() ? 1 : 0;
        expected.erase(end == expected.end() ? end : end + 1, expected.end());
        EXPECT_EQ(tokens.ids[i], expected) << "prompt " << i;
    }
    EXPECT_GT(ended, 1);
    int64_t computed = 0;
    for (const auto& batch : pipeline.last().all<BatchEvent>())
        computed += batch.computedPositions;
    EXPECT_LT(computed, 10 * (20 + referenceNewTokens));
}

TEST(Pipeline, EachStageOpensOnlyItsOwnTensors)
{
    const std::vector<int> stageEnds{2, 4, 6};
    const TemporaryFolder folder;
    std::vector<Path> models;
    for (int stage = 0; stage < 3; ++stage) {
        const auto own = [&](const std::string& name) {
            return isOfStage(name, stage ? stageEnds[stage - 1] : 0, stageEnds[stage], 6);
        };
        models.push_back(folder.path() / ("stage" + std::to_string(stage)));
        EXPECT_GT(copyPoisoned(referenceFolder(), models.back(), own), 20);
    }
    std::filesystem::create_directory(folder.path() / "meet");
    ChildPipeline pipeline(stageEnds, models, folder.path() / "meet");
    const auto passed = pipeline.run(prepareOf(0, 4, 2));
    expectReferenceIds(pipeline.last().all<TokensEvent>().at(0));
    EXPECT_EQ(passed.back().nonFiniteStep, -1);
    for (int stage = 0; stage < 3; ++stage) {
        const LoadedEvent loaded = pipeline.stage(stage).all<LoadedEvent>().at(0);
        for (const auto& name : loaded.tensorNames)
            EXPECT_TRUE(isOfStage(name, stage ? stageEnds[stage - 1] : 0, stageEnds[stage], 6)) << name;
    }
}

class FamilyPipeline : public testing::TestWithParam<std::string> { };

TEST_P(FamilyPipeline, GivesTheReferencesIdsAndOpensOnlyItsOwnTensors)
{
    const ModelShape shape = openModel(referenceFolder(GetParam()).string())->shape;
    const int layers = shape.layers;
    for (const auto& stageEnds : {std::vector{2, layers}, std::vector{1, 2, layers}}) {
        const TemporaryFolder folder;
        std::vector<Path> models;
        const auto isOwn = [&](std::size_t stage, const std::string& name) {
            return isOfStage(name, stage ? stageEnds[stage - 1] : 0, stageEnds[stage], layers, shape.tiedHead);
        };
        for (std::size_t stage = 0; stage < stageEnds.size(); ++stage) {
            models.push_back(folder.path() / ("stage" + std::to_string(stage)));
            const auto own = [&](const std::string& name) { return isOwn(stage, name); };
            EXPECT_GT(copyPoisoned(referenceFolder(GetParam()), models.back(), own), 5);
        }
        std::filesystem::create_directory(folder.path() / "meet");
        ChildPipeline pipeline(stageEnds, models, folder.path() / "meet");
        const auto passed = pipeline.run(prepareOf(0, 10, 3), GetParam());
        expectReferenceIds(pipeline.last().all<TokensEvent>().at(0), GetParam());
        EXPECT_EQ(passed.back().nonFiniteStep, -1);
        for (std::size_t stage = 0; stage < stageEnds.size(); ++stage) {
            const LoadedEvent loaded = pipeline.stage(static_cast<int>(stage)).all<LoadedEvent>().at(0);
            for (const auto& name : loaded.tensorNames)
                EXPECT_TRUE(isOwn(stage, name)) << name;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Families, FamilyPipeline,
    testing::Values("llama-gqa-sentencepiece-sharded", "llama-tied-bpe-bf16", "llama-linear-rope-f16",
        "llama31-rope-headdim-unigram", "mistral-window", "qwen2", "falcon", "falcon-new-architecture"),
    [](const auto& parameter) {
        std::string name = parameter.param;
        std::replace(name.begin(), name.end(), '-', '_');
        return name;
    });

TEST(Pipeline, AForeignTensorThatIsOpenedShows)
{
    // The poison of the test above is strong enough: with a stage's own tensor poisoned, the pass says so.
    const TemporaryFolder folder;
    const Path model = folder.path() / "model";
    copyPoisoned(
        referenceFolder(), model, [](const std::string& name) { return name != "transformer.h.3.mlp.c_fc.weight"; });
    std::filesystem::create_directory(folder.path() / "meet");
    ChildPipeline pipeline({3, 6}, {model, model}, folder.path() / "meet");
    EXPECT_EQ(pipeline.run(prepareOf(0, 4, 1)).back().nonFiniteStep, 0);
}

TEST(Pipeline, StagesAreBusyAtOnceWithFourChunksAndTakeTurnsWithOne)
{
    constexpr int64_t delayNs = 3'000'000; // far above what a message or a step of the tiny model takes
    for (const int chunks : {1, 4}) {
        const TemporaryFolder folder;
        ChildPipeline pipeline({3, 6}, {2, referenceFolder()}, folder.path(), delayNs);
        PrepareCommand prepare = prepareOf(0, 10, chunks);
        prepare.newTokens = 8;
        const auto passed = pipeline.run(prepare);
        const auto first = busyTimes(pipeline.stage(0), passed[0]);
        const auto second = busyTimes(pipeline.stage(1), passed[1]);
        ASSERT_EQ(first.size(), static_cast<std::size_t>(8 * chunks));
        if (chunks == 1)
            EXPECT_EQ(overlapNs(first, second), 0);
        else // three of four micro-batches are elsewhere while one is computed
            EXPECT_GT(overlapNs(first, second), 8 * delayNs);
    }
}

TEST(Pipeline, AForwardPassGivesTheLastPositionsLogitsOnTheLastStage)
{
    const TemporaryFolder folder;
    ChildPipeline pipeline({3, 6}, {2, referenceFolder()}, folder.path());
    PrepareCommand prepare = prepareOf(0, 5, 2);
    prepare.task = Task::Forward;
    prepare.newTokens = 0;
    const auto passed = pipeline.run(prepare);
    ASSERT_EQ(passed.back().outputs.size(), 64u);
    EXPECT_TRUE(passed.front().outputs.empty());
    const auto& prompt = referencePrompts()[0];
    const std::vector<float> outputs(passed.back().outputs.begin(), passed.back().outputs.end());
    const auto last = std::span(prompt.logits).subspan((prompt.ids.size() - 1) * referenceVocab, 64);
    EXPECT_LE(largestError(outputs, last), 1e-5); // the design's bound for fp32
}

TEST(Pipeline, WhatIsGatheredIsOnEveryStage)
{
    for (const Task task : {Task::Generate, Task::Forward})
        for (const bool gathers : {false, true}) {
            const TemporaryFolder folder;
            ChildPipeline pipeline({2, 4, 6}, {3, referenceFolder()}, folder.path());
            PrepareCommand prepare = prepareOf(0, 4, 2);
            prepare.task = task;
            prepare.newTokens = task == Task::Generate ? 5 : 0;
            prepare.gatherToAll = gathers;
            const auto passed = pipeline.run(prepare);
            EXPECT_FALSE(passed[2].outputHash.empty());
            EXPECT_EQ(passed[0].outputHash, gathers ? passed[2].outputHash : "");
            EXPECT_EQ(passed[1].outputHash, gathers ? passed[2].outputHash : "");
        }
}

TEST(Pipeline, PaddingChangesWhatIsComputedAndNothingElse)
{
    const TemporaryFolder folder;
    ChildPipeline pipeline({3, 6}, {2, referenceFolder()}, folder.path());
    pipeline.run(prepareOf(0, 4, 2));
    PrepareCommand prepare = prepareOf(1, 4, 2);
    prepare.pads = true;
    prepare.paddingMultiple = 32;
    pipeline.run(prepare);
    const auto tokens = pipeline.last().all<TokensEvent>();
    expectReferenceIds(tokens.at(1));
    std::map<int, int64_t> computed; // by cell
    std::map<int, int64_t> wasted;
    for (const auto& event : pipeline.last().seen())
        if (const auto* batch = std::get_if<BatchEvent>(&event.body)) {
            computed[event.cell] += batch->computedPositions;
            wasted[event.cell] += batch->wastedPositions;
        }
    int64_t padding = 0;
    for (const auto& prompt : referencePrompts())
        padding += 32 - static_cast<int64_t>(prompt.ids.size()); // each has fewer than 32
    EXPECT_EQ(wasted[0], 0);
    EXPECT_EQ(wasted[1], padding);
    EXPECT_EQ(computed[1], computed[0] + padding);
}
