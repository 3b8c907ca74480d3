// SPDX-License-Identifier: GPL-3.0-or-later
// The attention of prompts on tensor cores against fp64, at the heads of every preset: rows of every kind of length, in
// one block and cut into several, and rows that go on.
#include <tests/support/made_rows.h>
#include <tests/worker_cuda/device_rows.h>
#include <tests/worker_cuda/gpu_model.h>

#include <device/cuda_error.h>
#include <worker/kernels/cuda/prefill_attention.h>
#include <worker/model/kv_cache.h>
#include <worker/model/rotary_table.h>

#include <gtest/gtest.h>

#include <cmath>

using namespace throughline;
using namespace throughline::test;

namespace {

/// Positions [first, first + count) of a row.
struct Part {
    int row = 0;
    int first = 0;
    int count = 0;
};

struct Expected {
    double value = 0;
    double spread = 0; // Σ probability · |value|
};

/// Random queries, keys and values of some rows, attended to in any steps.
class PromptRows {
public:
    PromptRows(WeightType type, const HeadLayout& layout, bool rotary, int rows, int positions)
        : m_type(type)
        , m_layout(layout)
        , m_positions(positions)
        , m_width((layout.heads + 2 * layout.kvHeads) * layout.headDim)
        , m_compute(type)
        , m_cache(m_compute, type, layout, 1, rows, positions)
        , m_given(randomNumbers(type, int64_t{rows} * positions * m_width, 17))
    {
        if (rotary)
            turn();
    }

    /// One step of these parts, in blocks of up to `blockTokens` tokens. Returns whether all blocks had prompts.
    bool run(const std::vector<Part>& parts, int blockTokens)
    {
        int count = 0;
        MadeRows made;
        std::vector<float> values;
        for (const Part& part : parts) {
            made.add(part.row, part.first, std::vector<int>(static_cast<std::size_t>(part.count)));
            for (int position = part.first; position < part.first + part.count; ++position)
                values.insert(values.end(), m_given.begin() + static_cast<int64_t>(offset(part.row, position, 0)),
                    m_given.begin() + static_cast<int64_t>(offset(part.row, position, 0)) + m_width);
            count += part.count;
        }
        StepTokens tokens(m_compute, count, static_cast<int>(parts.size()), blockTokens);
        tokens.set(made.rows());
        const ActivationBuffer qkv(m_type, count, m_width);
        const ActivationBuffer out(m_type, count + spareRows, outWidth());
        sendRows(m_compute, values, m_width, qkv.rows());
        bool prompts = true;
        for (const TokenBlock& block : tokens.blocks()) {
            prompts = prompts && hasPrompts(block);
            const auto from = [&](Activations rows) {
                rows.data = static_cast<char*>(rows.data) + block.firstToken * rows.stride * 2;
                return rows;
            };
            attention(m_compute, m_layout, m_cache.layer(0), block, from(qkv.rows()), from(out.rows()));
        }
        m_out = receiveRows(m_compute, out.rows(), count + spareRows, outWidth());
        return prompts;
    }

    /// Compares the results of the last step, which had these parts, for some heads.
    void expectExact(const std::vector<Part>& parts) const
    {
        int token = 0;
        for (const Part& part : parts) {
            for (const int head : {0, m_layout.heads / 2, m_layout.heads - 1}) {
                std::vector<std::vector<double>> keys;
                for (int position = 0; position < part.first + part.count; ++position)
                    keys.push_back(turned(part.row, position, m_layout.heads + kvHeadOf(head)));
                for (int i = 0; i < part.count; ++i)
                    expectHead(token + i, part.row, part.first + i, head, keys);
            }
            token += part.count;
        }
        for (std::size_t i = static_cast<std::size_t>(token) * outWidth(); i < m_out.size(); ++i)
            ASSERT_EQ(m_out[i], 0) << "written behind the last token";
    }
    std::string kernelName() const { return attentionKernelName(m_compute, m_layout, m_type); }

private:
    static constexpr int spareRows = 64;
    int kvHeadOf(int head) const { return head * m_layout.kvHeads / m_layout.heads; }
    int outWidth() const { return m_layout.heads * m_layout.headDim; }
    std::size_t offset(int row, int position, int head) const
    {
        return (static_cast<std::size_t>(row) * m_positions + position) * m_width
            + static_cast<std::size_t>(head) * m_layout.headDim;
    }

    void turn()
    {
        m_table = RotaryTable(m_compute, Rotary{}, m_layout.headDim, m_positions);
        m_layout.cosines = m_table.cosines();
        m_layout.sines = m_table.sines();
        m_layout.half = m_table.half();
        const auto copied = [&](const float* from) {
            std::vector<float> values(static_cast<std::size_t>(m_positions) * m_layout.half);
            checkCuda(cudaMemcpy(values.data(), from, values.size() * sizeof(float), cudaMemcpyDeviceToHost),
                "copying from the device");
            return values;
        };
        m_cosines = copied(m_layout.cosines);
        m_sines = copied(m_layout.sines);
    }

    /// A query or a key by its position, as it is kept: rounded.
    std::vector<double> turned(int row, int position, int head) const
    {
        const float* const x = m_given.data() + offset(row, position, head);
        std::vector<double> result(x, x + m_layout.headDim);
        for (int i = 0; i < m_layout.half; ++i) {
            const std::size_t at = static_cast<std::size_t>(position) * m_layout.half + i;
            const double first = x[i];
            const double second = x[i + m_layout.half];
            result[i] = rounded(m_type, first * m_cosines[at] - second * m_sines[at]);
            result[i + m_layout.half] = rounded(m_type, second * m_cosines[at] + first * m_sines[at]);
        }
        return result;
    }

    /// `keys`: of this row, [position][headDim].
    std::vector<Expected> exact(int row, int position, int head, const std::vector<std::vector<double>>& keys) const
    {
        const int first = m_layout.window > 0 ? std::max(0, position - m_layout.window + 1) : 0;
        const std::vector<double> query = turned(row, position, head);
        std::vector<Expected> result(m_layout.headDim);
        double total = 0;
        for (int p = first; p <= position; ++p) {
            double score = 0;
            for (int i = 0; i < m_layout.headDim; ++i)
                score += query[i] * keys[p][i];
            const double share = std::exp(score * m_layout.scale);
            total += share;
            const int valueHead = m_layout.heads + m_layout.kvHeads + kvHeadOf(head);
            const float* const value = m_given.data() + offset(row, p, valueHead);
            for (int i = 0; i < m_layout.headDim; ++i) {
                result[i].value += share * value[i];
                result[i].spread += share * std::abs(value[i]);
            }
        }
        for (Expected& expected : result)
            expected = {expected.value / total, expected.spread / total};
        return result;
    }

    /// Probabilities are rounded, each by up to `unit` of itself, which moves a sum by up to unit · spread, and so is
    /// the result. Where a turned element rounds to the other neighbour, a score is off by up to 2 · unit times one of
    /// its products (of up to 3) times the scale, and its probability by as much: 2 · unit · spread. Probabilities
    /// below 2^-14 are fp16's subnormal numbers: 513 of them are off by 2^-25 each.
    void expectHead(int token, int row, int position, int head, const std::vector<std::vector<double>>& keys) const
    {
        const double unit = unitRoundoff(m_type);
        const std::vector<Expected> expected = exact(row, position, head, keys);
        for (int i = 0; i < m_layout.headDim; ++i) {
            const double bound = unit * (std::abs(expected[i].value) + 3 * expected[i].spread) + 513 * 0x1p-25;
            const std::size_t at = static_cast<std::size_t>(token) * outWidth() + head * m_layout.headDim + i;
            ASSERT_NEAR(m_out[at], expected[i].value, bound)
                << "row " << row << " position " << position << " head " << head << " element " << i;
        }
    }

    WeightType m_type;
    HeadLayout m_layout;
    int m_positions;
    int m_width;
    Compute m_compute;
    KvCache m_cache;
    RotaryTable m_table;
    std::vector<float> m_cosines; // [position][half]
    std::vector<float> m_sines;
    std::vector<float> m_given; // [row][position][width], before it is turned
    std::vector<float> m_out;   // [tokens + spareRows][heads·headDim] of the last step
};

class PrefillAttention : public testing::TestWithParam<WeightType> {
protected:
    void SetUp() override
    {
        if (!hasGpu())
            GTEST_SKIP() << "there is no GPU here";
    }
    static std::string nameOf(int headDim)
    {
        return (GetParam() == WeightType::Bf16 ? "bf16 attention of " : "fp16 attention of ") + std::to_string(headDim)
            + " tensor cores";
    }
};

HeadLayout layoutOf(int heads, int kvHeads, int headDim, int window = 0)
{
    HeadLayout layout{heads, kvHeads, headDim, static_cast<float>(1 / std::sqrt(headDim))};
    layout.window = window;
    return layout;
}

// A tile and a block of keys have 64 positions.
const std::vector<Part> everyLength{{0, 0, 1}, {1, 0, 63}, {2, 0, 64}, {3, 0, 65}, {4, 0, 200}, {5, 0, 513}};
constexpr int longest = 513;

} // namespace

TEST_P(PrefillAttention, AgreesWithFp64AtEveryPresetsHeads)
{
    for (const int heads : {12, 16, 20, 25}) { // of GPT-2, whose positions are learned
        PromptRows rows(GetParam(), layoutOf(heads, heads, 64), false, 6, longest);
        EXPECT_EQ(rows.kernelName(), nameOf(64));
        EXPECT_TRUE(rows.run(everyLength, 4096));
        rows.expectExact(everyLength);
    }
    // Qwen2.5 0.5B and 7B, TinyLlama, Llama 2, Llama 3 and Mistral, 3.1 70B, Falcon. A window shorter than any model's.
    for (const HeadLayout& layout :
        {layoutOf(14, 2, 64), layoutOf(28, 4, 128), layoutOf(32, 4, 64), layoutOf(32, 32, 128), layoutOf(32, 8, 128),
            layoutOf(32, 8, 128, 100), layoutOf(64, 8, 128), layoutOf(71, 1, 64), layoutOf(71, 1, 64, 100)}) {
        PromptRows rows(GetParam(), layout, true, 6, longest);
        EXPECT_EQ(rows.kernelName(), nameOf(layout.headDim));
        EXPECT_TRUE(rows.run(everyLength, 4096));
        rows.expectExact(everyLength);
    }
}

TEST_P(PrefillAttention, RowsGoOnWhereTheyWere)
{
    for (const int window : {0, 100}) {
        PromptRows rows(GetParam(), layoutOf(8, 2, 128, window), true, 2, 400);
        const std::vector<Part> begin{{1, 0, 70}, {0, 0, 131}};
        EXPECT_TRUE(rows.run(begin, 4096));
        rows.expectExact(begin);
        const std::vector<Part> next{{0, 131, 200}, {1, 70, 5}};
        EXPECT_TRUE(rows.run(next, 4096));
        rows.expectExact(next);
        const std::vector<Part> single{{0, 331, 1}, {1, 75, 1}};
        EXPECT_FALSE(rows.run(single, 4096)); // the other kernel goes on with what this one left
        rows.expectExact(single);
    }
}

TEST_P(PrefillAttention, BlocksMayCutRowsAnywhere)
{
    const std::vector<Part> parts{{0, 0, 150}, {1, 0, 97}, {2, 0, 50}};
    for (const int blockTokens : {100, 64, 41}) {
        PromptRows rows(GetParam(), layoutOf(14, 2, 64), true, 3, 150);
        EXPECT_TRUE(rows.run(parts, blockTokens)); // no block has single tokens only
        rows.expectExact(parts);
    }
}

TEST(PrefillAttentionKernel, IsForSixteenBitsAndTheUsualHeads)
{
    EXPECT_TRUE(canAttendTiles(layoutOf(8, 8, 64), WeightType::Bf16));
    EXPECT_TRUE(canAttendTiles(layoutOf(8, 8, 128), WeightType::Fp16));
    EXPECT_FALSE(canAttendTiles(layoutOf(8, 8, 128), WeightType::Fp32));
    EXPECT_FALSE(canAttendTiles(layoutOf(8, 8, 80), WeightType::Bf16));
}

INSTANTIATE_TEST_SUITE_P(Types, PrefillAttention, testing::Values(WeightType::Bf16, WeightType::Fp16),
    [](const auto& parameter) { return parameter.param == WeightType::Bf16 ? "bf16" : "fp16"; });
