// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of one cell, in the order in which a person would want to hear of them.
#include <core/plan_checks.h>

#include <core/plan_devices.h>

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
    const Settings& settings = cell.settings;
    std::vector<int> positions(work.promptTokens.size());
    std::transform(
        work.promptTokens.begin(), work.promptTokens.end(), work.newTokens.begin(), positions.begin(), std::plus<>());
    const int ranks = cell.mode == Mode::DataParallel ? cell.ranks : 1;
    planned.promptsPerRank.clear();
    work.computedTokens = work.promptTokens;
    work.promptsOfRank = promptsOfRanks(positions, ranks, settings.rankSplit);
    for (const auto& prompts : work.promptsOfRank) {
        planned.promptsPerRank.push_back(static_cast<int>(prompts.size()));
        if (settings.padding == PaddingSide::None)
            continue;
        std::vector<int> lengths;
        for (const int prompt : prompts)
            lengths.push_back(work.promptTokens[prompt]);
        const int together = settings.groups > 0 ? settings.groups : cell.batchSize;
        const auto padded = paddedLengths(lengths, together, settings.paddingMultiple);
        for (std::size_t i = 0; i < prompts.size(); ++i)
            work.computedTokens[prompts[i]] = padded[i];
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

std::vector<Note> notesOn(const PlannedCell& planned, const Capabilities& can)
{
    const Cell& cell = planned.cell;
    std::vector<Note> notes;
    const int most = *std::max_element(planned.promptsPerRank.begin(), planned.promptsPerRank.end());
    if (cell.mode != Mode::Sequential && most < cell.batchSize)
        notes.push_back({NoteKind::RunsAsSmallerBatch, {std::to_string(cell.batchSize), std::to_string(most)}});
    const bool onGpu = !planned.gpuOfRank.empty();
    if (cell.ranks > 1 && !onGpu)
        notes.push_back({NoteKind::RanksShareDevice, {std::to_string(cell.ranks)}});
    else if (onGpu && gpusInUse(planned) < cell.ranks)
        notes.push_back({NoteKind::RanksShareDevice, {std::to_string(cell.ranks), std::to_string(gpusInUse(planned))}});
    if (cell.precision == Precision::Bf16 && !onGpu && !can.fastBf16)
        notes.push_back({NoteKind::SlowPrecision, {std::string(nameOf(cell.precision)), "CPU"}});
    if (cell.mode == Mode::Pipeline && cell.chunks > 1 && cell.settings.task == Task::Generate)
        notes.push_back({NoteKind::StagesRereadWeights, {std::to_string(cell.chunks)}});
    return notes;
}

} // namespace throughline
