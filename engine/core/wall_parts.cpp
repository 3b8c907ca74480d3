// SPDX-License-Identifier: GPL-3.0-or-later
// Each part is bounded by what is left of the time that it is a part of, so that none is negative and the sum holds.
#include <core/wall_parts.h>

#include <core/metrics_parts.h>
#include <core/sentence.h>
#include <core/span_cover.h>

#include <algorithm>
#include <numeric>

namespace throughline {

namespace {

/// Of the stages together: when any of them computes.
struct StageTimes {
    std::vector<int64_t> idleNs; // while another computes, by place in the repeat; empty where a stage has no spans
    int64_t lastNs = 0;          // when the last piece ended; 0: not known
};

/// Where the last spans of a long pass were not kept, the first ones stand for all of it.
StageTimes stageTimes(const Repeat& repeat)
{
    StageTimes times;
    std::vector<TimeSpan> all;
    const auto stages = busySpans(repeat);
    for (const auto& stage : stages) {
        if (stage.empty())
            return {};
        all.insert(all.end(), stage.begin(), stage.end());
    }
    const SpanCover cover = spanCover(repeat);
    const double scale = cover.whole || cover.lengthNs() <= 0
        ? 1
        : static_cast<double>(repeat.wallNs) / static_cast<double>(cover.lengthNs());
    const auto any = merged(std::move(all));
    for (const auto& stage : stages)
        times.idleNs.push_back(static_cast<int64_t>(static_cast<double>(lengthNs(any) - lengthNs(stage)) * scale));
    times.lastNs = any.empty() || !cover.whole ? 0 : any.back().endNs;
    return times;
}

double wastedShare(const std::vector<RankPass>& ranks)
{
    double computed = 0;
    double wasted = 0;
    for (const RankPass& rank : ranks)
        for (const BatchEvent& batch : rank.batches) {
            computed += static_cast<double>(batch.computedPositions);
            wasted += static_cast<double>(batch.wastedPositions);
        }
    return computed > 0 ? wasted / computed : 0;
}

int64_t lengthOf(const BatchEvent& batch) { return batch.stepNs.empty() ? 0 : batch.stepNs.back() - batch.startNs; }

/// A full batch's rate is that of the median full batch. Lengths of prompts differ: a batch of short ones may be faster
/// than its share, and then it lost nothing.
int64_t partFullNs(const RankPass& rank, int fullRows)
{
    std::vector<int64_t> full;
    for (const BatchEvent& batch : rank.batches)
        if (static_cast<int>(batch.prompts.size()) == fullRows)
            full.push_back(lengthOf(batch));
    if (full.empty())
        return 0;
    std::nth_element(full.begin(), full.begin() + static_cast<std::ptrdiff_t>(full.size() / 2), full.end());
    const auto fullNs = static_cast<double>(full[full.size() / 2]);
    int64_t lost = 0;
    for (const BatchEvent& batch : rank.batches) {
        const auto rows = static_cast<double>(batch.prompts.size());
        if (rows < fullRows)
            lost += std::max<int64_t>(0, lengthOf(batch) - static_cast<int64_t>(fullNs * rows / fullRows));
    }
    return lost;
}

int64_t latestEndNs(const Repeat& repeat)
{
    int64_t latest = 0;
    for (const RankPass& rank : repeat.ranks)
        latest = std::max(latest, rank.passed.endNs);
    return latest;
}

/// Hands out a time piece by piece.
class Rest {
public:
    explicit Rest(int64_t ns)
        : m_ns(std::max<int64_t>(0, ns))
    { }
    int64_t take(int64_t wanted)
    {
        const int64_t taken = std::clamp<int64_t>(wanted, 0, m_ns);
        m_ns -= taken;
        return taken;
    }
    int64_t all() { return take(m_ns); }

private:
    int64_t m_ns;
};

/// What is the same for all ranks of a repeat.
struct Pass {
    const CellResult& cell;
    const Repeat& repeat;
    StageTimes stages;
    int64_t lastEndNs = 0;
    bool pipeline = false;
};

RankParts partsOfRank(const Pass& pass, std::size_t place)
{
    const Cell& planned = pass.cell.planned.cell;
    const RankPass& rank = pass.repeat.ranks[place];
    const PassedEvent& passed = rank.passed;
    RankParts parts;
    parts.rank = rank.rank;
    const auto part = [&](WallPart which) -> int64_t& { return parts.ns[static_cast<std::size_t>(which)]; };
    Rest wall(pass.repeat.wallNs);
    Rest compute(wall.take(passed.computeNs));
    // Only the last stage tells of its batches: the share is that of all.
    const double wasted = pass.pipeline ? wastedShare(pass.repeat.ranks) : wastedShare({rank});
    part(WallPart::PaddingWaste) = compute.take(static_cast<int64_t>(static_cast<double>(passed.computeNs) * wasted));
    if (!pass.pipeline)
        part(WallPart::PartFullBatches) =
            compute.take(partFullNs(rank, pass.cell.usedBatchSize > 0 ? pass.cell.usedBatchSize : planned.batchSize));
    part(WallPart::Compute) = compute.all();
    part(WallPart::Host) = wall.take(passed.hostNs);
    if (!pass.stages.idleNs.empty()) {
        part(WallPart::PipelineBubble) = wall.take(pass.stages.idleNs[place]);
        if (planned.settings.gather == Gather::AllRanks && pass.stages.lastNs > 0)
            part(WallPart::Gather) = wall.take(passed.endNs - pass.stages.lastNs);
    }
    part(WallPart::Communication) = wall.take(passed.communicationNs);
    part(WallPart::Imbalance) = wall.take(passed.goNs - earliestGoNs(pass.repeat) + pass.lastEndNs - passed.endNs);
    part(WallPart::Host) += wall.all();
    return parts;
}

} // namespace

std::string inWords(WallPart part)
{
    static constexpr std::array<const char*, wallParts> words{Sentence::mark("compute"),
        Sentence::mark("part-full batches"), Sentence::mark("communication"), Sentence::mark("padding waste"),
        Sentence::mark("imbalance"), Sentence::mark("pipeline bubble"), Sentence::mark("gather"),
        Sentence::mark("host")};
    return Sentence::tr(words.at(static_cast<std::size_t>(part)));
}

int64_t RankParts::sum() const { return std::accumulate(ns.begin(), ns.end(), int64_t{0}); }

std::vector<RankParts> partsOfWall(const CellResult& cell, const Repeat& repeat)
{
    const bool pipeline = cell.planned.cell.mode == Mode::Pipeline;
    const Pass pass{cell, repeat, pipeline ? stageTimes(repeat) : StageTimes{}, latestEndNs(repeat), pipeline};
    std::vector<RankParts> all;
    for (std::size_t place = 0; place < repeat.ranks.size(); ++place)
        all.push_back(partsOfRank(pass, place));
    return all;
}

} // namespace throughline
