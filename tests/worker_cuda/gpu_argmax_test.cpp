// SPDX-License-Identifier: GPL-3.0-or-later
// The greedy choice over every preset's vocabulary: ties, values that are not finite, and what the host is told.
#include <tests/support/made_rows.h>
#include <tests/worker_cuda/gpu_values.h>

#include <worker/kernels/argmax.h>

#include <checkpoint/presets.h>

#include <algorithm>
#include <limits>
#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

using GpuArgmax = OnGpu;

constexpr float infinite = std::numeric_limits<float>::infinity();
constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

struct Chosen {
    std::vector<int> tokens;
    bool finite = false;
    bool operator==(const Chosen&) const = default;
};

/// Of rows of equal length.
Chosen chosenBy(const std::vector<std::vector<float>>& rows)
{
    Compute compute(WeightType::Fp32);
    const auto vocab = static_cast<int64_t>(rows.front().size());
    const int64_t stride = padded(vocab);
    std::vector<float> all;
    MadeRows made;
    for (const auto& row : rows) {
        all.insert(all.end(), row.begin(), row.end());
        all.resize(all.size() + static_cast<std::size_t>(stride - vocab), infinite); // nobody looks there
        made.add(static_cast<int>(all.size() / static_cast<std::size_t>(stride)) - 1, 0, {7});
    }
    const auto logits = onDevice(all);
    const int count = static_cast<int>(rows.size());
    StepTokens tokens(compute, count, count, count);
    tokens.set(made.rows());
    chooseTokens(compute, {logits.data(), stride}, vocab, tokens);
    Chosen chosen{std::vector<int>(rows.size()), false};
    chosen.finite = tokens.take(chosen.tokens);
    return chosen;
}

std::vector<float> rowWith(int vocab, std::vector<std::pair<int, float>> values, float elsewhere = -1)
{
    std::vector<float> row(static_cast<std::size_t>(vocab), elsewhere);
    for (const auto& [at, value] : values)
        row[static_cast<std::size_t>(at)] = value;
    return row;
}

} // namespace

TEST_F(GpuArgmax, IsTheLargestOverEveryPresetsVocabulary)
{
    std::set<int> vocabularies{1, 2, 33};
    for (const Preset& preset : presetTable())
        vocabularies.insert(preset.shape.vocab);
    for (const int vocab : vocabularies) {
        std::vector<std::vector<float>> rows;
        Chosen expected{{}, true};
        for (int r = 0; r < 17; ++r) {
            rows.push_back(madeValues(vocab, static_cast<uint64_t>(r)));
            const auto largest = std::ranges::max_element(rows.back()); // the first of equal ones
            expected.tokens.push_back(static_cast<int>(largest - rows.back().begin()));
        }
        EXPECT_EQ(chosenBy(rows), expected) << vocab;
    }
}

TEST_F(GpuArgmax, OfEqualOnesItIsTheFirst)
{
    constexpr int vocab = 50257;
    EXPECT_EQ(
        chosenBy({rowWith(vocab, {{0, 3}, {50256, 3}}), rowWith(vocab, {{4, 3}, {260, 3}}),
            rowWith(vocab, {{31, 3}, {32, 3}}), rowWith(vocab, {{255, 3}, {256, 3}, {511, 3}}),
            rowWith(vocab, {{50255, 3}, {50256, 3}}), rowWith(vocab, {}, 0.0f), rowWith(vocab, {{9, 0.0f}}, -0.0f)}),
        (Chosen{{0, 4, 31, 255, 50255, 0, 0}, true})); // 0 and -0 are equal
}

TEST_F(GpuArgmax, FirstAndLastAreSeen)
{
    for (const int vocab : {33, 600, 32000, 152064})
        EXPECT_EQ(
            chosenBy({rowWith(vocab, {{0, 2}}), rowWith(vocab, {{vocab - 1, 2}})}), (Chosen{{0, vocab - 1}, true}))
            << vocab;
}

TEST_F(GpuArgmax, WhatIsNotFiniteIsTold)
{
    constexpr int vocab = 1000;
    const std::vector<float> sound = rowWith(vocab, {{5, 2}});
    EXPECT_EQ(chosenBy({sound, sound}), (Chosen{{5, 5}, true}));
    // Never a NaN's place.
    EXPECT_EQ(chosenBy({sound, rowWith(vocab, {{3, notANumber}, {8, 1}, {999, notANumber}})}), (Chosen{{5, 8}, false}));
    EXPECT_EQ(chosenBy({rowWith(vocab, {{0, notANumber}}), sound}), (Chosen{{1, 5}, false}));
    EXPECT_EQ(chosenBy({rowWith(vocab, {{77, infinite}, {78, infinite}}), sound}), (Chosen{{77, 5}, false}));
    EXPECT_EQ(chosenBy({sound, rowWith(vocab, {{4, -infinite}, {9, 0}})}), (Chosen{{5, 9}, false}));
    EXPECT_EQ(chosenBy({rowWith(vocab, {}, -infinite)}), (Chosen{{0}, false}));
    EXPECT_EQ(chosenBy({rowWith(vocab, {}, notANumber)}), (Chosen{{0}, false})); // some token there must be
}

TEST_F(GpuArgmax, StepsAreTakenInTheirOrder)
{
    constexpr int vocab = 100;
    Compute compute(WeightType::Fp32);
    StepTokens tokens(compute, 1, 1, 1);
    tokens.set(MadeRows().add(0, 0, {7}).rows());
    std::vector<DeviceBuffer<float>> logits;
    for (int step = 0; step < 3; ++step) {
        logits.push_back(onDevice(rowWith(vocab, {{10 + step, step == 1 ? infinite : 1.0f}})));
        chooseTokens(compute, {logits.back().data(), padded(vocab)}, vocab, tokens);
    }
    for (int step = 0; step < 3; ++step) {
        std::vector<int> token(1);
        EXPECT_EQ(tokens.take(token), step != 1);
        EXPECT_EQ(token.front(), 10 + step);
    }
}
