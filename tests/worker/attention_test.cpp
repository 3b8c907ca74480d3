// SPDX-License-Identifier: GPL-3.0-or-later
// The attention kernels against fp64, at the heads of every preset, with groups, windows and rotary positions.
#include <worker/kernels/attention.h>
#include <worker/model/kv_cache.h>
#include <worker/model/rotary_table.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace throughline;

namespace {

constexpr int positions = 150;

struct Kernel {
    InstructionSet set;
    WeightType type;
};

std::string nameOf(const Kernel& kernel) { return kernel.type == WeightType::Fp32 ? "fp32" : "bf16"; }
std::string setNameOf(const Kernel& kernel)
{
    const char* const sets[] = {"baseline", "avx2", "avx512"};
    return sets[static_cast<int>(kernel.set)];
}

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
        m_given.assign(m_qkv.data(), m_qkv.data() + m_qkv.size());
    }

    /// Token t of row r is token r·positions + t of the step.
    void run(std::span<const Segment> segments)
    {
        attention(m_compute, m_layout, m_cache.layer(0), {0, m_qkv.size() / m_width, segments}, {m_qkv.data(), m_width},
            out());
    }
    Rows out() { return {m_out.data(), padded(int64_t{m_layout.heads} * m_layout.headDim)}; }

    /// One head's result, [headDim].
    std::vector<double> exact(int token, int head) const
    {
        const int kvHead = head * m_layout.kvHeads / m_layout.heads;
        const int row = token / positions * positions;
        const int first = m_layout.window > 0 ? std::max(row, token - m_layout.window + 1) : row;
        std::vector<double> result(m_layout.headDim);
        double sum = 0;
        for (int t = first; t <= token; ++t) {
            double score = 0;
            for (int i = 0; i < m_layout.headDim; ++i)
                score += turned(token, head, i) * rounded(turned(t, m_layout.heads + kvHead, i));
            const double share = std::exp(score * m_layout.scale);
            sum += share;
            for (int i = 0; i < m_layout.headDim; ++i)
                result[i] += share * rounded(m_given[offset(t, m_layout.heads + m_layout.kvHeads + kvHead, i)]);
        }
        for (double& value : result)
            value /= sum;
        return result;
    }
    std::string kernelName() const { return attentionKernelName(m_compute, m_layout, m_kernel.type); }

private:
    int64_t offset(int token, int head, int i) const { return token * m_width + head * m_layout.headDim + i; }
    /// Element of a query or key after rotation by its position.
    double turned(int token, int head, int i) const
    {
        const double x = m_given[offset(token, head, i)];
        const int half = m_layout.half;
        if (i >= 2 * half)
            return x;
        const int64_t pair = static_cast<int64_t>(token % positions) * half + i % half;
        const double other = m_given[offset(token, head, (i + half) % (2 * half))];
        return x * m_layout.cosines[pair] + (i < half ? -other : other) * m_layout.sines[pair];
    }
    double rounded(double value) const
    {
        const auto narrow = static_cast<float>(value);
        return m_kernel.type == WeightType::Bf16 ? fromBf16(toBf16(narrow)) : narrow;
    }

    Kernel m_kernel;
    HeadLayout m_layout;
    int64_t m_width;
    Compute m_compute;
    KvCache m_cache;
    std::vector<float> m_given; // qkv before it is turned in place
    Buffer<float> m_qkv;        // [rows·positions, (heads + 2·kvHeads)·headDim]
    Buffer<float> m_out;        // [rows·positions, heads·headDim]
};

class AttentionOn : public testing::TestWithParam<Kernel> {
protected:
    void SetUp() override
    {
        if (!runsHere(GetParam().set))
            GTEST_SKIP() << "this processor lacks the instructions";
    }
};

/// `heads`: how many of them, evenly chosen, are compared.
void expectExact(Attended& attended, const HeadLayout& layout, int token, int heads, double tolerance)
{
    for (int head = 0; head < layout.heads; head += std::max(1, layout.heads / heads)) {
        const std::vector<double> expected = attended.exact(token, head);
        for (int d = 0; d < layout.headDim; ++d)
            ASSERT_NEAR(attended.out().row(token)[head * layout.headDim + d], expected[d], tolerance)
                << "token " << token << " head " << head;
    }
}

// Probabilities sum to 1 and values are about 1: a few hundred roundings of 2⁻²⁴ in scores of up to 5.
constexpr double roundings = 2e-5;

/// A turned key may round to the other neighbour in bf16: one of 64 products of about 1 is then off by up to 2⁻⁸, and
/// the score, and so a probability, by as much times the scale.
double tolerance(WeightType type, bool turned) { return type == WeightType::Bf16 && turned ? 2e-3 : roundings; }

/// Rotary positions of a head, as the layout points to them.
struct Turns {
    explicit Turns(HeadLayout& layout, int width)
        : compute({0})
        , table(compute, Rotary{}, width, positions)
    {
        layout.cosines = table.cosines();
        layout.sines = table.sines();
        layout.half = table.half();
    }
    Compute compute;
    RotaryTable table;
};

} // namespace

TEST_P(AttentionOn, AgreesWithFp64AtEveryPresetsHeads)
{
    for (const int heads : {12, 16, 20, 25}) {
        const HeadLayout layout{heads, heads, 64, 0.125f};
        Attended attended(GetParam(), layout, 2);
        const std::vector<Segment> prompts{{0, 0, positions, 0}, {1, positions, positions - 9, 0}};
        attended.run(prompts);
        EXPECT_EQ(attended.kernelName(), nameOf(GetParam()) + " attention of 64 " + setNameOf(GetParam()));
        for (const int token : {0, 1, 15, 16, 17, 100, positions - 1, positions, 2 * positions - 10})
            expectExact(attended, layout, token, heads, roundings);
    }
}

TEST_P(AttentionOn, AgreesWithFp64AtTheGroupedHeadsOfEveryPreset)
{
    struct Grouped {
        int heads;
        int kvHeads;
        int headDim;
        int window; // shorter than any model's, so that it is reached
    };
    // Qwen2.5 0.5B and 7B, TinyLlama, Llama 2, Llama 3 and Mistral, 3.1 70B, Falcon.
    for (const Grouped& grouped : {Grouped{14, 2, 64, 0}, {28, 4, 128, 0}, {32, 4, 64, 0}, {32, 32, 128, 0},
             {32, 8, 128, 0}, {32, 8, 128, 48}, {64, 8, 128, 0}, {71, 1, 64, 0}}) {
        HeadLayout layout{grouped.heads, grouped.kvHeads, grouped.headDim, grouped.headDim == 64 ? 0.125f : 0.0884f};
        layout.window = grouped.window;
        const Turns turns(layout, grouped.headDim);
        Attended attended(GetParam(), layout, 1);
        const std::vector<Segment> prompt{{0, 0, positions - 3, 0}};
        attended.run(prompt);
        const std::vector<Segment> next{{0, positions - 3, 1, positions - 3}};
        attended.run(next);
        EXPECT_EQ(attended.kernelName(),
            nameOf(GetParam()) + " attention of " + std::to_string(grouped.headDim) + " " + setNameOf(GetParam()));
        for (const int token : {0, 1, 16, 47, 48, 49, 100, positions - 3})
            expectExact(attended, layout, token, 5, tolerance(GetParam().type, true));
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
            expectExact(attended, layout, token, layout.heads, roundings);
    }
    HeadLayout narrow{8, 2, 16, 0.3f}; // 8 wide, stored as 16
    const Turns turns(narrow, 8);
    Attended attended(GetParam(), narrow, 1);
    const std::vector<Segment> prompt{{0, 0, 70, 0}};
    attended.run(prompt);
    EXPECT_EQ(attended.kernelName(), nameOf(GetParam()) + " attention of any " + setNameOf(GetParam()));
    for (const int token : {0, 8, 69})
        expectExact(attended, narrow, token, 8, tolerance(GetParam().type, true));
}

TEST_P(AttentionOn, TokensOneByOneEqualAllAtOnce)
{
    // One cached head for all, too, which is handed out another way when there are more threads.
    for (auto layout : {HeadLayout{12, 12, 64, 0.125f}, HeadLayout{12, 1, 64, 0.125f}, HeadLayout{12, 4, 64, 0.125f}}) {
        layout.window = 40;
        const Turns turns(layout, 64);
        Attended together(GetParam(), layout, 2);
        const std::vector<Segment> prompts{{0, 0, positions, 0}, {1, positions, positions, 0}};
        together.run(prompts);
        Attended oneByOne(GetParam(), layout, 2);
        for (int t = 0; t < positions; ++t) {
            const std::vector<Segment> first{{0, t, 1, t}};
            const std::vector<Segment> second{{1, positions + t, 1, t}};
            oneByOne.run(first);
            oneByOne.run(second);
        }
        for (int token = 0; token < 2 * positions; ++token)
            ASSERT_TRUE(
                std::equal(together.out().row(token), together.out().row(token) + 12 * 64, oneByOne.out().row(token)))
                << "token " << token;
    }
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
