// SPDX-License-Identifier: GPL-3.0-or-later
// How prompts fall on ranks, and layers on stages.
#include <core/plan.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace throughline {

std::vector<int> splitPrompts(int prompts, int ranks)
{
    std::vector<int> parts(static_cast<std::size_t>(std::max(ranks, 0)));
    for (std::size_t rank = 0; rank < parts.size(); ++rank)
        parts[rank] = prompts / ranks + (static_cast<int>(rank) < prompts % ranks ? 1 : 0);
    return parts;
}

static std::vector<std::vector<int>> balanced(const std::vector<int>& work, int ranks)
{
    std::vector<int> order(work.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return work[a] > work[b]; });
    std::vector<std::vector<int>> parts(static_cast<std::size_t>(ranks));
    std::vector<int64_t> sums(parts.size());
    for (const int prompt : order) {
        const auto least = std::min_element(sums.begin(), sums.end()) - sums.begin();
        parts[least].push_back(prompt);
        sums[least] += work[prompt];
    }
    for (auto& part : parts)
        std::sort(part.begin(), part.end());
    return parts;
}

std::vector<std::vector<int>> promptsOfRanks(const std::vector<int>& work, int ranks, RankSplit split)
{
    if (split == RankSplit::Balanced)
        return balanced(work, ranks);
    std::vector<std::vector<int>> parts;
    int next = 0;
    for (const int count : splitPrompts(static_cast<int>(work.size()), ranks)) {
        parts.emplace_back(static_cast<std::size_t>(count));
        std::iota(parts.back().begin(), parts.back().end(), std::exchange(next, next + count));
    }
    return parts;
}

std::vector<int> paddedLengths(const std::vector<int>& lengths, int group, int multiple)
{
    std::vector<int> padded(lengths.size());
    for (std::size_t first = 0; first < lengths.size(); first += static_cast<std::size_t>(group)) {
        const auto end = std::min(lengths.size(), first + static_cast<std::size_t>(group));
        const int longest = *std::max_element(lengths.begin() + first, lengths.begin() + end);
        std::fill(padded.begin() + first, padded.begin() + end, (longest + multiple - 1) / multiple * multiple);
    }
    return padded;
}

std::vector<int> splitByBytes(const ModelFacts& facts, int stages)
{
    const int layers = facts.layers;
    int lastLayers = layers; // of the last stage, which has the head; before it, layers divide evenly
    int64_t smallest = std::numeric_limits<int64_t>::max();
    for (int last = 1; stages > 1 && last <= layers - (stages - 1); ++last) {
        const int widestBefore = (layers - last + stages - 2) / (stages - 1);
        const int64_t largest =
            std::max(widestBefore * facts.layerParameters, last * facts.layerParameters + facts.headParameters);
        if (largest < smallest) {
            smallest = largest;
            lastLayers = last;
        }
    }
    std::vector<int> ends;
    int end = 0;
    for (const int part : splitPrompts(layers - lastLayers, stages - 1))
        ends.push_back(end += part);
    ends.push_back(layers);
    return ends;
}

} // namespace throughline
