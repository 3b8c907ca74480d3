// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens that move on on the device, and as a message from one stage to another.
#include <tests/worker_cuda/gpu_values.h>

#include <device/step_tokens.h>
#include <worker/kernels/argmax.h>

#include <array>

using namespace throughline;
using namespace throughline::test;

namespace {

using GpuTokens = OnGpu;

constexpr int wordsToChoose = 64;

/// Of two rows with prompts of two and three tokens, the first of which may not go on.
StepTokens twoRows(Compute& compute)
{
    StepTokens tokens(compute, 5, 2, 5);
    const std::vector<int> ids{1, 2, 3, 4, 5};
    const std::vector<int> positions{0, 1, 0, 1, 2};
    const std::vector<Segment> segments{{1, 0, 2, 0}, {0, 2, 3, 0}};
    const std::vector<int> lengths{2, 3};
    const std::vector<int> lastPositions{1, 9};
    tokens.set({ids, positions, segments, lengths, lastPositions});
    return tokens;
}

/// Chooses these.
void choose(Compute& compute, StepTokens& tokens, int first, int second)
{
    std::vector<float> logits(static_cast<std::size_t>(2 * padded(wordsToChoose)), -1);
    logits[static_cast<std::size_t>(first)] = 1;
    logits[static_cast<std::size_t>(padded(wordsToChoose) + second)] = 1;
    const auto sent = onDevice(logits);
    chooseTokens(compute, {sent.data(), padded(wordsToChoose)}, wordsToChoose, tokens);
    compute.finish();
}

std::array<int, 2> twoOf(Compute& compute, const int* onDevice)
{
    compute.finish();
    std::array<int, 2> values{};
    EXPECT_EQ(cudaMemcpy(values.data(), onDevice, sizeof values, cudaMemcpyDeviceToHost), cudaSuccess);
    return values;
}

} // namespace

TEST_F(GpuTokens, MoveOnToTheNextPositionUnlessItIsTheLast)
{
    Compute compute(WeightType::Fp32);
    StepTokens tokens = twoRows(compute);
    choose(compute, tokens, 7, 63);
    tokens.advance();
    using Two = std::array<int, 2>;
    EXPECT_EQ(tokens.count(), 2);
    EXPECT_EQ(twoOf(compute, tokens.arrays().ids), (Two{7, 63}));
    EXPECT_EQ(twoOf(compute, tokens.arrays().positions), (Two{1, 3}));
    EXPECT_EQ(twoOf(compute, tokens.arrays().nextPositions), (Two{3, 4}));
    EXPECT_EQ(twoOf(compute, tokens.arrays().rowsInCache), (Two{1, 0}));
    EXPECT_EQ(twoOf(compute, tokens.arrays().lastTokens), (Two{0, 1}));
}

TEST_F(GpuTokens, OfAMessageAreTakenAsThoseThatWereChosen)
{
    Compute compute(WeightType::Fp32);
    StepTokens chosen = twoRows(compute);
    choose(compute, chosen, 21, 0);
    const DeviceBuffer<float> message(2);
    chosen.writeTo(message.data());
    StepTokens received = twoRows(compute);
    received.readFrom(message.data());
    std::vector<int> taken(2);
    EXPECT_TRUE(received.take(taken));
    EXPECT_EQ(taken, (std::vector{21, 0}));
    received.advance();
    EXPECT_EQ(twoOf(compute, received.arrays().ids), (std::array{21, 0}));
}
