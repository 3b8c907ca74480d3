// SPDX-License-Identifier: GPL-3.0-or-later
// Embeddings are copies and one sum each: equal to the last bit, at every preset's width.
#include <tests/support/made_rows.h>
#include <tests/worker_cuda/gpu_values.h>

#include <worker/kernels/embedding.h>

#include <checkpoint/presets.h>

#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr int madeVocab = 1000;
constexpr int madePositions = 64;
const std::vector<int> firstIds{0, 999, 17, 17};
const std::vector<int> secondIds{500, 1};

class GpuEmbedding : public OnGpuInEachPrecision {
protected:
    /// Two rows, one from position 3 on; out is [6][stride].
    std::vector<float> embedded(const EmbeddingTable& table, const float* positions, int64_t hidden)
    {
        StepTokens tokens(*compute, 6, 2, 6);
        tokens.set(MadeRows().add(0, 0, firstIds).add(1, 3, secondIds).rows());
        const DeviceBuffer<float> out(6 * padded(hidden));
        embed(*compute, table, positions, hidden, tokens, {out.data(), padded(hidden)});
        return fetch(WeightType::Fp32, out.data(), out.size());
    }

    /// `values`: [vocab][hidden] of the table; `positions`: [positions][hidden], or empty.
    static void expectSums(const std::vector<float>& out, const std::vector<float>& values,
        const std::vector<float>& positions, int64_t hidden, const std::string& what)
    {
        const std::vector<int> ids{0, 999, 17, 17, 500, 1};
        const std::vector<int> places{0, 1, 2, 3, 3, 4};
        int64_t wrong = 0;
        for (std::size_t token = 0; token < ids.size(); ++token)
            for (int64_t k = 0; k < hidden; ++k) {
                float expected = values[static_cast<std::size_t>(ids[token] * hidden + k)];
                if (!positions.empty())
                    expected += positions[static_cast<std::size_t>(places[token] * hidden + k)];
                wrong +=
                    out[token * static_cast<std::size_t>(padded(hidden)) + static_cast<std::size_t>(k)] != expected;
            }
        EXPECT_EQ(wrong, 0) << what << ", width " << hidden;
    }
};

std::set<int> hiddenWidths()
{
    std::set<int> widths{50};
    for (const Preset& preset : presetTable())
        widths.insert(preset.shape.hidden);
    return widths;
}

} // namespace

TEST_P(GpuEmbedding, RowsOfATableOfItsOwn)
{
    for (const int hidden : hiddenWidths()) {
        const std::vector<float> values = madeValues(type(), int64_t{madeVocab} * hidden, 31);
        const DeviceBuffer<char> there(int64_t{madeVocab} * hidden * bytesOf(type()));
        send(type(), values, there.data());
        EmbeddingTable table;
        if (type() == WeightType::Fp32)
            table.fp32 = reinterpret_cast<const float*>(there.data());
        else
            table.halves = reinterpret_cast<const uint16_t*>(there.data());
        const std::vector<float> positions = madeValues(int64_t{madePositions} * hidden, 32);
        const auto positionsThere = onDevice(positions);
        expectSums(embedded(table, nullptr, hidden), values, {}, hidden, "alone");
        expectSums(embedded(table, positionsThere.data(), hidden), values, positions, hidden, "with positions");
    }
}

TEST_P(GpuEmbedding, RowsOfATiedHead)
{
    for (const int hidden : hiddenWidths()) {
        const MadeMatrix head(*compute, madeVocab, hidden, 33);
        std::vector<float> values;
        for (int64_t n = 0; n < madeVocab; ++n) {
            const std::vector<float> row = head.row(n);
            values.insert(values.end(), row.begin(), row.end());
        }
        EmbeddingTable table;
        table.tiedHead = &head.onDevice();
        expectSums(embedded(table, nullptr, hidden), values, {}, hidden, "tied");
    }
}

TEST_P(GpuEmbedding, TheLastTokenOfEachRowIsPicked)
{
    for (const int hidden : hiddenWidths()) {
        const int64_t stride = padded(hidden);
        const std::vector<float> values = madeValues(6 * stride, 34);
        const auto there = onDevice(values);
        const DeviceBuffer<float> out(2 * stride);
        StepTokens tokens(*compute, 6, 2, 6);
        tokens.set(MadeRows().add(0, 0, firstIds).add(1, 3, secondIds).rows());
        pickLastTokens(*compute, tokens, {there.data(), stride}, hidden, {out.data(), stride});
        const std::vector<float> got = fetch(WeightType::Fp32, out.data(), out.size());
        EXPECT_TRUE(std::equal(got.begin(), got.begin() + hidden, values.begin() + 3 * stride)) << hidden;
        EXPECT_TRUE(std::equal(got.begin() + stride, got.begin() + stride + hidden, values.begin() + 5 * stride))
            << hidden;
    }
}

INSTANTIATE_TEST_SUITE_P(Types, GpuEmbedding, eachType(), precisionName);
