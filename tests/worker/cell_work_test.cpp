// SPDX-License-Identifier: GPL-3.0-or-later
// How prompts become batches, chunks and steps.
#include <device/step_tokens.h>
#include <worker/roles/cell_work.h>
#include <worker/roles/micro_batch.h>
#include <worker/roles/pass_batches.h>

#include <checkpoint/model_source.h>

#include <gtest/gtest.h>

#include <stdexcept>

using namespace throughline;

namespace {

CellWork workOf(std::vector<int> lengths, int batchSize, int chunks)
{
    CellWork work;
    work.command.batchSize = batchSize;
    work.command.chunks = chunks;
    work.command.newTokens = 5;
    for (const int length : lengths) {
        work.prompts.indices.push_back(100 + work.prompts.count());
        work.prompts.ids.emplace_back(length, 7);
    }
    return work;
}

std::vector<std::vector<int>> rowsPerChunk(const CellWork& work)
{
    std::vector<std::vector<int>> all;
    for (const auto& batch : work.batches(work.prompts.count())) {
        auto& rows = all.emplace_back();
        for (const auto& chunk : batch)
            rows.push_back(static_cast<int>(chunk.rows.size()));
    }
    return all;
}

} // namespace

TEST(CellWork, RowsAreCutAsEvenlyAsPossibleLargerFirst)
{
    EXPECT_EQ(rowsPerChunk(workOf(std::vector(10, 3), 10, 4)), (std::vector<std::vector<int>>{{3, 3, 2, 2}}));
    EXPECT_EQ(rowsPerChunk(workOf(std::vector(10, 3), 4, 2)), (std::vector<std::vector<int>>{{2, 2}, {2, 2}, {1, 1}}));
    EXPECT_EQ(rowsPerChunk(workOf(std::vector(5, 3), 4, 4)), (std::vector<std::vector<int>>{{1, 1, 1, 1}, {1}}));
}

TEST(CellWork, ChunksOfABatchLieOneBehindTheOtherInTheCache)
{
    const auto batches = workOf(std::vector(10, 3), 10, 4).batches(10);
    std::vector<int> first;
    for (const auto& chunk : batches[0])
        first.push_back(chunk.firstRow);
    EXPECT_EQ(first, (std::vector{0, 3, 6, 8}));
}

TEST(CellWork, TotalLengthGivesEachRowWhatIsLeftOfIt)
{
    CellWork work = workOf({2, 8, 12}, 3, 1);
    work.command.newTokens = 0;
    work.command.totalLength = 10;
    EXPECT_EQ(work.newTokens(0), 8);
    EXPECT_EQ(work.newTokens(1), 2);
    EXPECT_EQ(work.newTokens(2), 0);
    EXPECT_EQ(work.mostPositions(), 12);
}

TEST(CellWork, PromptsOfANewSetReplaceTheOldOnes)
{
    CellPrompts prompts;
    prompts.add({4, {0}, {{1, 2}}});
    prompts.add({4, {1}, {{3}}});
    EXPECT_EQ(prompts.count(), 2);
    prompts.complete = true; // prepared
    prompts.add({4, {0}, {{9}}});
    EXPECT_EQ(prompts.ids, (std::vector<std::vector<int>>{{9}}));
    prompts.add({5, {0}, {{8}}});
    EXPECT_EQ(prompts.ids, (std::vector<std::vector<int>>{{8}}));
}

TEST(CellWork, WhatAModelCannotDoIsRefusedWithItsNumbers)
{
    EXPECT_NO_THROW(checkWork(workOf({3, 4}, 2, 1), 9, 8));
    EXPECT_THROW(checkWork(workOf({3, 5}, 2, 1), 9, 8), std::runtime_error);
    EXPECT_THROW(checkWork(workOf({3}, 1, 1), 9, 7), std::runtime_error);
    EXPECT_THROW(checkWork(workOf({0}, 1, 1), 9, 8), std::runtime_error);
    EXPECT_THROW(checkWork(workOf({}, 1, 1), 9, 8), std::runtime_error);
}

namespace {

StepTokens tokensOf(const MicroBatch& batch)
{
    Compute compute({0});
    StepTokens tokens(compute, batch.promptTokens(), batch.rows(), 256);
    tokens.set(batch.prompts());
    return tokens;
}

} // namespace

TEST(MicroBatch, PromptsArePackedWithoutPadding)
{
    const CellWork work = workOf({3, 1, 2}, 3, 1);
    const MicroBatch batch(work, work.batches(3)[0][0]);
    EXPECT_EQ(batch.promptTokens(), 6);
    const auto positions = batch.prompts().positions;
    EXPECT_EQ(std::vector(positions.begin(), positions.end()), (std::vector{0, 1, 2, 0, 0, 1}));
    const StepTokens tokens = tokensOf(batch);
    EXPECT_EQ(std::vector(tokens.lastTokens().begin(), tokens.lastTokens().end()), (std::vector{2, 3, 5}));
}

TEST(PassBatches, ComeInOrderHoweverTheyArePrepared)
{
    const auto tokenizer =
        std::make_shared<Tokenizer>(Tokenizer::open(openModel("tiny").value()).value()); // bytes are ids
    for (const int threads : {-1, 0, 1, 3}) {
        CellWork work = workOf({}, 2, 1);
        work.command.preparesInPass = threads >= 0;
        work.command.preparationThreads = std::max(0, threads);
        work.tokenizer = threads >= 0 ? tokenizer : nullptr;
        for (const char letter : std::string("abcdefg")) {
            work.prompts.indices.push_back(work.prompts.count());
            work.prompts.ids.push_back({letter});
            work.prompts.texts.push_back(std::string(2, letter)); // cut to one token
        }
        PassBatches batches(work, 7, true, true);
        ASSERT_EQ(batches.count(), 4);
        batches.go();
        for (int index = 0; index < 4; ++index) {
            const auto chunks = batches.next();
            EXPECT_EQ(chunks.front().prompts().ids[0], 'a' + 2 * index) << threads << " threads";
        }
    }
}

TEST(PassBatches, ATextThatGivesOtherIdsIsSaid)
{
    const auto tokenizer = std::make_shared<Tokenizer>(Tokenizer::open(openModel("tiny").value()).value());
    for (const int threads : {0, 2}) {
        CellWork work = workOf({2, 2}, 1, 1);
        work.command.preparesInPass = true;
        work.command.preparationThreads = threads;
        work.tokenizer = tokenizer;
        work.prompts.texts = {"", "no"}; // random ids have no text; "no" is not {7, 7}
        PassBatches batches(work, 2, true, true);
        batches.go();
        const auto takeAll = [&] {
            batches.next();
            batches.next();
        };
        EXPECT_THROW(takeAll(), std::runtime_error) << threads << " threads";
    }
}

TEST(MicroBatch, PaddingIsComputedBehindEachPromptAndWasted)
{
    CellWork work = workOf({3, 1, 2, 1}, 2, 1);
    work.command.pads = true;
    work.command.paddingMultiple = 4;
    EXPECT_EQ(work.promptPositions(), (std::vector{4, 4, 4, 4}));
    work.command.paddingMultiple = 1;
    EXPECT_EQ(work.promptPositions(), (std::vector{3, 3, 2, 2}));
    MicroBatch batch(work, work.batches(4)[0][0]);
    const StepRows prompts = batch.prompts();
    EXPECT_EQ(std::vector(prompts.ids.begin(), prompts.ids.end()), (std::vector{7, 7, 7, 7, 0, 0}));
    EXPECT_EQ(prompts.segments[1], (Segment{1, 3, 3, 0}));
    EXPECT_EQ(prompts.lengths[1], 1);
    StepTokens tokens = tokensOf(batch);
    EXPECT_EQ(tokens.lastTokens()[0], 2);
    EXPECT_EQ(tokens.lastTokens()[1], 3);
    batch.advance();
    EXPECT_EQ(batch.computedPositions(), 6);
    EXPECT_EQ(batch.wastedPositions(), 2);
    tokens.advance();
    EXPECT_EQ(tokens.positions()[1], 1); // the first generated token takes the padding's place
}

TEST(MicroBatch, SequentialPromptsOfAGroupArePaddedToItsLongest)
{
    CellWork work = workOf({3, 1, 2, 1}, 1, 1);
    work.command.pads = true;
    work.command.padTogether = 2;
    EXPECT_EQ(work.promptPositions(), (std::vector{3, 3, 2, 2}));
    EXPECT_EQ(work.batches(4).size(), 4u);
    EXPECT_EQ(work.mostPositions(), 3 + 5);
}

TEST(MicroBatch, ACopyIsAllWaste)
{
    CellWork work = workOf({3, 3}, 2, 1);
    work.prompts.indices[1] = -1;
    MicroBatch batch(work, work.batches(2)[0][0]);
    while (!batch.ended())
        batch.advance();
    EXPECT_EQ(batch.computedPositions(), 6 + 4 * 2); // prompts, then four decode steps
    EXPECT_EQ(batch.wastedPositions(), 3 + 4);
}

TEST(MicroBatch, FinishedRowsStayAsWasteAndNeverOutgrowTheirPlace)
{
    CellWork work = workOf({2, 6}, 2, 1);
    work.command.newTokens = 0;
    work.command.totalLength = 8; // 6 tokens and 2 tokens
    MicroBatch batch(work, work.batches(2)[0][0]);
    EXPECT_EQ(batch.steps(), 6);
    StepTokens tokens = tokensOf(batch);
    int steps = 0;
    for (; !batch.ended(); ++steps) {
        batch.nextTokens()[0] = 10 + steps;
        batch.nextTokens()[1] = 20 + steps;
        batch.advance();
        tokens.advance();
        EXPECT_EQ(tokens.positions()[0], 2 + steps);
        EXPECT_EQ(tokens.positions()[1], std::min(6 + steps, 7));
        EXPECT_EQ(batch.positionsAfter(steps + 2), std::min(8, std::max(7 + steps, 3 + steps)));
    }
    EXPECT_EQ(steps, 6);
    EXPECT_EQ(batch.generated(0), (std::vector{10, 11, 12, 13, 14, 15}));
    EXPECT_EQ(batch.generated(1), (std::vector{20, 21}));
    EXPECT_EQ(batch.computedPositions(), 8 + 5 * 2); // prompts, then two rows in five decode steps
    EXPECT_EQ(batch.wastedPositions(), 4);           // of which row 1 needed one
}

TEST(MicroBatch, AnEndOfSequenceIsTheRowsLastToken)
{
    CellWork work = workOf({2, 2}, 2, 1);
    work.command.honourEndOfSequence = true;
    work.command.endOfSequenceIds = {50, 51};
    MicroBatch batch(work, work.batches(2)[0][0]);
    for (const auto& tokens : {std::pair{1, 51}, std::pair{50, 3}}) {
        EXPECT_FALSE(batch.ended());
        batch.nextTokens()[0] = tokens.first;
        batch.nextTokens()[1] = tokens.second;
        batch.advance();
    }
    EXPECT_TRUE(batch.ended());
    EXPECT_EQ(batch.generated(0), (std::vector{1, 50}));
    EXPECT_EQ(batch.generated(1), (std::vector{51}));
}

TEST(MicroBatch, AnAbandonedStepIsAllWaste)
{
    MicroBatch batch(workOf({2, 2}, 2, 1), workOf({2, 2}, 2, 1).batches(2)[0][0]);
    batch.addAbandonedStep();
    EXPECT_EQ(batch.computedPositions(), 2);
    EXPECT_EQ(batch.wastedPositions(), 2);
    EXPECT_EQ(batch.stepsDone(), 0);
}

TEST(StepBlocks, CutRowsWhereABlockIsFull)
{
    StepBlocks cut;
    const std::vector<Segment> rows{{4, 0, 3, 0}, {5, 3, 6, 2}};
    cut.cut(rows, 4);
    EXPECT_EQ(cut.blocks, (std::vector<StepBlock>{{0, 4, 0, 2}, {4, 4, 2, 3}, {8, 1, 3, 4}}));
    EXPECT_EQ(cut.parts, (std::vector<Segment>{{4, 0, 3, 0}, {5, 3, 1, 2}, {5, 0, 4, 3}, {5, 0, 1, 7}}));
}

TEST(MicroBatch, ARankThatNeverSeesTokensDoesNotEndEarly)
{
    CellWork work = workOf({2}, 1, 1);
    work.command.honourEndOfSequence = true;
    work.command.endOfSequenceIds = {0}; // what an unset token looks like
    MicroBatch batch(work, work.batches(1)[0][0], false);
    batch.advance();
    EXPECT_FALSE(batch.ended());
}
