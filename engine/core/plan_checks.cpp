// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of one cell, in the order in which a person would want to hear of them.
#include <core/plan_checks.h>

#include <core/plan_devices.h>
#include <core/prompt_shares.h>

#include <algorithm>
#include <functional>

namespace throughline {

namespace {

template <class... Values> SkipReason skip(SkipKind kind, Values... values)
{
    const auto text = [](const auto& value) {
        if constexpr (std::is_arithmetic_v<std::decay_t<decltype(value)>>)
            return std::to_string(value);
        else
            return std::string(value);
    };
    return {kind, {text(values)...}};
}

std::string joined(const std::vector<int>& values)
{
    std::string text;
    for (const int value : values)
        text += (text.empty() ? "" : ", ") + std::to_string(value);
    return text;
}

} // namespace

std::optional<SkipReason> skipForBuild(const Cell& cell, const Capabilities& can)
{
    if (std::find(can.modes.begin(), can.modes.end(), cell.mode) == can.modes.end())
        return skip(SkipKind::ModeNotBuilt, nameOf(cell.mode));
    if (auto skipped = skipForDevices(cell, can))
        return skipped;
    const auto& precisions = isOnGpu(cell.settings) ? can.gpuPrecisions : can.cpuPrecisions;
    if (std::find(precisions.begin(), precisions.end(), cell.precision) == precisions.end())
        return skip(SkipKind::PrecisionNotBuilt, nameOf(cell.precision), isOnGpu(cell.settings) ? "gpu" : "cpu");
    return {};
}

std::optional<SkipReason> skipForShape(const Cell& cell, const ModelFacts& facts)
{
    const int rows = std::min(cell.batchSize, cell.promptCount);
    if (cell.mode == Mode::DataParallel && cell.ranks > cell.promptCount)
        return skip(SkipKind::RanksExceedPrompts, cell.ranks, cell.promptCount);
    if (cell.mode != Mode::Pipeline)
        return {};
    if (cell.ranks > facts.layers)
        return skip(SkipKind::TooManyStages, cell.ranks, facts.layers);
    const auto& split = cell.settings.splitAfter;
    if (!split.empty()) {
        const bool ascending = std::is_sorted(split.begin(), split.end(), std::less_equal<>());
        if (static_cast<int>(split.size()) + 1 != cell.ranks || !ascending || split.front() < 1
            || split.back() >= facts.layers)
            return skip(SkipKind::BadSplit, joined(split), facts.layers, cell.ranks);
    }
    if (cell.chunks > rows)
        return skip(SkipKind::ChunksExceedRows, cell.chunks, rows);
    return {};
}

std::optional<SkipReason> fitLengths(
    const Cell& cell, const ModelFacts& facts, std::vector<int> promptTokens, Workload& work)
{
    const Settings& settings = cell.settings;
    work.promptTokens = std::move(promptTokens);
    work.newTokens.clear();
    for (std::size_t i = 0; i < work.promptTokens.size(); ++i) {
        int& tokens = work.promptTokens[i];
        if (settings.truncateTo > 0)
            tokens = std::min(tokens, settings.truncateTo);
        if (settings.totalLength > 0 && tokens >= settings.totalLength) {
            if (settings.overlong == Overlong::Refuse || settings.totalLength < 2)
                return skip(SkipKind::PromptTooLong, i, tokens, settings.totalLength);
            tokens = settings.totalLength - 1;
        }
        const int more = settings.totalLength > 0 ? settings.totalLength - tokens : settings.newTokens;
        if (tokens + more > facts.maxPositions)
            return skip(SkipKind::TooManyPositions, tokens + more, facts.maxPositions);
        work.newTokens.push_back(more);
    }
    return {};
}

std::optional<SkipReason> fallOnRanks(PlannedCell& planned, const ModelFacts& facts, Workload& work)
{
    const Cell& cell = planned.cell;
    planned.promptsPerRank.clear();
    work.computedTokens = work.promptTokens;
    work.promptsOfRank = promptsOfRanks(cell, work.promptTokens);
    for (const auto& prompts : work.promptsOfRank) {
        planned.promptsPerRank.push_back(static_cast<int>(prompts.size()));
        std::vector<int> lengths;
        for (const int prompt : prompts)
            lengths.push_back(work.promptTokens[prompt]);
        const auto computed = computedLengths(cell, lengths);
        for (std::size_t i = 0; i < prompts.size(); ++i)
            work.computedTokens[prompts[i]] = computed[i];
    }
    const int most = *std::max_element(work.computedTokens.begin(), work.computedTokens.end());
    if (most > facts.maxPositions)
        return skip(SkipKind::TooManyPositions, most, facts.maxPositions);
    return {};
}

std::optional<SkipReason> skipForMemory(
    const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can)
{
    const DeviceNeed need = tightestNeed(planned, facts, work, can, planned.cell.batchSize);
    if (need.fits())
        return {};
    const int fits = largestBatchThatFits(planned, facts, work, can);
    if (planned.cell.settings.outOfMemory == OutOfMemory::Halve && fits > 0)
        return {}; // it will be halved until it fits
    SkipReason reason = skip(SkipKind::NeedsMemory, need.needBytes, need.availableBytes, fits);
    if (!need.device.empty())
        reason.values.push_back(need.device);
    return reason;
}

} // namespace throughline
