// SPDX-License-Identifier: GPL-3.0-or-later
// A cell's summary: every metric by its definition, and the reasons why a cell is not valid.
#include <core/metrics.h>

#include <core/metrics_parts.h>
#include <core/plan_devices.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

namespace throughline {

namespace {

Summary withoutInterval(std::vector<double> samples)
{
    Summary summary;
    summary.median = median(samples);
    const auto [low, high] = std::minmax_element(samples.begin(), samples.end());
    summary.low = *low;
    summary.high = *high;
    summary.samples = std::move(samples);
    return summary;
}

/// Of values within repeats: they are not independent of each other, so that neither interval nor outliers mean much.
std::optional<Summary> distribution(std::vector<double> samples)
{
    return samples.empty() ? std::nullopt : std::optional(withoutInterval(std::move(samples)));
}

void addRates(CellSummary& summary, const CellResult& cell)
{
    std::vector<double> output;
    std::vector<double> total;
    std::vector<double> prompts;
    for (const Repeat& repeat : cell.repeats) {
        if (repeat.wallNs <= 0)
            continue;
        const double seconds = static_cast<double>(repeat.wallNs) * 1e-9;
        const int64_t generated = generatedIn(repeat);
        if (generated > 0)
            output.push_back(static_cast<double>(generated) / seconds);
        total.push_back(static_cast<double>(summary.promptTokens + generated) / seconds);
        prompts.push_back(cell.planned.cell.promptCount / seconds);
    }
    summary.outputTokensPerSecond = summarise(std::move(output));
    summary.totalTokensPerSecond = summarise(std::move(total));
    summary.promptsPerSecond = summarise(std::move(prompts));
}

void addLatencies(CellSummary& summary, const CellResult& cell)
{
    std::vector<double> ttft;
    std::vector<double> tpot;
    std::vector<double> itl;
    for (const Repeat& repeat : cell.repeats)
        for (const PromptTiming& timing : promptTimings(repeat)) {
            if (timing.tokens > 0 && timing.last > 0) // imported runs may have no times of tokens
                ttft.push_back(timing.ttft);
            if (timing.tokens > 1 && !timing.gaps.empty())
                tpot.push_back((timing.last - timing.ttft) / (timing.tokens - 1));
            itl.insert(itl.end(), timing.gaps.begin(), timing.gaps.end());
        }
    summary.ttftSeconds = distribution(std::move(ttft));
    summary.tpotSeconds = distribution(std::move(tpot));
    summary.itlSeconds = distribution(std::move(itl));
}

void addStartup(CellSummary& summary, const CellResult& cell)
{
    const LoadedEvent* slowest = nullptr;
    int64_t prepareNs = 0;
    const auto lengthNs = [](const LoadedEvent& loaded) { return loaded.loadedNs - loaded.startedNs; };
    for (const RankLoad& load : cell.loads) {
        if (!slowest || lengthNs(load.loaded) > lengthNs(*slowest))
            slowest = &load.loaded;
        prepareNs = std::max(prepareNs, load.preparedNs);
    }
    if (slowest && lengthNs(*slowest) > 0) {
        summary.loadSeconds = static_cast<double>(lengthNs(*slowest)) * 1e-9;
        summary.loadReadSeconds = static_cast<double>(slowest->readNs) * 1e-9;
        summary.loadTransferSeconds = static_cast<double>(slowest->transferNs) * 1e-9;
        summary.loadConvertSeconds = static_cast<double>(slowest->prepareNs) * 1e-9;
    }
    if (!cell.loads.empty() && cell.loads.front().loaded.loadedNs > 0)
        summary.prepareSeconds = static_cast<double>(prepareNs) * 1e-9;
}

void addMemoryAndWaste(CellSummary& summary, const CellResult& cell)
{
    int64_t peak = 0;
    int64_t resident = 0;
    double computed = 0;
    double wasted = 0;
    for (const Repeat& repeat : cell.repeats)
        for (const RankPass& rank : repeat.ranks) {
            peak = std::max(peak, rank.passed.peakBytes);
            resident = std::max(resident, rank.passed.residentPeakBytes);
            for (const BatchEvent& batch : rank.batches) {
                computed += static_cast<double>(batch.computedPositions);
                wasted += static_cast<double>(batch.wastedPositions);
            }
        }
    if (peak > 0)
        summary.peakBytes = peak;
    if (resident > 0)
        summary.residentPeakBytes = resident;
    if (computed > 0)
        summary.paddingWaste = wasted / computed;
}

void addPipeline(CellSummary& summary, const CellResult& cell)
{
    if (cell.planned.cell.mode != Mode::Pipeline)
        return;
    const double stages = cell.planned.cell.ranks;
    summary.bubble = measuredBubble(cell);
    summary.bubbleCover = bubbleCover(cell);
    summary.idealBubble = (stages - 1) / (cell.planned.cell.chunks + stages - 1);
}

/// A CPU, or a GPU with several ranks.
bool ranksShareDevice(const PlannedCell& planned)
{
    if (!isOnGpu(planned.cell.settings))
        return true;
    return !planned.gpuOfRank.empty() && gpusInUse(planned) < planned.cell.ranks;
}

/// Speed-up over the same mode on one device ÷ number of devices.
std::optional<double> efficiencyOf(const RunResult& run, const CellResult& cell)
{
    if (ranksShareDevice(cell.planned) || cell.repeats.empty())
        return {};
    Cell alone = cell.planned.cell;
    alone.ranks = 1;
    for (const CellResult& other : run.cells)
        if (sameAxes(other.planned.cell, alone) && isOnGpu(other.planned.cell.settings) && !other.repeats.empty())
            return median(wallSeconds(other)) / median(wallSeconds(cell)) / cell.planned.cell.ranks;
    return {};
}

void addSpeedup(CellSummary& summary, const RunResult& run, const CellResult& cell)
{
    const CellResult* const baseline = baselineOf(run, cell);
    if (!baseline || !summary.wallSeconds)
        return;
    const std::vector<double> walls = wallSeconds(*baseline);
    const double before = median(walls);
    const double now = summary.wallSeconds->median;
    summary.speedup = before / now;
    summary.speedupInterval = ratioInterval(walls, summary.wallSeconds->samples);
    summary.agreement = agreementOf(*baseline, cell);
    const auto startBefore = startupSeconds(*baseline);
    const auto startNow = startupSeconds(cell);
    if (!startBefore || !startNow)
        return;
    summary.speedupWithStartup = (*startBefore + before) / (*startNow + now);
    const double savedPerPrompt = (before - now) / cell.planned.cell.promptCount;
    if (savedPerPrompt > 0)
        summary.breakEvenPrompts = std::max(0.0, (*startNow - *startBefore) / savedPerPrompt);
}

bool isDebugBuild(const RunResult& run, const CellResult& cell)
{
    return run.started.environment.buildType == "Debug"
        || std::any_of(
            cell.loads.begin(), cell.loads.end(), [](const auto& load) { return load.hello.buildType == "Debug"; });
}

/// Reasons in a fixed order, each once.
std::vector<std::string> reasonsAgainst(const RunResult& run, const CellResult& cell, const CellSummary& summary)
{
    std::vector<std::string> reasons;
    std::set<std::string> flags;
    bool finite = true;
    for (const Repeat& repeat : cell.repeats) {
        flags.insert(repeat.flags.begin(), repeat.flags.end());
        for (const RankPass& rank : repeat.ranks)
            finite = finite && rank.passed.nonFiniteStep < 0;
    }
    const auto& wall = summary.wallSeconds;
    const double halfWidth = cell.planned.cell.settings.protocol.halfWidth;
    if (isDebugBuild(run, cell))
        reasons.emplace_back("debug-build");
    if (!summary.firstLook && wall && !wall->interval)
        reasons.emplace_back("few-repeats");
    if (wall && wall->interval && halfWidth > 0
        && wall->interval->high - wall->interval->low > 2 * halfWidth * wall->median)
        reasons.emplace_back("interval-too-wide");
    // In 16 bits a near tie may fall either way; without the margins nobody can say more, so that only fp32 is judged.
    if (summary.agreement.verdict == Agreement::Differ && !is16Bit(cell.planned.cell.precision))
        reasons.emplace_back("outputs-differ");
    if (!finite)
        reasons.emplace_back("nan");
    reasons.insert(reasons.end(), flags.begin(), flags.end());
    return reasons;
}

} // namespace

std::optional<Summary> summarise(std::vector<double> samples)
{
    if (samples.empty())
        return {};
    Summary summary = withoutInterval(std::move(samples));
    summary.outliers = outliers(summary.samples);
    summary.interval = medianInterval(summary.samples);
    return summary;
}

const ModelFacts* factsOf(const RunResult& run, const CellResult& cell)
{
    for (const ModelFacts& facts : run.models)
        if (facts.name == cell.planned.cell.model)
            return &facts;
    return nullptr;
}

std::vector<double> wallSeconds(const CellResult& cell)
{
    std::vector<double> seconds;
    for (const Repeat& repeat : cell.repeats)
        if (repeat.wallNs > 0)
            seconds.push_back(static_cast<double>(repeat.wallNs) * 1e-9);
    return seconds;
}

std::optional<double> startupSeconds(const CellResult& cell)
{
    CellSummary startup;
    addStartup(startup, cell);
    return startup.loadSeconds ? std::optional(*startup.loadSeconds + startup.prepareSeconds.value_or(0))
                               : std::nullopt;
}

CellSummary summarise(const RunResult& run, const CellResult& cell)
{
    CellSummary summary;
    summary.firstLook = cell.planned.cell.settings.protocol.name == ProtocolName::Quick;
    summary.promptTokens = std::accumulate(cell.promptTokens.begin(), cell.promptTokens.end(), int64_t{0});
    if (!cell.repeats.empty())
        summary.generatedTokens = generatedIn(cell.repeats.front());
    summary.wallSeconds = summarise(wallSeconds(cell));
    addRates(summary, cell);
    addLatencies(summary, cell);
    addStartup(summary, cell);
    addMemoryAndWaste(summary, cell);
    addPipeline(summary, cell);
    summary.rooflineFraction = rooflineFraction(run, cell);
    addEnergy(summary, cell);
    addWatched(summary, cell);
    addSpeedup(summary, run, cell);
    summary.efficiency = efficiencyOf(run, cell);
    summary.invalid = reasonsAgainst(run, cell, summary);
    return summary;
}

} // namespace throughline
