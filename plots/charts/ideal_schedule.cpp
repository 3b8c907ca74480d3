// SPDX-License-Identifier: GPL-3.0-or-later
// List scheduling of measured work with mean durations.
#include <plots/charts/ideal_schedule.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace throughline {

namespace {

using PieceKey = std::tuple<int, int, int>; // chunk, step, round
PieceKey keyOf(const StageWork& work) { return {work.chunk, work.step, work.round}; }

std::map<std::pair<int, int>, double> meanDurations(const std::vector<StageWork>& measured)
{
    std::map<std::pair<int, int>, std::pair<double, int>> sums;
    for (const StageWork& work : measured) {
        auto& [sum, count] = sums[{work.step, work.round}];
        sum += work.end - work.start;
        ++count;
    }
    std::map<std::pair<int, int>, double> means;
    for (const auto& [key, sum] : sums)
        means[key] = sum.first / sum.second;
    return means;
}

/// Pieces of each stage in the order in which they were computed, and how far each stage has come.
struct Stages {
    std::vector<std::vector<StageWork>> queues;
    std::vector<std::map<PieceKey, double>> ends; // when a piece left a stage; negative: not yet
    std::vector<std::size_t> next;
    std::vector<double> free;

    explicit Stages(const std::vector<StageWork>& measured)
    {
        for (const StageWork& work : measured) {
            const auto stage = static_cast<std::size_t>(work.stage);
            if (stage >= queues.size())
                queues.resize(stage + 1);
            queues[stage].push_back(work);
        }
        ends.resize(queues.size());
        next.resize(queues.size());
        free.resize(queues.size());
        for (std::size_t stage = 0; stage < queues.size(); ++stage)
            for (const StageWork& work : queues[stage])
                ends[stage][keyOf(work)] = -1;
    }
    /// When the input of `work` is there; negative when it is still to come. What was never measured is there.
    double inputAt(const StageWork& work) const
    {
        if (work.stage == 0 && work.step == 0)
            return 0;
        const auto from = work.stage > 0 ? static_cast<std::size_t>(work.stage) - 1 : queues.size() - 1;
        PieceKey key = keyOf(work);
        if (work.stage == 0)
            std::get<1>(key) = work.step - 1;
        const auto end = ends[from].find(key);
        return end == ends[from].end() ? 0 : end->second;
    }
};

} // namespace

std::vector<StageWork> measuredWork(const Repeat& repeat)
{
    constexpr double msPerNs = 1e-6;
    std::vector<StageWork> work;
    int64_t go = INT64_MAX;
    for (const RankPass& rank : repeat.ranks)
        go = std::min(go, rank.passed.goNs);
    for (const RankPass& rank : repeat.ranks) {
        std::vector<StageSpan> spans = rank.spans;
        std::stable_sort(
            spans.begin(), spans.end(), [](const StageSpan& a, const StageSpan& b) { return a.startNs < b.startNs; });
        std::map<std::pair<int, int>, int> rounds;
        for (const StageSpan& span : spans) {
            const double offset = static_cast<double>(rank.passed.goNs - go);
            work.push_back({rank.rank, span.chunk, span.step, rounds[{span.chunk, span.step}]++,
                (offset + static_cast<double>(span.startNs)) * msPerNs,
                (offset + static_cast<double>(span.endNs)) * msPerNs});
        }
    }
    return work;
}

std::vector<StageWork> idealSchedule(const std::vector<StageWork>& measured)
{
    const auto durations = meanDurations(measured);
    Stages stages(measured);
    bool moved = true;
    while (moved) { // ends: every turn computes a piece, or nothing can move any more
        moved = false;
        for (std::size_t stage = 0; stage < stages.queues.size(); ++stage)
            while (stages.next[stage] < stages.queues[stage].size()) {
                StageWork& work = stages.queues[stage][stages.next[stage]];
                const double input = stages.inputAt(work);
                if (input < 0)
                    break;
                work.start = std::max(stages.free[stage], input);
                work.end = work.start + durations.at({work.step, work.round});
                stages.free[stage] = stages.ends[stage][keyOf(work)] = work.end;
                ++stages.next[stage];
                moved = true;
            }
    }
    std::vector<StageWork> ideal;
    for (std::size_t stage = 0; stage < stages.queues.size(); ++stage)
        ideal.insert(ideal.end(), stages.queues[stage].begin(),
            stages.queues[stage].begin() + static_cast<std::ptrdiff_t>(stages.next[stage]));
    return ideal;
}

std::vector<double> bubbles(const std::vector<StageWork>& work, double wall)
{
    std::vector<StageWork> all = work;
    std::sort(all.begin(), all.end(), [](const StageWork& a, const StageWork& b) { return a.start < b.start; });
    double anyBusy = 0;
    double until = 0;
    std::vector<double> busy;
    for (const StageWork& piece : all) {
        anyBusy += std::max(0.0, piece.end - std::max(piece.start, until));
        until = std::max(until, piece.end);
        busy.resize(std::max(busy.size(), static_cast<std::size_t>(piece.stage) + 1));
        busy[static_cast<std::size_t>(piece.stage)] += piece.end - piece.start; // a stage does one piece at a time
    }
    for (double& time : busy) // what the union has beyond a stage is others' work alone
        time = wall > 0 ? (anyBusy - time) / wall : 0;
    return busy;
}

} // namespace throughline
