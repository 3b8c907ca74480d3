// SPDX-License-Identifier: GPL-3.0-or-later
// A rank's bytes on a GPU, counted by hand.
#include <core/gpu_memory.h>

#include <tests/core/made_values.h>

#include <gtest/gtest.h>

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

/// All of "small", whose inner layers are 40 wide: two rows of 5 + 3 positions, in bf16.
GpuRankWork smallWork() { return {Precision::Bf16, 0, 4, true, 2, 2, 8, 10}; }

ModelFacts small()
{
    ModelFacts facts = made::small();
    facts.intermediate = 40;
    return facts;
}

} // namespace

TEST(GpuMemory, countsEveryBuffer)
{
    const int64_t weights = (1'640 + 4 * 1'000 + 2'000) * 2;
    const int64_t cache = 2 * 16 * (2 * 4 * 10 * 2); // rows · positions, 8 rounded up to 16 · key and value of 4 layers
    const int64_t perToken = 10 * 4 + (10 + (2 + 2 * 2) * 5 + 10 + 40) * 2;
    const int64_t logits = 2 * 100 * 4;
    EXPECT_EQ(gpuRankBytes(small(), smallWork()), weights + cache + 10 * perToken + logits + workspace);
}

TEST(GpuMemory, aGatedInnerLayerIsThreeBuffers)
{
    ModelFacts gated = small();
    gated.gatedMlp = true;
    EXPECT_EQ(gpuRankBytes(gated, smallWork()) - gpuRankBytes(small(), smallWork()), 10 * 2 * 40 * 2);
}

TEST(GpuMemory, tf32IsStoredIn32Bits)
{
    GpuRankWork work = smallWork();
    work.precision = Precision::Tf32;
    const int64_t tf32 = gpuRankBytes(small(), work);
    work.precision = Precision::Fp32;
    EXPECT_EQ(tf32, gpuRankBytes(small(), work));
    const int64_t narrow = (1'640 + 4 * 1'000 + 2'000) * 2 + 2 * 16 * (2 * 4 * 10 * 2) + 10 * (10 + 30 + 10 + 40) * 2;
    EXPECT_EQ(tf32 - gpuRankBytes(small(), smallWork()), narrow); // twice as wide; residual and logits are fp32 anyway
}

TEST(GpuMemory, tokensAtOnceAreLimitedAndNoFewerThanRows)
{
    GpuRankWork work = smallWork();
    work.promptTokens = 8'192;
    const int64_t most = gpuRankBytes(small(), work);
    work.promptTokens = 100'000;
    EXPECT_EQ(gpuRankBytes(small(), work), most);
    work.promptTokens = 1; // a decode step has a token per row
    EXPECT_EQ(most - gpuRankBytes(small(), work), (8'192 - 2) * (10 * 4 + (10 + 30 + 10 + 40) * 2));
}

TEST(GpuMemory, aTiedHeadIsHeldOnceWhereTheEmbeddingIs)
{
    ModelFacts tied = small();
    tied.tiedHead = true; // 100 · 10 parameters
    EXPECT_EQ(gpuRankBytes(small(), smallWork()) - gpuRankBytes(tied, smallWork()), 1'000 * 2);
    GpuRankWork last = smallWork();
    last.firstLayer = 2; // away from the embedding it is a copy
    EXPECT_EQ(gpuRankBytes(small(), last), gpuRankBytes(tied, last));
    GpuRankWork first = smallWork();
    first.endLayer = 2;
    const int64_t weights = (1'640 + 2 * 1'000) * 2;
    EXPECT_EQ(gpuRankBytes(tied, first), // neither norm nor head nor logits
        weights + 2 * 16 * (2 * 2 * 10 * 2) + 10 * (10 * 4 + (10 + 30 + 10 + 40) * 2) + workspace);
}

TEST(GpuMemory, aForwardPassWithoutHeadHasNeitherCacheNorLogits)
{
    GpuRankWork work = smallWork();
    work.outputHead = false;
    work.positions = 0;
    const int64_t head = 1'000 * 2 + 2 * 100 * 4;
    EXPECT_EQ(gpuRankBytes(small(), smallWork()) - gpuRankBytes(small(), work), head + 2 * 16 * (2 * 4 * 10 * 2));
}

TEST(GpuMemory, llama3InBf16)
{
    // 16 rows of 28 + 100 positions, 272 prompt tokens.
    const int64_t weights = 16'060'522'496; // 8,030,261,248 parameters
    const int64_t cache = 16 * 128 * 131'072;
    const int64_t step = 272 * 131'072; // 4 · 4,096 + 2 · (4,096 + 6,144 + 4,096 + 3 · 14,336)
    const int64_t logits = 16 * 128'256 * 4;
    EXPECT_EQ(gpuRankBytes(llama3(), {Precision::Bf16, 0, 32, true, 16, 16, 128, 272}),
        weights + cache + step + logits + workspace);
}

} // namespace throughline
