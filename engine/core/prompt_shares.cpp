// SPDX-License-Identifier: GPL-3.0-or-later
// See the header. The splits themselves are in plan_split.cpp.
#include <core/prompt_shares.h>

#include <core/plan.h>

#include <algorithm>
#include <numeric>

namespace throughline {

std::vector<std::vector<int>> promptsOfRanks(const Cell& cell, const std::vector<int>& promptTokens)
{
    const Settings& settings = cell.settings;
    std::vector<int> positions(static_cast<std::size_t>(std::max(0, cell.promptCount)), 1);
    for (std::size_t i = 0; i < std::min(positions.size(), promptTokens.size()); ++i)
        positions[i] = std::max(promptTokens[i] + settings.newTokens, settings.totalLength);
    return promptsOfRanks(positions, cell.mode == Mode::DataParallel ? cell.ranks : 1, settings.rankSplit);
}

std::vector<int> computedLengths(const Cell& cell, const std::vector<int>& promptTokens)
{
    const Settings& settings = cell.settings;
    if (settings.padding == PaddingSide::None)
        return promptTokens;
    return paddedLengths(
        promptTokens, settings.groups > 0 ? settings.groups : cell.batchSize, settings.paddingMultiple);
}

static PromptShare shareOf(
    const Cell& cell, std::vector<int> prompts, std::size_t mostPrompts, const std::vector<int>& promptTokens)
{
    PromptShare share;
    share.prompts = std::move(prompts);
    if (cell.mode == Mode::DataParallel && cell.settings.equaliseRanks && !share.prompts.empty())
        share.copies = static_cast<int>(mostPrompts - share.prompts.size());
    const int rows = static_cast<int>(share.prompts.size()) + share.copies;
    for (int first = 0; first < rows; first += cell.batchSize)
        share.batchRows.push_back(std::min(cell.batchSize, rows - first));
    if (promptTokens.empty() || share.prompts.empty())
        return share;
    std::vector<int> lengths;
    for (const int prompt : share.prompts)
        lengths.push_back(promptTokens[static_cast<std::size_t>(prompt)]);
    lengths.resize(static_cast<std::size_t>(rows), lengths.back());
    const auto computed = computedLengths(cell, lengths);
    share.promptTokens = std::accumulate(lengths.begin(), lengths.end(), int64_t{0});
    share.computedTokens = std::accumulate(computed.begin(), computed.end(), int64_t{0});
    return share;
}

std::vector<PromptShare> promptShares(const Cell& cell, const std::vector<int>& promptTokens)
{
    const bool known = promptTokens.size() >= static_cast<std::size_t>(std::max(0, cell.promptCount));
    auto parts = promptsOfRanks(cell, promptTokens);
    std::size_t most = 0;
    for (const auto& part : parts)
        most = std::max(most, part.size());
    std::vector<PromptShare> shares;
    for (auto& part : parts)
        shares.push_back(shareOf(cell, std::move(part), most, known ? promptTokens : std::vector<int>()));
    return shares;
}

} // namespace throughline
