// SPDX-License-Identifier: GPL-3.0-or-later
// The roofline fraction: what the devices' measured ceilings allow against what decode took.
#include <core/metrics_parts.h>

#include <algorithm>
#include <map>
#include <set>

namespace throughline {

namespace {

struct DeviceRates {
    double bytes = 0;
    double operations = 0;
    bool known() const { return bytes > 0 && operations > 0; }
};

/// The matrix rate of the cell's precision; where the device has none, of the one that it computes in instead.
double operationsIn(const CeilingsEvent& ceilings, Precision precision)
{
    const auto orElse = [](double rate, double other) { return rate > 0 ? rate : other; };
    const double fp32 = ceilings.fp32OperationsPerSecond;
    switch (precision) {
    case Precision::Fp16:
        return orElse(ceilings.fp16OperationsPerSecond, orElse(ceilings.bf16OperationsPerSecond, fp32));
    case Precision::Bf16:
        return orElse(ceilings.bf16OperationsPerSecond, fp32);
    case Precision::Tf32:
        return orElse(ceilings.tf32OperationsPerSecond, fp32);
    default:
        return fp32;
    }
}

/// The UUID of a rank's GPU; empty: the CPU.
std::string deviceOf(const CellResult& cell, int rank)
{
    const auto index = static_cast<std::size_t>(rank);
    const auto& gpus = cell.planned.gpuOfRank;
    return rank >= 0 && index < gpus.size() ? gpus[index] : std::string();
}

/// Of a GPU that was not measured itself: those of the first that was, for one machine's GPUs are mostly alike.
DeviceRates ratesOf(const RunResult& run, const std::string& device, Precision precision)
{
    const CeilingsEvent* ceilings = &run.ceilings;
    if (!device.empty()) {
        if (run.gpuCeilings.empty())
            return {};
        const auto own = run.gpuCeilings.find(device);
        ceilings = own != run.gpuCeilings.end() ? &own->second : &run.gpuCeilings.begin()->second;
    }
    return {ceilings->readBytesPerSecond, operationsIn(*ceilings, precision)};
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

/// Devices whose ceilings one rank's batches have together: a pipeline's last stage reports for all stages.
int devicesBehindOneRank(const CellResult& cell)
{
    const auto& gpus = cell.planned.gpuOfRank;
    if (cell.planned.cell.mode != Mode::Pipeline || gpus.empty())
        return 1;
    return static_cast<int>(std::set<std::string>(gpus.begin(), gpus.end()).size());
}

} // namespace

std::optional<double> rooflineFraction(const RunResult& run, const CellResult& cell)
{
    const ModelFacts* const facts = factsOf(run, cell);
    if (!facts)
        return {};
    double ideal = 0;
    double takenNs = 0;
    for (const Repeat& repeat : cell.repeats) {
        std::map<std::string, std::vector<TimeSpan>> spans; // by device: its ranks have one ceiling together
        for (const RankPass& rank : repeat.ranks) {
            const std::string device = deviceOf(cell, rank.rank);
            const DeviceRates rates = ratesOf(run, device, cell.planned.cell.precision);
            if (!rates.known())
                return {};
            for (const BatchEvent& batch : rank.batches) {
                if (batch.stepNs.size() < 2)
                    continue;
                ideal += idealDecodeSeconds(batch, cell, *facts, rates);
                spans[device].push_back(
                    {rank.passed.goNs + batch.stepNs.front(), rank.passed.goNs + batch.stepNs.back()});
            }
        }
        for (auto& [device, taken] : spans)
            takenNs += static_cast<double>(lengthNs(merged(std::move(taken)))) * devicesBehindOneRank(cell);
    }
    return takenNs > 0 ? std::optional(ideal * 1e9 / takenNs) : std::nullopt;
}

} // namespace throughline
