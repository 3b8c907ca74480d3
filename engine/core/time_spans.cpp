// SPDX-License-Identifier: GPL-3.0-or-later
// Unions of time spans, and the pipeline's bubble, which rests on them.
#include <core/metrics_parts.h>

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

/// Each stage's busy time, on the clock of the host.
static std::vector<std::vector<TimeSpan>> busySpans(const Repeat& repeat)
{
    std::vector<std::vector<TimeSpan>> stages;
    for (const RankPass& rank : repeat.ranks) {
        std::vector<TimeSpan> spans;
        for (const StageSpan& span : rank.spans)
            spans.push_back({rank.passed.goNs + span.startNs, rank.passed.goNs + span.endNs});
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
        if (anyNs == 0 || repeat.wallNs <= 0)
            continue;
        // A stage is part of the union, so what the union has beyond it is others' work alone.
        for (const auto& stage : stages) {
            sum += static_cast<double>(anyNs - lengthNs(stage)) / static_cast<double>(repeat.wallNs);
            ++count;
        }
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

} // namespace throughline
