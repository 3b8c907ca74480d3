// SPDX-License-Identifier: GPL-3.0-or-later
// A row that meets its end of sequence ends, a batch ends with its last row, and what was computed beyond is waste.
#include <tests/worker_cuda/gpu_model.h>
#include <tests/worker_cuda/gpu_values.h>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr int steps = 16;
using Ids = std::vector<std::vector<int>>;

class GpuEndOfSequence : public OnGpu {
protected:
    static std::vector<BatchEvent> batchesOf(PassRecord& record)
    {
        std::vector<BatchEvent> batches;
        for (auto& body : record.events(false))
            if (auto* batch = std::get_if<BatchEvent>(&body))
                batches.push_back(std::move(*batch));
        return batches;
    }

    /// Up to and with its first `end`.
    static std::vector<int> endedBy(int end, const std::vector<int>& ids)
    {
        const auto found = std::ranges::find(ids, end);
        return {ids.begin(), found == ids.end() ? found : found + 1};
    }

    static CellWork endingWith(CellWork work, int end)
    {
        work.command.honourEndOfSequence = true;
        work.command.endOfSequenceIds = {end};
        return work;
    }
};

} // namespace

TEST_F(GpuEndOfSequence, ABatchEndsEarlyAndTheStepBegunAheadIsWaste)
{
    GpuModel model("distilgpt2", WeightType::Fp32);
    for (const StepWay way : {StepWay::Launches, StepWay::Graph, StepWay::Persistent}) {
        model.compute.way = way;
        const CellWork work = madeWork(*model.decoder, {6, 11, 3}, 1, steps);
        const Ids whole = model.generate(work).ids;
        const int end = whole[0][4];
        PassRecord record = model.pass(endingWith(work, end));
        const Ids ended{endedBy(end, whole[0]), endedBy(end, whole[1]), endedBy(end, whole[2])};
        EXPECT_EQ(record.tokens().ids, ended); // also behind a step that was abandoned
        const std::vector<BatchEvent> batches = batchesOf(record);
        ASSERT_EQ(batches.size(), 3u);
        for (std::size_t i = 0; i < batches.size(); ++i) {
            const auto length = static_cast<int64_t>(work.prompts.ids[i].size());
            const auto done = static_cast<int64_t>(ended[i].size());
            const int64_t abandoned = done < steps ? 1 : 0; // one is always begun while the last one's token comes
            EXPECT_EQ(batches[i].stepNs.size(), ended[i].size());
            EXPECT_EQ(batches[i].computedPositions, length + done - 1 + abandoned);
            EXPECT_EQ(batches[i].wastedPositions, abandoned);
        }
        EXPECT_LT(ended[0].size(), whole[0].size());
    }
}

TEST_F(GpuEndOfSequence, ARowThatEndedStaysAsWasteUntilTheLastOneEnds)
{
    GpuModel model("distilgpt2", WeightType::Fp32);
    const CellWork work = madeWork(*model.decoder, {6, 11}, 2, steps);
    const Ids whole = model.generate(work).ids;
    // The first token of one row that the other never gives.
    const auto found =
        std::ranges::find_if(whole[0], [&](int id) { return std::ranges::find(whole[1], id) == whole[1].end(); });
    ASSERT_NE(found, whole[0].end());
    PassRecord record = model.pass(endingWith(work, *found));
    const std::vector<int> ended = endedBy(*found, whole[0]);
    EXPECT_EQ(record.tokens().ids, (Ids{ended, whole[1]}));
    const std::vector<BatchEvent> batches = batchesOf(record);
    ASSERT_EQ(batches.size(), 1u);
    EXPECT_EQ(batches[0].computedPositions, 6 + 11 + 2 * (steps - 1));
    EXPECT_EQ(batches[0].wastedPositions, steps - static_cast<int64_t>(ended.size()));
}
