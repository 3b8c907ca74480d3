// SPDX-License-Identifier: GPL-3.0-or-later
// A rank's bytes on a GPU, counted by hand.
#include <core/gpu_memory.h>

#include <gtest/gtest.h>

#include <utility>

namespace throughline {

namespace {

constexpr int64_t workspace = int64_t{64} << 20;

ModelFacts llama3()
{
    ModelFacts facts;
    facts.layers = 32;
    facts.hidden = 4096;
    facts.heads = 32;
    facts.kvHeads = 8;
    facts.headDim = 128;
    facts.intermediate = 14336;
    facts.gatedMlp = true;
    facts.vocab = 128'256;
    facts.embeddingParameters = 525'336'576;
    facts.layerParameters = 218'112'000;
    facts.headParameters = 525'336'576 + 4096;
    return facts;
}

/// Nothing is a whole row: rows of 40 and 50 values lie as 64, heads of 10 as 16.
ModelFacts uneven()
{
    ModelFacts facts;
    facts.layers = 4;
    facts.hidden = 40;
    facts.heads = 4;
    facts.kvHeads = 2;
    facts.headDim = 10;
    facts.intermediate = 50;
    facts.vocab = 100;
    facts.embeddingParameters = (100 + 64) * 40;
    facts.layerParameters = 8'800 + 300; // matrices of 80 × 40, 40 × 40, 50 × 40, 40 × 50; norms and biases
    facts.headParameters = 100 * 40 + 80;
    return facts;
}

/// All of it: two rows of 5 + 3 positions.
GpuRankWork evenWork(Precision precision = Precision::Bf16) { return {precision, 0, 4, true, 2, 8, 10}; }

int64_t layerOf(int64_t width) { return ((128 + 50) * 64 + 40 * (64 + 64)) * width + 300 * 4; }
int64_t weightsOf(int64_t width) { return 4 * layerOf(width) + 4'000 * width + 2'560 * 4 + 6'400 * width + 80 * 4; }
int64_t cacheOf(int64_t layers, int64_t width) { return 2 * layers * 2 * 2 * 8 * 16 * width; }
int64_t stepOf(int64_t tokens, int64_t width) { return tokens * (64 + 128 + 64 + 64) * width; }
int64_t idsOf(int64_t tokens, int64_t rows, int64_t tiles) { return (3 * tokens + 5 * rows + 3 + 4 * tiles) * 4; }
constexpr int64_t logits = 2 * 128 * 4;
constexpr int64_t picked = 2 * 64 * 4;

} // namespace

TEST(GpuMemory, countsEveryBuffer)
{
    // 10 packed tokens of 2 rows: each begins a tile, and so may each end of a block.
    const int64_t stream = 10 * 64 * 4 + idsOf(10, 2, 4);
    for (const auto& [precision, width] : {std::pair{Precision::Bf16, 2}, {Precision::Fp32, 4}, {Precision::Tf32, 4}})
        EXPECT_EQ(gpuRankBytes(uneven(), evenWork(precision)),
            weightsOf(width) + cacheOf(4, width) + stepOf(16, width) + logits + stream + picked + workspace);
}

TEST(GpuMemory, aGatedLayerHoldsGateAndUpAsWholeRows)
{
    ModelFacts gated = uneven();
    gated.gatedMlp = true;
    gated.layerParameters += 50 * 40;
    EXPECT_EQ(gpuRankBytes(gated, evenWork()) - gpuRankBytes(uneven(), evenWork()),
        4 * (128 - 50) * 64 * 2 + 16 * 64 * 2); // matrices, and what they write
}

TEST(GpuMemory, withoutATableOfPositionsThereAreCosinesAndSines)
{
    ModelFacts rotary = uneven();
    rotary.embeddingParameters = 100 * 40;
    EXPECT_EQ(gpuRankBytes(rotary, evenWork()) - gpuRankBytes(uneven(), evenWork()), 8 * 10 * 4 - 2'560 * 4);
}

TEST(GpuMemory, aBlockHasNoMoreThan8192TokensAndNoFewerThanRows)
{
    GpuRankWork work = evenWork();
    work.rows = 100;
    work.positions = 81;
    const int64_t below = gpuRankBytes(uneven(), work);
    work.positions = 82; // 8,200 tokens
    const int64_t moreCached = 2 * 4 * 100 * 2 * 16 * 2;
    EXPECT_EQ(gpuRankBytes(uneven(), work) - below, moreCached + stepOf(92, 2));
    work.positions = 482;
    EXPECT_EQ(gpuRankBytes(uneven(), work) - below, 401 * moreCached + stepOf(92, 2));
    work.rows = 10'000;
    work.positions = 1;
    const int64_t cached = 2 * 4 * 10'000 * 2 * 16 * 2;
    const int64_t stream = 10'000 * 64 * 4 + idsOf(10'000, 10'000, 10'000 / 64 + 10'000 + 2 * 2);
    EXPECT_EQ(gpuRankBytes(uneven(), work),
        weightsOf(2) + cached + stepOf(10'000, 2) + 10'000 * (128 + 64) * 4 + stream + workspace);
}

TEST(GpuMemory, longRowsIn16BitsAreSharedByBlocksWhichNeedsRoom)
{
    for (const auto& [precision, shared] : {std::pair{Precision::Bf16, (4 << 20) + 4 * 4096},
             {Precision::Fp16, (4 << 20) + 4 * 4096}, {Precision::Fp32, 0}}) {
        GpuRankWork work = evenWork(precision);
        work.positions = 512;
        const int64_t below = gpuRankBytes(uneven(), work);
        const int64_t width = precision == Precision::Fp32 ? 4 : 2;
        work.positions = 513;
        EXPECT_EQ(gpuRankBytes(uneven(), work) - below, cacheOf(4, width) / 8 + stepOf(2, width) + shared);
    }
}

TEST(GpuMemory, aTiedHeadIsHeldOnceWhereTheEmbeddingIs)
{
    ModelFacts tied = uneven();
    tied.tiedHead = true;
    EXPECT_EQ(gpuRankBytes(uneven(), evenWork()) - gpuRankBytes(tied, evenWork()), 4'000 * 2);
    GpuRankWork last = evenWork();
    last.firstLayer = 2; // away from the embedding it is a copy
    EXPECT_EQ(gpuRankBytes(uneven(), last), gpuRankBytes(tied, last));
}

TEST(GpuMemory, aStageHoldsItsLayersAndAMessageForEachChunk)
{
    GpuRankWork first = evenWork();
    first.endLayer = 2;
    first.chunks = 3; // of 2 rows: two
    first.promptTokens = 5;
    first.gatheredValues = 7;
    const int64_t weights = 2 * layerOf(2) + 4'000 * 2 + 2'560 * 4;
    const int64_t messages = (16 + 5 * 64) + (16 + 64) + (16 + 1); // even steps, odd steps, chosen tokens
    EXPECT_EQ(gpuRankBytes(uneven(), first),
        weights + cacheOf(2, 2) + stepOf(16, 2) + 2 * (messages * 4 + idsOf(5, 1, 3)) + 7 * 4 + workspace);
    GpuRankWork last = first;
    last.firstLayer = 2;
    last.endLayer = 4;
    EXPECT_EQ(gpuRankBytes(uneven(), last) - gpuRankBytes(uneven(), first),
        6'400 * 2 + 80 * 4 - 4'000 * 2 - 2'560 * 4 + logits + picked / 2);
}

TEST(GpuMemory, headsOfAForwardPass)
{
    GpuRankWork none = evenWork();
    none.outputHead = false;
    const int64_t outputs = 2 * 40 * 4; // as fp32
    EXPECT_EQ(gpuRankBytes(uneven(), evenWork()) - gpuRankBytes(uneven(), none), 6'400 * 2 + logits - outputs);
    GpuRankWork labelled = none;
    labelled.labels = 3;
    EXPECT_EQ(gpuRankBytes(uneven(), labelled) - gpuRankBytes(uneven(), none), 3 * 64 * 2 + 2 * 32 * 4 - outputs);
}

TEST(GpuMemory, llama3InBf16)
{
    // 16 rows of 28 + 100 positions, 272 prompt tokens.
    const int64_t weights = 16'060'522'496 + (32 * 2 + 1) * 4'096 * 2; // 8,030,261,248 parameters; norms are fp32
    const int64_t cache = 16 * 128 * 131'072 + 128 * 128 * 4;          // and cosines, sines
    const int64_t step = 16 * 128 * (4'096 + 6'144 + 4'096 + 2 * 14'336) * 2;
    const int64_t logitBytes = 16 * 128'256 * 4;
    const int64_t stream = (272 + 16) * 4'096 * 4 + idsOf(272, 16, 4 + 16 + 2);
    EXPECT_EQ(gpuRankBytes(llama3(), {Precision::Bf16, 0, 32, true, 16, 128, 272}),
        weights + cache + step + logitBytes + stream + workspace);
}

} // namespace throughline
