// SPDX-License-Identifier: GPL-3.0-or-later
// How prompts fall on ranks, and layers on stages.
#include <core/plan.h>

#include <algorithm>
#include <limits>

namespace throughline {

std::vector<int> splitPrompts(int prompts, int ranks)
{
    std::vector<int> parts(static_cast<std::size_t>(std::max(ranks, 0)));
    for (std::size_t rank = 0; rank < parts.size(); ++rank)
        parts[rank] = prompts / ranks + (static_cast<int>(rank) < prompts % ranks ? 1 : 0);
    return parts;
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
