// SPDX-License-Identifier: GPL-3.0-or-later
// Attention against fp64, at the heads of every preset, with groups, windows and rotary positions: a prompt at once,
// then tokens one by one.
#include <tests/support/made_rows.h>
#include <tests/worker_cuda/gpu_values.h>

#include <worker/kernels/attention.h>
#include <worker/model/kv_cache.h>
#include <worker/model/rotary_table.h>

#include <checkpoint/presets.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

using namespace throughline;
using namespace throughline::test;

namespace {

/// Rows of one batch with made queries, keys and values, prompts of the given lengths and some single tokens behind.
class GpuAttended {
public:
    GpuAttended(Compute& compute, const HeadLayout& layout, int trueHeadDim, std::vector<int> prompts, int steps)
        : m_compute(compute)
        , m_layout(layout)
        , m_prompts(std::move(prompts))
        , m_positions(*std::ranges::max_element(m_prompts) + steps)
        , m_width(padded(int64_t{layout.heads + 2 * layout.kvHeads} * layout.headDim))
        , m_rotary(compute, Rotary{}, trueHeadDim, m_positions)
        , m_cache(compute, compute.type(), layout, 1, rows(), m_positions)
    {
        if (layout.half > 0) {
            m_layout.cosines = m_rotary.cosines();
            m_layout.sines = m_rotary.sines();
            m_cosines = fetch(WeightType::Fp32, m_rotary.cosines(), int64_t{m_positions} * layout.half);
            m_sines = fetch(WeightType::Fp32, m_rotary.sines(), int64_t{m_positions} * layout.half);
        }
        for (int row = 0; row < rows(); ++row)
            m_given.push_back(madeValues(compute.type(), m_positions * m_width, 20 + row));
        m_out.resize(m_prompts.size());
        run(steps);
    }

    int rows() const { return static_cast<int>(m_prompts.size()); }
    /// One head's result at a position of a row, [headDim], as the device has it and in fp64.
    const float* got(int row, int position, int head) const
    {
        return m_out[static_cast<std::size_t>(row)][static_cast<std::size_t>(position)].data()
            + head * m_layout.headDim;
    }
    std::vector<double> exact(int row, int position, int head) const
    {
        const int kvHead = head * m_layout.kvHeads / m_layout.heads;
        const int first = m_layout.window > 0 ? std::max(0, position - m_layout.window + 1) : 0;
        std::vector<double> result(static_cast<std::size_t>(m_layout.headDim));
        double sum = 0;
        for (int p = first; p <= position; ++p) {
            double score = 0;
            for (int i = 0; i < m_layout.headDim; ++i)
                score += turned(row, position, head, i)
                    * rounded(m_compute.type(), static_cast<float>(turned(row, p, m_layout.heads + kvHead, i)));
            const double share = std::exp(score * m_layout.scale);
            sum += share;
            for (int i = 0; i < m_layout.headDim; ++i)
                result[static_cast<std::size_t>(i)] +=
                    share * at(row, p, m_layout.heads + m_layout.kvHeads + kvHead, i);
        }
        for (double& value : result)
            value /= sum;
        return result;
    }

private:
    void run(int steps)
    {
        MadeRows made;
        int64_t tokens = 0;
        for (int row = 0; row < rows(); ++row) {
            made.add(row, 0, std::vector<int>(static_cast<std::size_t>(m_prompts[static_cast<std::size_t>(row)])));
            tokens += m_prompts[static_cast<std::size_t>(row)];
        }
        StepTokens step(m_compute, tokens, rows(), static_cast<int>(mostBlockTokens));
        step.set(made.rows());
        attend(step, [&](int row) { return std::pair{0, m_prompts[static_cast<std::size_t>(row)]}; });
        for (int s = 0; s < steps; ++s) {
            step.advance();
            attend(step, [&](int row) { return std::pair{m_prompts[static_cast<std::size_t>(row)] + s, 1}; });
        }
    }

    /// `partOf`: first position and count of each row in this step.
    template <class PartOf> void attend(const StepTokens& step, PartOf&& partOf)
    {
        std::vector<float> packed;
        for (int row = 0; row < rows(); ++row) {
            const auto [first, count] = partOf(row);
            const float* const from = m_given[static_cast<std::size_t>(row)].data() + first * m_width;
            packed.insert(packed.end(), from, from + count * m_width);
        }
        const int64_t tokens = step.count();
        const int64_t outWidth = padded(int64_t{m_layout.heads} * m_layout.headDim);
        const ActivationBuffer qkv = m_compute.activations(tokens, m_width);
        const ActivationBuffer out = m_compute.activations(tokens, outWidth);
        send(m_compute.type(), packed, qkv.rows().data);
        ASSERT_EQ(step.blocks().size(), 1u);
        attention(m_compute, m_layout, m_cache.layer(0), step.blocks().front(), qkv.rows(), out.rows());
        const std::vector<float> all = fetch(m_compute.type(), out.rows().data, tokens * outWidth);
        auto token = all.begin();
        for (int row = 0; row < rows(); ++row)
            for (int i = 0; i < partOf(row).second; ++i, token += outWidth)
                m_out[static_cast<std::size_t>(row)].emplace_back(token, token + outWidth);
    }

    double at(int row, int position, int head, int i) const
    {
        return m_given[static_cast<std::size_t>(row)]
                      [static_cast<std::size_t>(position * m_width + head * m_layout.headDim + i)];
    }
    double turned(int row, int position, int head, int i) const
    {
        const int half = m_layout.half;
        if (i >= 2 * half)
            return at(row, position, head, i);
        const auto pair = static_cast<std::size_t>(int64_t{position} * half + i % half);
        const double other = at(row, position, head, (i + half) % (2 * half));
        return at(row, position, head, i) * m_cosines[pair] + (i < half ? -other : other) * m_sines[pair];
    }

    Compute& m_compute;
    HeadLayout m_layout;
    std::vector<int> m_prompts;
    int m_positions;
    int64_t m_width;
    RotaryTable m_rotary;
    KvCache m_cache;
    std::vector<float> m_cosines;
    std::vector<float> m_sines;
    std::vector<std::vector<float>> m_given;            // [row][position·(heads + 2·kvHeads)·headDim]
    std::vector<std::vector<std::vector<float>>> m_out; // [row][position][heads·headDim]
};

class GpuAttention : public OnGpuInEachPrecision {
protected:
    /// Values are about 1 and probabilities sum to 1. fp32: a few hundred roundings of 2⁻²⁴ in scores of up to 5. 16
    /// bits: turned queries and keys, probabilities and the result may each be rounded once; a score is then off by
    /// about one rounding, and with few keys a result by a few times that.
    static double tolerance(double exact)
    {
        return type() == WeightType::Fp32 ? 2e-5 : 6 * roundoff() * std::max(1.0, std::abs(exact));
    }

    static void expectExact(const GpuAttended& attended, const HeadLayout& layout, int row, std::set<int> positions)
    {
        for (const int position : positions)
            for (int head = 0; head < layout.heads; head += std::max(1, layout.heads / 5)) {
                const std::vector<double> exact = attended.exact(row, position, head);
                for (int i = 0; i < layout.headDim; ++i)
                    ASSERT_NEAR(attended.got(row, position, head)[i], exact[static_cast<std::size_t>(i)],
                        tolerance(exact[static_cast<std::size_t>(i)]))
                        << layout.heads << " heads of " << layout.headDim << ", row " << row << " position " << position
                        << " head " << head << " at " << i;
            }
    }
};

HeadLayout layoutOf(const ModelShape& shape)
{
    HeadLayout layout{shape.heads, shape.kvHeads, storedHeadDim(shape.headDim)};
    layout.scale = static_cast<float>(1 / std::sqrt(shape.headDim));
    layout.half = shape.positions == Positions::Rotary ? shape.headDim / 2 : 0;
    return layout;
}

} // namespace

TEST_P(GpuAttention, AgreesWithFp64AtTheHeadsOfEveryPreset)
{
    std::set<std::tuple<int, int, int, bool>> done;
    for (const Preset& preset : presetTable()) {
        const ModelShape& shape = preset.shape;
        const bool rotary = shape.positions == Positions::Rotary;
        if (!done.insert({shape.heads, shape.kvHeads, shape.headDim, rotary}).second)
            continue;
        const HeadLayout layout = layoutOf(shape);
        const GpuAttended attended(*compute, layout, shape.headDim, {130, 1, 63}, 3);
        expectExact(attended, layout, 0, {0, 1, 15, 16, 17, 63, 64, 65, 127, 128, 129, 130, 131, 132});
        expectExact(attended, layout, 1, {0, 1, 2, 3});
        expectExact(attended, layout, 2, {0, 31, 32, 62, 63, 64, 65});
    }
}

TEST_P(GpuAttention, AWindowHidesWhatIsBeforeIt)
{
    HeadLayout layout{32, 8, 128, 0.0884f}; // Mistral's, with a window that is reached
    layout.half = 64;
    for (const int window : {1, 48, 64, 100}) {
        layout.window = window;
        const GpuAttended attended(*compute, layout, 128, {150, 40}, 2);
        expectExact(attended, layout, 0, {0, 46, 47, 48, 49, 63, 64, 65, 99, 100, 101, 149, 150, 151});
        expectExact(attended, layout, 1, {0, 39, 40, 41});
    }
}

TEST_P(GpuAttention, OtherHeadsAgreeWithFp64)
{
    struct Other {
        HeadLayout layout;
        int trueHeadDim;
    };
    for (Other other : {Other{{4, 4, 16, 0.3f}, 16}, {{3, 1, 80, 0.1f}, 80}, {{2, 1, 256, 0.06f}, 256},
             {{8, 2, 16, 0.3f}, 8}}) { // the last one is 8 wide, stored as 16
        for (const bool rotary : {false, true}) {
            other.layout.half = rotary ? other.trueHeadDim / 2 : 0;
            const GpuAttended attended(*compute, other.layout, other.trueHeadDim, {70}, 2);
            expectExact(attended, other.layout, 0, {0, 8, 63, 64, 69, 70, 71});
        }
    }
}

TEST_P(GpuAttention, LongRowsAgreeWithFp64)
{
    for (const HeadLayout& layout : {HeadLayout{12, 12, 64, 0.125f}, HeadLayout{32, 8, 128, 0.0884f}}) {
        const GpuAttended attended(*compute, layout, layout.headDim, {1030, 510}, 3);
        expectExact(attended, layout, 0, {255, 256, 511, 512, 1023, 1024, 1029, 1030, 1032});
        expectExact(attended, layout, 1, {509, 510, 511, 512});
    }
}

INSTANTIATE_TEST_SUITE_P(Types, GpuAttention, eachType(), precisionName);
