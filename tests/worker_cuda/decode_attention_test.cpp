// SPDX-License-Identifier: GPL-3.0-or-later
// Attention of single tokens over caches of any length against fp64: rows shared by several blocks, at lengths on both
// sides of where parts and rounds of keys end.
#include <tests/support/made_rows.h>
#include <tests/worker_cuda/gpu_values.h>

#include <worker/kernels/attention.h>
#include <worker/kernels/cuda/decode_attention.h>
#include <worker/kernels/cuda/prefill_attention.h>
#include <worker/model/kv_cache.h>

#include <checkpoint/presets.h>

#include <cmath>
#include <set>
#include <tuple>

using namespace throughline;
using namespace throughline::test;

namespace {

class DecodeAttention : public OnGpuInEachPrecision {
protected:
    /// Rows whose caches hold made keys and values and whose tokens stand at `positions`.
    struct Given {
        HeadLayout layout;
        std::vector<int> positions;
        int capacity = 0;
        bool shared = true; // whether room for parts is reserved
    };
    /// Attends twice, compares with each other and with fp64.
    void expectExact(const Given& given);
    int splits = 0; // of the last one

private:
    std::vector<double> exact(const Given& given, int row, int head) const;
    int64_t cached(const Given& given, int row, int kvHead, int position) const
    {
        return ((int64_t{row} * given.layout.kvHeads + kvHead) * given.capacity + position) * given.layout.headDim;
    }
    std::vector<float> m_keys;   // as the cache has them
    std::vector<float> m_values; // as the cache has them
    std::vector<float> m_qkv;    // [rows][width]
    int64_t m_width = 0;
};

std::vector<double> DecodeAttention::exact(const Given& given, int row, int head) const
{
    const HeadLayout& layout = given.layout;
    const int kvHead = head * layout.kvHeads / layout.heads;
    const int position = given.positions[static_cast<std::size_t>(row)];
    const int first = layout.window > 0 ? std::max(0, position - layout.window + 1) : 0;
    const float* const query = m_qkv.data() + row * m_width + head * layout.headDim;
    std::vector<double> result(static_cast<std::size_t>(layout.headDim));
    double total = 0;
    for (int p = first; p <= position; ++p) {
        const float* const key = m_keys.data() + cached(given, row, kvHead, p);
        const float* const value = m_values.data() + cached(given, row, kvHead, p);
        double score = 0;
        for (int i = 0; i < layout.headDim; ++i)
            score += double{query[i]} * key[i];
        const double share = std::exp(score * layout.scale);
        total += share;
        for (int i = 0; i < layout.headDim; ++i)
            result[static_cast<std::size_t>(i)] += share * value[i];
    }
    for (double& sum : result)
        sum /= total;
    return result;
}

void DecodeAttention::expectExact(const Given& given)
{
    const HeadLayout& layout = given.layout;
    const int rows = static_cast<int>(given.positions.size());
    if (given.shared)
        compute->reserve(rows, 0, given.capacity);
    m_width = padded(int64_t{layout.heads + 2 * layout.kvHeads} * layout.headDim);
    const int64_t outWidth = padded(int64_t{layout.heads} * layout.headDim);
    const int64_t count = cached(given, rows, 0, 0);
    m_keys = madeValues(type(), count, 3);
    m_values = madeValues(type(), count, 4);
    m_qkv = madeValues(type(), rows * m_width, 5);
    KvCache cache(*compute, type(), layout, 1, rows, given.capacity);
    const CachedLayer layer = cache.layer(0);
    compute->finish();
    send(type(), m_keys, layer.keys);
    send(type(), m_values, layer.values);
    MadeRows made;
    for (int row = 0; row < rows; ++row) {
        const int position = given.positions[static_cast<std::size_t>(row)];
        made.add(row, position, {0});
        for (int head = 0; head < layout.kvHeads; ++head) { // what the step itself writes
            const float* const key = m_qkv.data() + row * m_width + (layout.heads + head) * layout.headDim;
            std::copy_n(key, layout.headDim, m_keys.data() + cached(given, row, head, position));
            std::copy_n(key + layout.kvHeads * layout.headDim, layout.headDim,
                m_values.data() + cached(given, row, head, position));
        }
    }
    StepTokens tokens(*compute, rows, rows, static_cast<int>(mostBlockTokens));
    tokens.set(made.rows());
    const ActivationBuffer qkv = compute->activations(rows, m_width);
    send(type(), m_qkv, qkv.rows().data);
    splits = canAttendTiles(layout, type()) ? splitsOf(*compute, layout, layer, rows) : 1;
    std::vector<float> results[2];
    for (std::vector<float>& result : results) {
        const ActivationBuffer out = compute->activations(rows, outWidth);
        attention(*compute, layout, layer, tokens.blocks().front(), qkv.rows(), out.rows());
        result = fetch(type(), out.rows().data, rows * outWidth);
    }
    ASSERT_EQ(results[0], results[1]); // parts are summed up in their order
    for (int row = 0; row < rows; ++row)
        for (int head = 0; head < layout.heads; head += std::max(1, layout.heads / 3)) {
            const std::vector<double> expected = exact(given, row, head);
            for (int i = 0; i < layout.headDim; ++i) {
                const double value = expected[static_cast<std::size_t>(i)];
                // Values are about 1 and shares sum to 1, each share and the result rounded once.
                const double tolerance =
                    type() == WeightType::Fp32 ? 2e-5 : 4 * roundoff() * std::max(1.0, std::abs(value));
                ASSERT_NEAR(
                    results[0][static_cast<std::size_t>(row * outWidth + head * layout.headDim + i)], value, tolerance)
                    << layout.heads << " heads of " << layout.headDim << ", position "
                    << given.positions[static_cast<std::size_t>(row)] << " head " << head << " at " << i << ", "
                    << splits << " splits";
            }
        }
}

constexpr float scaleOf64 = 0.125F;
constexpr float scaleOf128 = 0.0884F;

} // namespace

TEST_P(DecodeAttention, RowsOfEveryLengthAgreeWithFp64)
{
    // A round has 64 keys, a part two rounds at least; positions count from 0.
    for (const HeadLayout& layout : {HeadLayout{8, 2, 128, scaleOf128}, {6, 6, 64, scaleOf64}}) {
        expectExact({layout, {0, 1, 15, 16, 31, 62, 63, 64, 65, 126, 127, 128, 129, 191, 192}, 1100});
        expectExact({layout, {254, 255, 256, 257, 383, 384, 511, 512, 513, 1022, 1023, 1024, 1025, 1099}, 1100});
    }
}

TEST_P(DecodeAttention, OneLongRowIsSplitAndAgreesWithFp64)
{
    const HeadLayout layout{32, 8, 128, scaleOf128};
    for (const int position : {2047, 2048, 5000, 8190, 8191}) {
        expectExact({layout, {position}, 8192});
        EXPECT_EQ(splits > 8, type() != WeightType::Fp32) << splits;
    }
    // One head of keys for all: as many parts as there may be, of which 4,000 positions leave most empty.
    for (const int position : {4000, 16383})
        expectExact({{16, 1, 64, scaleOf64}, {position}, 16384});
}

TEST_P(DecodeAttention, WithoutRoomForPartsNothingIsSplit)
{
    const HeadLayout layout{8, 2, 128, scaleOf128};
    expectExact({layout, {700, 3, 64}, 701, false});
    EXPECT_EQ(splits, 1);
}

TEST_P(DecodeAttention, AWindowHidesWhatIsBeforeIt)
{
    for (const int window : {1, 63, 64, 65, 300, 1000}) {
        HeadLayout layout{8, 2, 128, scaleOf128};
        layout.window = window;
        expectExact({layout, {0, 62, 63, 64, 65, 299, 300, 301, 998, 999, 1000, 1001, 1499}, 1500});
    }
}

TEST_P(DecodeAttention, ManyQueriesOfAHeadAgreeWithFp64)
{
    // Falcon-7B's 71 queries are five chunks, and 20 two.
    for (const HeadLayout& layout :
        {HeadLayout{71, 1, 64, scaleOf64}, {20, 1, 128, scaleOf128}, {32, 2, 64, scaleOf64}})
        expectExact({layout, {1500, 700, 100}, 1501});
}

INSTANTIATE_TEST_SUITE_P(Types, DecodeAttention, eachType(), precisionName);
