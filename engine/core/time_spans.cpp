// SPDX-License-Identifier: GPL-3.0-or-later
// Unions of time spans, and the pipeline's bubble, which rests on them.
#include <core/metrics_parts.h>
#include <core/span_cover.h>

#include <algorithm>

namespace throughline {

std::vector<TimeSpan> merged(std::vector<TimeSpan> spans)
{
    std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.startNs < b.startNs; });
    std::vector<TimeSpan> result;
    for (const TimeSpan& span : spans) {
        if (span.endNs <= span.startNs)
            continue;
        if (result.empty() || span.startNs > result.back().endNs)
            result.push_back(span);
        else
            result.back().endNs = std::max(result.back().endNs, span.endNs);
    }
    return result;
}

int64_t lengthNs(const std::vector<TimeSpan>& mergedSpans)
{
    int64_t length = 0;
    for (const TimeSpan& span : mergedSpans)
        length += span.endNs - span.startNs;
    return length;
}

bool spansCut(const RankPass& rank)
{
    constexpr std::size_t keptByOlderWorkers = 4'000; // they did not say how many there were
    const auto kept = static_cast<int64_t>(rank.spans.size());
    return rank.passed.spanCount > 0 ? rank.passed.spanCount > kept : rank.spans.size() == keptByOlderWorkers;
}

SpanCover spanCover(const Repeat& repeat)
{
    SpanCover cover;
    cover.fromNs = earliestGoNs(repeat);
    cover.untilNs = cover.fromNs + repeat.wallNs;
    for (const RankPass& rank : repeat.ranks) {
        if (!spansCut(rank))
            continue;
        int64_t last = 0;
        for (const StageSpan& span : rank.spans)
            last = std::max(last, span.endNs);
        cover.whole = false;
        cover.untilNs = std::min(cover.untilNs, rank.passed.goNs + last);
    }
    return cover;
}

std::vector<std::vector<TimeSpan>> busySpans(const Repeat& repeat)
{
    const SpanCover cover = spanCover(repeat);
    std::vector<std::vector<TimeSpan>> stages;
    for (const RankPass& rank : repeat.ranks) {
        std::vector<TimeSpan> spans;
        for (const StageSpan& span : rank.spans) {
            const int64_t end = rank.passed.goNs + span.endNs;
            spans.push_back({rank.passed.goNs + span.startNs, cover.whole ? end : std::min(end, cover.untilNs)});
        }
        stages.push_back(merged(std::move(spans)));
    }
    return stages;
}

std::optional<double> measuredBubble(const CellResult& cell)
{
    double sum = 0;
    int count = 0;
    for (const Repeat& repeat : cell.repeats) {
        const auto stages = busySpans(repeat);
        std::vector<TimeSpan> anyStage;
        for (const auto& stage : stages)
            anyStage.insert(anyStage.end(), stage.begin(), stage.end());
        const int64_t anyNs = lengthNs(merged(std::move(anyStage)));
        const int64_t seenNs = spanCover(repeat).lengthNs();
        if (anyNs == 0 || seenNs <= 0)
            continue;
        // A stage is part of the union, so what the union has beyond it is others' work alone.
        for (const auto& stage : stages) {
            sum += static_cast<double>(anyNs - lengthNs(stage)) / static_cast<double>(seenNs);
            ++count;
        }
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

std::optional<double> bubbleCover(const CellResult& cell)
{
    int64_t seenNs = 0;
    int64_t wallNs = 0;
    for (const Repeat& repeat : cell.repeats) {
        const bool recorded = std::any_of(
            repeat.ranks.begin(), repeat.ranks.end(), [](const RankPass& rank) { return !rank.spans.empty(); });
        if (!recorded || repeat.wallNs <= 0)
            continue;
        seenNs += spanCover(repeat).lengthNs();
        wallNs += repeat.wallNs;
    }
    return wallNs > 0 ? std::optional(static_cast<double>(seenNs) / static_cast<double>(wallNs)) : std::nullopt;
}

} // namespace throughline
