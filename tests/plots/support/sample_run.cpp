// SPDX-License-Identifier: GPL-3.0-or-later
// Fills in events that a controller would have stored.
#include "sample_run.h"

#include <core/plan.h>

#include <algorithm>
#include <numeric>

namespace throughline::test {

namespace {

constexpr int promptLength = 8;

Cell cellOf(const SampleCell& sample, const SampleOptions& options)
{
    Cell cell;
    cell.model = "tiny";
    cell.precision = options.gpu ? Precision::Bf16 : Precision::Fp32;
    cell.mode = sample.mode;
    cell.ranks = sample.ranks;
    cell.batchSize = sample.batch;
    cell.chunks = sample.chunks;
    cell.promptCount = sample.prompts;
    cell.settings.devices = {options.gpu ? "gpu" : "cpu"};
    cell.settings.task = options.task;
    cell.settings.newTokens = options.task == Task::Generate ? options.newTokens : 0;
    cell.settings.protocol = withDefaults(Protocol{options.protocol, 0, 0, 0, 0, 0});
    return cell;
}

BatchEvent batchOf(const std::vector<int>& prompts, const SampleOptions& options, int64_t startNs, int64_t endNs)
{
    const int tokens = options.task == Task::Generate ? options.newTokens : 0;
    BatchEvent batch;
    batch.prompts = prompts;
    batch.tokens.assign(prompts.size(), tokens);
    batch.startNs = startNs;
    const int steps = std::max(1, tokens);
    for (int step = 1; step <= steps; ++step)
        batch.stepNs.push_back(startNs + (endNs - startNs) * step / steps);
    batch.computedPositions = static_cast<int64_t>(prompts.size()) * (promptLength + tokens);
    return batch;
}

/// Batches of equal duration, one after another, over the rank's prompts.
std::vector<BatchEvent> batchesOf(
    const std::vector<int>& prompts, int rows, const SampleOptions& options, int64_t wallNs)
{
    std::vector<BatchEvent> batches;
    const auto count =
        static_cast<int64_t>((prompts.size() + static_cast<std::size_t>(rows) - 1) / static_cast<std::size_t>(rows));
    for (int64_t i = 0; i < count; ++i) {
        const auto first = prompts.begin() + static_cast<std::ptrdiff_t>(i) * rows;
        const auto last = std::min(first + rows, prompts.end());
        batches.push_back(batchOf({first, last}, options, wallNs * i / count, wallNs * (i + 1) / count));
    }
    return batches;
}

/// Stage s computes chunk c of step t after the stage before it; the last stage is a quarter slower.
std::vector<StageSpan> spansOf(int stage, const SampleCell& sample, const SampleOptions& options, int64_t wallNs)
{
    std::vector<StageSpan> spans;
    const int chunks = sample.chunks;
    const int perStep = std::max(chunks, sample.ranks);
    const int64_t slot = wallNs / (options.pipelineSteps * perStep + sample.ranks);
    for (int step = 0; step < options.pipelineSteps; ++step)
        for (int chunk = 0; chunk < chunks; ++chunk) {
            const int64_t start = slot * (step * perStep + chunk + stage);
            const int64_t length = stage == sample.ranks - 1 ? slot * 19 / 20 : slot * 15 / 20;
            spans.push_back({chunk, step, start, start + length});
        }
    return spans;
}

RankPass rankPass(int rank, const CellResult& result, const SampleCell& sample, const SampleOptions& options,
    int64_t goNs, int64_t wallNs)
{
    RankPass pass;
    pass.rank = rank;
    pass.passed.goNs = goNs;
    pass.passed.endNs = goNs + wallNs;
    pass.passed.computeNs = wallNs * 9 / 10;
    pass.passed.outputHash = "feed";
    pass.passed.residentPeakBytes = 200'000'000;
    const auto& prompts = result.promptsOfRank[static_cast<std::size_t>(rank)];
    const bool hasOutputs = sample.mode != Mode::Pipeline || rank == sample.ranks - 1;
    if (hasOutputs)
        pass.batches = batchesOf(prompts, sample.batch, options, wallNs);
    if (sample.mode == Mode::Pipeline)
        pass.spans = spansOf(rank, sample, options, wallNs);
    return pass;
}

RankLoad loadOf(int rank, const SampleOptions& options)
{
    RankLoad load;
    load.rank = rank;
    load.hello.program = "throughline-worker";
    load.hello.buildType = "Release";
    load.hello.cuda = options.gpu ? "13.0" : "";
    load.hello.device = options.gpu ? "NVIDIA H200" : "Intel Xeon";
    load.loaded.startedNs = 1'000'000;
    load.loaded.loadedNs = 300'000'000;
    load.loaded.fingerprint = "0123456789abcdef";
    load.preparedNs = 20'000'000;
    return load;
}

CellResult resultOf(int index, const SampleCell& sample, const SampleOptions& options)
{
    CellResult result;
    result.planned.index = index;
    result.planned.cell = cellOf(sample, options);
    result.state = sample.state;
    result.ended.state = sample.state;
    result.promptTokens.assign(static_cast<std::size_t>(sample.prompts), promptLength);
    const bool split = sample.mode == Mode::DataParallel;
    const std::vector<int> counts = split ? splitPrompts(sample.prompts, sample.ranks)
                                          : std::vector<int>(static_cast<std::size_t>(sample.ranks), sample.prompts);
    int next = 0;
    for (const int count : counts) {
        std::vector<int> prompts(static_cast<std::size_t>(count));
        std::iota(prompts.begin(), prompts.end(), split ? next : 0);
        next += count;
        result.promptsOfRank.push_back(prompts);
    }
    for (int rank = 0; rank < sample.ranks; ++rank)
        result.loads.push_back(loadOf(rank, options));
    for (int prompt = 0; prompt < sample.prompts && options.task == Task::Generate; ++prompt)
        result.tokens.emplace_back(static_cast<std::size_t>(options.newTokens), prompt);
    int64_t goNs = 1'000'000'000;
    for (const double wallMs : sample.wallMs) {
        const auto wallNs = static_cast<int64_t>(wallMs * 1e6);
        Repeat repeat;
        repeat.pass = static_cast<int>(result.repeats.size()) + 1;
        repeat.wallNs = wallNs;
        for (int rank = 0; rank < sample.ranks; ++rank)
            repeat.ranks.push_back(rankPass(rank, result, sample, options, goNs, wallNs));
        result.repeats.push_back(repeat);
        goNs += wallNs + 1'000'000;
    }
    return result;
}

ModelFacts tinyFacts()
{
    ModelFacts facts;
    facts.name = "tiny";
    facts.family = "gpt2";
    facts.preset = true;
    facts.layers = 4;
    facts.hidden = 128;
    facts.heads = facts.kvHeads = 4;
    facts.headDim = 32;
    facts.vocab = 1000;
    facts.maxPositions = 256;
    return facts;
}

} // namespace

RunResult sampleRun(const std::vector<SampleCell>& cells, const SampleOptions& options)
{
    RunResult run;
    run.started.runId = options.runId;
    run.started.startedUtc = options.startedUtc;
    run.started.experiment.name = options.name;
    run.started.environment.cpu = "Intel(R) Xeon(R) Processor";
    run.started.environment.cpuCores = 2;
    run.started.environment.buildType = "Release";
    if (options.gpu)
        run.started.environment.gpus = {"NVIDIA H200"};
    run.models = {tinyFacts()};
    run.state = RunState::Done;
    for (std::size_t i = 0; i < cells.size(); ++i)
        run.cells.push_back(resultOf(static_cast<int>(i), cells[i], options));
    return run;
}

std::vector<double> around(double middle, int count, double share)
{
    static const std::vector<double> places{0, 0.7, -0.6, 0.3, -0.4, 1, -1, 0.5, -0.8, 0.1, -0.2};
    std::vector<double> times;
    for (int i = 0; i < count; ++i)
        times.push_back(middle * (1 + share * places[static_cast<std::size_t>(i) % places.size()]));
    return times;
}

RunResult cpuRun(int repeats, const SampleOptions& options)
{
    constexpr double promptMs = 61;   // one prompt by itself
    constexpr double rowShare = 0.14; // of a prompt's time per further row in a batch
    std::vector<SampleCell> cells;
    for (const int prompts : {10, 50, 100})
        cells.push_back({Mode::Sequential, 1, 1, prompts, around(promptMs * prompts, repeats)});
    for (const int ranks : {1, 2})
        for (const int prompts : {10, 50, 100})
            for (const int batch : {1, 4, 8, 16}) {
                const int perRank = (prompts + ranks - 1) / ranks;
                const int full = perRank / batch;
                const int rest = perRank % batch;
                const double shared = ranks == 1 ? 1 : 1.9; // ranks share the cores
                const auto batchMs = [&](int rows) {
                    return rows == 0 ? 0 : promptMs * (1 + rowShare * (rows - 1)) * shared;
                };
                cells.push_back({Mode::DataParallel, ranks, batch, prompts,
                    around(full * batchMs(batch) + batchMs(rest), repeats, 0.015)});
            }
    for (const int prompts : {10, 50, 100})
        for (const int chunks : {1, 4})
            cells.push_back(
                {Mode::Pipeline, 2, 8, prompts, around(prompts * (chunks == 1 ? 17.5 : 14.1), repeats, 0.03), chunks});
    return sampleRun(cells, options);
}

} // namespace throughline::test
