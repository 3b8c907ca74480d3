// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/metrics.h>
#include <tests/core/made_values.h>

#include <gtest/gtest.h>

namespace throughline {

TEST(ModelFacts, countsATiedHeadOnce)
{
    EXPECT_EQ(parameterCount(made::distilgpt2()), 81'912'576); // as Hugging Face counts distilgpt2
    EXPECT_EQ(parameterCount(made::small()), 1'640 + 4 * 1'000 + 2'000);
}

TEST(ModelFacts, weightBytesOfParts)
{
    const ModelFacts facts = made::distilgpt2();
    EXPECT_EQ(weightBytes(facts, 0, 6, 4), 4 * 81'912'576);
    EXPECT_EQ(weightBytes(facts, 0, 3, 2), 2 * (51'281 * 768 + 3 * 7'087'872));
    // Away from the embedding, the tied head is held a second time.
    EXPECT_EQ(weightBytes(facts, 3, 6, 2), 2 * (3 * 7'087'872 + 38'598'912));
    EXPECT_EQ(weightBytes(facts, 2, 4, 4), 4 * 2 * 7'087'872);
}

TEST(ModelFacts, keysAndValuesPerPosition)
{
    EXPECT_EQ(kvBytesPerPosition(made::distilgpt2(), 6, 4), 2 * 6 * 768 * 4); // 36,864
    ModelFacts grouped = made::distilgpt2();
    grouped.kvHeads = 3;
    EXPECT_EQ(kvBytesPerPosition(grouped, 2, 2), 2 * 2 * 3 * 64 * 2);
}

TEST(StepCost, countsWhatADecodeStepReadsAndComputes)
{
    const ModelFacts facts = made::small();
    // Weights 4 · 1,000 + 2,000; per row two embedding rows of 10; cache per row and position 2 · 4 layers · 10 values.
    EXPECT_DOUBLE_EQ(stepBytes(facts, Precision::Fp32, 3, 7), (6'000 + 3 * 20) * 4 + 3 * 7 * 80 * 4);
    EXPECT_DOUBLE_EQ(stepBytes(facts, Precision::Bf16, 1, 0), (6'000 + 20) * 2);
    // Two operations per weight and row, and 4 · 7 · 10 per layer of attention.
    EXPECT_DOUBLE_EQ(stepOperations(facts, 3, 7), 3 * (2 * 6'000 + 4 * 4 * 7 * 10));
    EXPECT_EQ(bytesPerValue(Precision::Fp32), 4);
    EXPECT_EQ(bytesPerValue(Precision::Bf16), 2);
}

} // namespace throughline
