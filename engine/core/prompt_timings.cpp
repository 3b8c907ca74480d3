// SPDX-License-Identifier: GPL-3.0-or-later
// Per prompt: when its first and last token came, and the gaps between.
#include <core/metrics_parts.h>

#include <algorithm>
#include <limits>

namespace throughline {

int64_t earliestGoNs(const Repeat& repeat)
{
    int64_t earliest = std::numeric_limits<int64_t>::max();
    for (const RankPass& rank : repeat.ranks)
        earliest = std::min(earliest, rank.passed.goNs);
    return repeat.ranks.empty() ? 0 : earliest;
}

static PromptTiming timingOf(const BatchEvent& batch, std::size_t row, int64_t offsetNs)
{
    const auto seconds = [&](std::size_t step) { return static_cast<double>(offsetNs + batch.stepNs[step]) * 1e-9; };
    PromptTiming timing;
    timing.prompt = batch.prompts[row];
    timing.tokens = row < batch.tokens.size() ? batch.tokens[row] : 0;
    if (batch.stepNs.empty())
        return timing;
    // A row that finished early has no part in the batch's later steps.
    const auto steps =
        std::clamp<std::size_t>(static_cast<std::size_t>(std::max(timing.tokens, 1)), 1, batch.stepNs.size());
    timing.ttft = seconds(0);
    timing.last = seconds(steps - 1);
    for (std::size_t step = 1; step < steps; ++step)
        timing.gaps.push_back(static_cast<double>(batch.stepNs[step] - batch.stepNs[step - 1]) * 1e-9);
    return timing;
}

std::vector<PromptTiming> promptTimings(const Repeat& repeat)
{
    const int64_t start = earliestGoNs(repeat);
    std::vector<PromptTiming> timings;
    for (const RankPass& rank : repeat.ranks)
        for (const BatchEvent& batch : rank.batches)
            for (std::size_t row = 0; row < batch.prompts.size(); ++row)
                timings.push_back(timingOf(batch, row, rank.passed.goNs - start));
    std::stable_sort(timings.begin(), timings.end(), [](const auto& a, const auto& b) { return a.prompt < b.prompt; });
    return timings;
}

} // namespace throughline
