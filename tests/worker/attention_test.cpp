// SPDX-License-Identifier: GPL-3.0-or-later
// The attention kernels against fp64, at the heads of every GPT-2 preset.
#include <worker/kernels/attention.h>
#include <worker/model/kv_cache.h>

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace throughline;

namespace {

constexpr int positions = 150;

struct Kernel {
    InstructionSet set;
    WeightType type;
};

/// Rows of random queries, keys and values, attended to in any cut into segments.
class Attended {
public:
    Attended(const Kernel& kernel, const HeadLayout& layout, int rows)
        : m_kernel(kernel)
        , m_layout(layout)
        , m_width(padded(int64_t{layout.heads + 2 * layout.kvHeads} * layout.headDim))
        , m_compute({0, 1}, kernel.set)
        , m_cache(m_compute, kernel.type, layout, 1, rows, positions)
        , m_qkv(rows * positions * m_width)
        , m_out(rows * positions * padded(int64_t{layout.heads} * layout.headDim))
    {
        m_compute.reserve(1, 32, positions);
        std::mt19937 random(11);
        std::normal_distribution<float> normal;
        for (int64_t i = 0; i < m_qkv.size(); ++i)
            m_qkv[i] = normal(random);
    }

    /// Token t of row r is token r·positions + t of the step.
    void run(std::span<const Segment> segments)
    {
        attention(m_compute, m_layout, m_cache.layer(0), segments, {m_qkv.data(), m_width}, out());
    }
    Rows out() { return {m_out.data(), padded(int64_t{m_layout.heads} * m_layout.headDim)}; }

    double exact(int token, int head, int d) const
    {
        const int kvHead = head * m_layout.kvHeads / m_layout.heads;
        const int first = token / positions * positions;
        std::vector<double> scores;
        double sum = 0;
        for (int t = first; t <= token; ++t) {
            double score = 0;
            for (int i = 0; i < m_layout.headDim; ++i)
                score += at(token, head, i) * cached(t, m_layout.heads + kvHead, i);
            scores.push_back(std::exp(score * m_layout.scale));
            sum += scores.back();
        }
        double result = 0;
        for (int t = first; t <= token; ++t)
            result += scores[t - first] / sum * cached(t, m_layout.heads + m_layout.kvHeads + kvHead, d);
        return result;
    }

private:
    double at(int token, int head, int d) const { return m_qkv[token * m_width + head * m_layout.headDim + d]; }
    double cached(int token, int head, int d) const
    {
        const auto value = static_cast<float>(at(token, head, d));
        return m_kernel.type == WeightType::Bf16 ? fromBf16(toBf16(value)) : value;
    }

    Kernel m_kernel;
    HeadLayout m_layout;
    int64_t m_width;
    Compute m_compute;
    KvCache m_cache;
    Buffer<float> m_qkv; // [rows·positions, (heads + 2·kvHeads)·headDim]
    Buffer<float> m_out; // [rows·positions, heads·headDim]
};

class AttentionOn : public testing::TestWithParam<Kernel> {
protected:
    void SetUp() override
    {
        if (!runsHere(GetParam().set))
            GTEST_SKIP() << "this processor lacks the instructions";
    }
};

void expectExact(Attended& attended, const HeadLayout& layout, int token)
{
    for (int head = 0; head < layout.heads; ++head)
        for (int d = 0; d < layout.headDim; d += 7)
            // Probabilities sum to 1 and values are about 1: a few hundred roundings of 2⁻²⁴ in scores of up to 5.
            ASSERT_NEAR(attended.out().row(token)[head * layout.headDim + d], attended.exact(token, head, d), 2e-5)
                << "token " << token << " head " << head;
}

} // namespace

TEST_P(AttentionOn, AgreesWithFp64AtEveryPresetsHeads)
{
    for (const int heads : {12, 16, 20, 25}) {
        const HeadLayout layout{heads, heads, 64, 0.125f};
        Attended attended(GetParam(), layout, 2);
        const std::vector<Segment> prompts{{0, 0, positions, 0}, {1, positions, positions - 9, 0}};
        attended.run(prompts);
        for (const int token : {0, 1, 15, 16, 17, 100, positions - 1, positions, 2 * positions - 10})
            expectExact(attended, layout, token);
    }
}

TEST_P(AttentionOn, AgreesWithFp64ForOtherHeads)
{
    for (const HeadLayout& layout :
        {HeadLayout{4, 4, 16, 0.3f}, HeadLayout{8, 2, 128, 0.09f}, HeadLayout{3, 1, 80, 0.1f}}) {
        Attended attended(GetParam(), layout, 1);
        const std::vector<Segment> prompt{{0, 0, 70, 0}};
        attended.run(prompt);
        for (const int token : {0, 8, 69})
            expectExact(attended, layout, token);
    }
}

TEST_P(AttentionOn, TokensOneByOneEqualAllAtOnce)
{
    const HeadLayout layout{12, 12, 64, 0.125f};
    Attended together(GetParam(), layout, 2);
    const std::vector<Segment> prompts{{0, 0, positions, 0}, {1, positions, positions, 0}};
    together.run(prompts);
    Attended oneByOne(GetParam(), layout, 2);
    for (int t = 0; t < positions; ++t) {
        const std::vector<Segment> step{{0, t, 1, t}, {1, positions + t, 1, t}};
        oneByOne.run(step);
    }
    for (int token = 0; token < 2 * positions; ++token)
        ASSERT_TRUE(
            std::equal(together.out().row(token), together.out().row(token) + 12 * 64, oneByOne.out().row(token)))
            << "token " << token;
}

INSTANTIATE_TEST_SUITE_P(Kernels, AttentionOn,
    testing::Values(Kernel{InstructionSet::Baseline, WeightType::Fp32}, Kernel{InstructionSet::Avx2, WeightType::Fp32},
        Kernel{InstructionSet::Avx512, WeightType::Fp32}, Kernel{InstructionSet::Baseline, WeightType::Bf16},
        Kernel{InstructionSet::Avx2, WeightType::Bf16}, Kernel{InstructionSet::Avx512, WeightType::Bf16}));

TEST(KvCache, HoldsKeysAndValuesOfEveryLayerRowAndPosition)
{
    Compute compute({0});
    const HeadLayout layout{12, 12, 64, 0.125f};
    EXPECT_EQ(KvCache(compute, WeightType::Fp32, layout, 6, 4, 50).bytes(), int64_t{2} * 6 * 4 * 50 * 768 * 4);
    EXPECT_EQ(KvCache(compute, WeightType::Bf16, layout, 6, 4, 50).bytes(), int64_t{2} * 6 * 4 * 50 * 768 * 2);
}
