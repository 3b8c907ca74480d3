// SPDX-License-Identifier: GPL-3.0-or-later
// Times come from one made-up table: seconds of a decode step by rows.
#include "picture_run.h"

#include <algorithm>
#include <cmath>

namespace throughline::made {

namespace {

constexpr int picturePasses = 5;
constexpr int pictureTokens = 16;
constexpr int promptLength = 12;
constexpr int pictureGpus = 4;
constexpr int64_t millisecondNs = 1'000'000;
constexpr int64_t gpuBytes = 150'000'000'000;
const char* const pictureModelName = "Llama-3-8B";

std::string uuidOf(int gpu) { return "GPU-0000000" + std::to_string(gpu); }

/// Reading the weights takes most of it, whatever the rows.
double stepSeconds(int rows) { return 0.0058 + 0.000085 * rows; }

/// Repeats differ by up to 0.2 %.
double jitter(int pass) { return 1 + 0.001 * ((pass * 3) % 5 - 2); }

Capabilities pictureMachine()
{
    Capabilities can;
    can.cpuCores = 32;
    can.cpuMemoryBytes = 256'000'000'000;
    for (int i = 0; i < pictureGpus; ++i)
        can.gpus.push_back({i, uuidOf(i), "NVIDIA H200", gpuBytes - 600'000'000});
    can.facts = [](const std::string& model) -> Result<ModelFacts> {
        if (model == pictureModelName)
            return pictureModel();
        return Error{"there is no such model", model, ""};
    };
    can.promptLengths = [](const std::string&, const Settings&, int count) -> Result<std::vector<int>> {
        return std::vector<int>(std::size_t(count), promptLength);
    };
    return can;
}

class PictureStream {
public:
    explicit PictureStream(const PictureRun& run)
        : m_run(run)
    { }

    std::vector<Event> events;

    void add(EventBody body, int cell = -1, std::optional<int> rank = {})
    {
        m_nowNs += millisecondNs;
        events.push_back({int64_t(events.size()) + 1, m_nowNs, cell, rank, std::move(body)});
    }

    void begin(const Plan& plan)
    {
        RunStartedEvent started;
        started.runId = m_run.id;
        started.startedUtc = m_run.startedUtc;
        started.experiment = pictureExperiment();
        Environment& environment = started.environment;
        environment.host = "made";
        environment.cpu = "A CPU of 32 cores";
        environment.cpuCores = 32;
        environment.memoryBytes = 256'000'000'000;
        for (int i = 0; i < pictureGpus; ++i)
            environment.gpus.push_back("NVIDIA H200, " + uuidOf(i) + ", 150 GB, driver 550.54");
        environment.program = "0.1.0";
        environment.revision = m_run.revision;
        environment.buildType = "Release";
        add(started);
        add(PlanEvent{plan, {pictureModel()}});
    }

    void cell(const PlannedCell& planned)
    {
        const int ranks = planned.cell.ranks;
        CellStartedEvent started;
        started.promptTokens.assign(std::size_t(planned.cell.promptCount), promptLength);
        started.promptsHash = "prompts";
        started.promptsOfRank = shares(planned);
        add(started, planned.index);
        for (int rank = 0; rank < ranks; ++rank)
            load(planned, rank, ranks);
        for (int pass = 0; pass < picturePasses; ++pass) {
            if (m_passesLeft == 0)
                return;
            m_passesLeft -= m_passesLeft > 0;
            this->pass(planned, pass);
        }
        CellEndedEvent ended;
        ended.endedBy = "interval";
        add(ended, planned.index);
    }

    /// Ends in the middle of a cell, after `passes` of it.
    void stopAfter(int passes) { m_passesLeft = passes; }

private:
    static std::vector<std::vector<int>> shares(const PlannedCell& planned)
    {
        std::vector<std::vector<int>> all;
        int next = 0;
        for (const int count : planned.promptsPerRank) {
            auto& share = all.emplace_back();
            for (int i = 0; i < count; ++i)
                share.push_back(next++);
        }
        return all;
    }

    void load(const PlannedCell& planned, int rank, int ranks)
    {
        HelloEvent hello;
        hello.program = "throughline-worker-cuda";
        hello.buildType = "Release";
        hello.revision = m_run.revision;
        hello.device = "NVIDIA H200";
        hello.uuid = uuidOf(rank);
        hello.memoryBytes = gpuBytes;
        add(hello, planned.index, rank);
        LoadedEvent loaded;
        loaded.startedNs = m_nowNs;
        m_nowNs += 2000 * millisecondNs / ranks;
        loaded.loadedNs = m_nowNs;
        loaded.readNs = 300 * millisecondNs;
        loaded.transferNs = 400 * millisecondNs;
        loaded.weightBytes = 16'060'000'000 / (planned.cell.mode == Mode::Pipeline ? ranks : 1);
        loaded.fingerprint = "weights";
        add(loaded, planned.index, rank);
        TokensEvent tokens;
        if (rank == 0)
            for (int prompt = 0; prompt < planned.cell.promptCount; ++prompt) {
                tokens.prompts.push_back(prompt);
                tokens.ids.emplace_back(std::size_t(pictureTokens), prompt);
            }
        if (rank == 0)
            add(tokens, planned.index, rank);
    }

    /// All batches of a rank; returns when it is done, from go.
    int64_t batches(const PlannedCell& planned, int pass, int rank, const std::vector<int>& prompts)
    {
        int64_t now = 0;
        const std::size_t rows = std::size_t(std::max(1, planned.cell.batchSize));
        for (std::size_t first = 0; first < prompts.size(); first += rows) {
            BatchEvent batch;
            batch.pass = pass;
            batch.startNs = now;
            for (std::size_t i = first; i < std::min(first + rows, prompts.size()); ++i) {
                batch.prompts.push_back(prompts[i]);
                batch.tokens.push_back(pictureTokens);
            }
            const int count = int(batch.prompts.size());
            const double factor = 1 + (m_run.factor - 1) * (1 - 0.03 * count); // fewer rows gain more
            const double seconds = stepSeconds(count) * factor * jitter(pass);
            for (int step = 0; step < pictureTokens; ++step) {
                now += std::llround(seconds * (step == 0 ? 2.5 : 1) * 1e9); // prefill first
                batch.stepNs.push_back(now);
            }
            batch.computedPositions = int64_t(batch.prompts.size()) * (promptLength + pictureTokens);
            add(batch, planned.index, rank);
        }
        return now;
    }

    void telemetry(const PlannedCell& planned, int pass, int rank, int64_t goNs, int64_t endNs)
    {
        TelemetryEvent said;
        said.pass = pass;
        said.uuid = uuidOf(rank);
        said.intervalNs = (endNs - goNs) / 4;
        for (int i = 0; i <= 4; ++i) {
            said.sampledNs.push_back(goNs + said.intervalNs * i);
            said.smClockMhz.push_back(1980 - 15 * (i % 2));
            said.memoryClockMhz.push_back(3201);
            said.powerWatts.push_back(420 + 30 * (i % 3) + 10 * rank);
            said.totalEnergyMillijoules.push_back(1'000'000 + goNs / millisecondNs / 2 + 500 * i);
            said.temperatureCelsius.push_back(52 + i % 2);
            said.clocksEventBits.push_back(0);
            said.usedBytes.push_back(planned.needBytes / std::max(1, planned.cell.ranks) + 600'000'000);
            said.computePercent.push_back(i == 0 && pass == 0 ? 4 : 96 + i % 3);
            said.memoryPercent.push_back(i == 0 ? 2 : 80 + i % 3);
        }
        said.energyMillijoules = 2'000;
        said.energySpanNs = endNs - goNs;
        said.maxTemperatureCelsius = 53;
        add(said, planned.index, rank);
    }

    void passed(const PlannedCell& planned, int pass, int rank, int64_t goNs, int64_t ownNs, int64_t waitedNs)
    {
        telemetry(planned, pass, rank, goNs, goNs + ownNs + waitedNs);
        PassedEvent done;
        done.pass = pass;
        done.goNs = goNs;
        done.endNs = goNs + ownNs + waitedNs;
        done.computeNs = ownNs * 97 / 100;
        done.communicationNs = waitedNs;
        done.hostNs = ownNs - done.computeNs;
        done.peakBytes = planned.needBytes / std::max(1, planned.cell.ranks) * 97 / 100;
        done.residentPeakBytes = done.peakBytes + 500'000'000;
        done.outputHash = "same";
        add(done, planned.index, rank);
    }

    /// The blocks of one stage: a chunk is with each stage in turn.
    void spans(const PlannedCell& planned, int pass, int stage, int64_t ownNs)
    {
        SpansEvent said;
        said.pass = pass;
        const int chunks = planned.cell.chunks;
        const int64_t slot = ownNs / (int64_t(pictureTokens) * chunks + planned.cell.ranks);
        for (int step = 0; step < pictureTokens; ++step)
            for (int chunk = 0; chunk < chunks; ++chunk) {
                const int64_t start = slot * (int64_t(step) * chunks + chunk + stage);
                said.spans.push_back({chunk, step, start, start + slot * 9 / 10});
            }
        add(said, planned.index, stage);
    }

    void pass(const PlannedCell& planned, int pass)
    {
        ProgressEvent progress;
        progress.phase = "pass";
        progress.step = int64_t(events.size());
        progress.total = 1;
        add(progress, planned.index, 0);
        const bool pipeline = planned.cell.mode == Mode::Pipeline;
        const int64_t goNs = m_nowNs;
        std::vector<int64_t> ends;
        const auto parts = shares(planned);
        for (int rank = 0; rank < int(parts.size()); ++rank)
            ends.push_back(batches(planned, pass, pipeline ? planned.cell.ranks - 1 : rank, parts[std::size_t(rank)]));
        const int64_t wallNs = *std::max_element(ends.begin(), ends.end());
        for (int rank = 0; rank < planned.cell.ranks; ++rank) {
            if (pipeline)
                spans(planned, pass, rank, wallNs);
            const int64_t ownNs = pipeline ? wallNs * 9 / 10 : ends[std::size_t(rank)];
            passed(planned, pass, rank, goNs, ownNs, pipeline ? wallNs - ownNs : 0);
        }
        m_nowNs = std::max(m_nowNs, goNs + wallNs);
        RepeatSavedEvent saved;
        saved.pass = pass;
        saved.wallNs = wallNs;
        add(saved, planned.index);
    }

    PictureRun m_run;
    int64_t m_nowNs = 5'000 * millisecondNs;
    int m_passesLeft = -1; // all
};

} // namespace

ModelFacts pictureModel()
{
    ModelFacts facts;
    facts.name = pictureModelName;
    facts.family = "llama";
    facts.preset = true;
    facts.configHash = "11a3a8b";
    facts.layers = 32;
    facts.hidden = 4096;
    facts.heads = 32;
    facts.kvHeads = 8;
    facts.headDim = 128;
    facts.intermediate = 14336;
    facts.gatedMlp = true;
    facts.vocab = 128'256;
    facts.maxPositions = 8192;
    facts.embeddingParameters = 525'336'576;
    facts.layerParameters = 218'112'000;
    facts.headParameters = 525'340'672;
    return facts;
}

Experiment pictureExperiment()
{
    Experiment experiment;
    experiment.name = "Llama-3-8B on every GPU";
    Block& block = experiment.blocks.emplace_back();
    block.models = {pictureModelName};
    block.precisions = {{Precision::Bf16, Precision::Bf16}};
    block.modes = {Mode::Sequential, Mode::DataParallel, Mode::Pipeline};
    block.ranks = {1, 2, 4};
    block.stages = {4};
    block.chunks = {4};
    block.batchSizes = {1, 4, 8, 16};
    block.promptCounts = {10, 50};
    block.settings.devices = {"gpu"};
    block.settings.newTokens = pictureTokens;
    return experiment;
}

Plan picturePlan() { return makePlan(pictureExperiment(), pictureMachine()); }

std::vector<Event> pictureStream(const PictureRun& run)
{
    const Plan plan = picturePlan();
    PictureStream made(run);
    made.begin(plan);
    for (const PlannedCell& planned : plan.cells)
        if (!planned.skipped)
            made.cell(planned);
    made.add(RunEndedEvent{run.state});
    return made.events;
}

std::vector<Event> picturesFirstHalf(const PictureRun& run)
{
    const Plan plan = picturePlan();
    PictureStream made(run);
    made.begin(plan);
    for (const PlannedCell& planned : plan.cells) {
        if (planned.skipped)
            continue;
        const bool last = planned.cell.mode == Mode::DataParallel && planned.cell.ranks == 2
            && planned.cell.batchSize == 8 && planned.cell.promptCount == 50;
        if (last)
            made.stopAfter(2);
        made.cell(planned);
        if (last)
            break;
    }
    ProgressEvent progress;
    progress.phase = "prepare"; // between two repeats: the page may paint
    progress.total = 4;
    made.add(progress, made.events.back().cell, 0);
    LogEvent log{"warning", "Clock of GPU 1 fell to 1,755 MHz for 0.3 s, not throttled: kept and noted", 1};
    made.add(log, made.events.back().cell, 1);
    return made.events;
}

} // namespace throughline::made
