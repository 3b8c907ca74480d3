// SPDX-License-Identifier: GPL-3.0-or-later
// Unions of time spans, and what rests on them: the pipeline's bubble and the roofline fraction.
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

namespace {

struct DeviceRates {
    double bytes = 0;
    double operations = 0;
};

DeviceRates ratesFor(const CeilingsEvent& ceilings, Precision precision)
{
    const bool narrow = is16Bit(precision) && ceilings.bf16OperationsPerSecond > 0;
    return {ceilings.readBytesPerSecond, narrow ? ceilings.bf16OperationsPerSecond : ceilings.fp32OperationsPerSecond};
}

double meanPromptTokens(const BatchEvent& batch, const CellResult& cell)
{
    double tokens = 0;
    for (const int prompt : batch.prompts)
        if (prompt >= 0 && static_cast<std::size_t>(prompt) < cell.promptTokens.size())
            tokens += cell.promptTokens[static_cast<std::size_t>(prompt)];
    return batch.prompts.empty() ? 0 : tokens / static_cast<double>(batch.prompts.size());
}

/// What the device's ceilings allow for the batch's decode steps, at the middle of its context's growth.
double idealDecodeSeconds(
    const BatchEvent& batch, const CellResult& cell, const ModelFacts& facts, const DeviceRates& rates)
{
    const auto steps = static_cast<double>(batch.stepNs.size() - 1);
    const double positions = meanPromptTokens(batch, cell) + (steps + 1) / 2;
    const auto rows = static_cast<int>(batch.prompts.size());
    const double bytes = stepBytes(facts, cell.planned.cell.precision, rows, positions);
    const double step = std::max(bytes / rates.bytes, stepOperations(facts, rows, positions) / rates.operations);
    return steps * step;
}

} // namespace

std::optional<double> rooflineFraction(const RunResult& run, const CellResult& cell)
{
    const ModelFacts* const facts = factsOf(run, cell);
    const DeviceRates rates = ratesFor(run.ceilings, cell.planned.cell.precision);
    if (!facts || rates.bytes <= 0 || rates.operations <= 0)
        return {};
    double ideal = 0;
    double takenNs = 0;
    for (const Repeat& repeat : cell.repeats) {
        std::vector<TimeSpan> spans; // ranks share the device: together they have one ceiling
        for (const RankPass& rank : repeat.ranks)
            for (const BatchEvent& batch : rank.batches) {
                if (batch.stepNs.size() < 2)
                    continue;
                ideal += idealDecodeSeconds(batch, cell, *facts, rates);
                spans.push_back({rank.passed.goNs + batch.stepNs.front(), rank.passed.goNs + batch.stepNs.back()});
            }
        takenNs += static_cast<double>(lengthNs(merged(std::move(spans))));
    }
    return takenNs > 0 ? std::optional(ideal * 1e9 / takenNs) : std::nullopt;
}

} // namespace throughline
