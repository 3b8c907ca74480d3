// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include "made_stream.h"

#include <cmath>

namespace throughline::made {

namespace {

constexpr int newTokens = 3;
constexpr int64_t secondNs = 1'000'000'000;

class Stream {
public:
    std::vector<Event> events;

    void add(EventBody body, int cell = -1, std::optional<int> rank = {})
    {
        m_nowNs += secondNs / 100;
        Event event;
        event.seq = int64_t(events.size()) + 1;
        event.tNs = m_nowNs;
        event.cell = cell;
        event.rank = rank;
        event.body = std::move(body);
        events.push_back(std::move(event));
    }

    void pass(int cell, const Cell& axes, int number, int64_t wallNs)
    {
        ProgressEvent progress;
        progress.phase = "pass";
        progress.step = number + 1;
        progress.done = 1;
        progress.total = 2;
        add(progress, cell, 0);
        BatchEvent batch;
        batch.pass = number;
        for (int prompt = 0; prompt < axes.promptCount; ++prompt) {
            batch.prompts.push_back(prompt);
            batch.tokens.push_back(newTokens);
        }
        batch.stepNs = {wallNs / 2, wallNs * 3 / 4, wallNs};
        batch.computedPositions = 8;
        add(batch, cell, 0);
        PassedEvent passed;
        passed.pass = number;
        passed.goNs = m_nowNs;
        passed.endNs = m_nowNs + wallNs;
        passed.computeNs = wallNs;
        passed.outputHash = "same";
        m_nowNs += wallNs;
        add(passed, cell, 0);
        RepeatSavedEvent saved;
        saved.pass = number;
        saved.wallNs = wallNs;
        add(saved, cell);
    }

    void cell(int index, const MeasuredCell& made)
    {
        CellStartedEvent started;
        started.promptTokens.assign(std::size_t(made.cell.promptCount), 5);
        started.promptsHash = "prompts";
        add(started, index);
        HelloEvent hello;
        hello.program = "throughline-worker";
        hello.buildType = "Release";
        add(hello, index, 0);
        LoadedEvent loaded;
        loaded.loadedNs = secondNs;
        loaded.fingerprint = "weights";
        add(loaded, index, 0);
        TokensEvent tokens;
        for (int prompt = 0; prompt < made.cell.promptCount; ++prompt) {
            tokens.prompts.push_back(prompt);
            const bool given = std::size_t(prompt) < made.ids.size();
            tokens.ids.push_back(given ? made.ids[std::size_t(prompt)] : std::vector<int>{7, 8, 9});
        }
        add(tokens, index, 0);
        for (std::size_t i = 0; i < made.wallNs.size(); ++i)
            pass(index, made.cell, int(i), made.wallNs[i]);
        TextsEvent texts{{}, made.prompts, made.texts};
        for (std::size_t prompt = 0; prompt < made.texts.size(); ++prompt)
            texts.prompts.push_back(int(prompt));
        if (!texts.prompts.empty())
            add(texts, index);
        CellEndedEvent ended;
        ended.state = made.state;
        ended.reason = made.reason;
        ended.endedBy = made.state == CellState::Done ? "repeats" : "";
        add(ended, index);
    }

private:
    int64_t m_nowNs = 5 * secondNs;
};

ModelFacts small()
{
    ModelFacts facts;
    facts.name = "small";
    facts.preset = true;
    facts.configHash = "5ma11";
    facts.layers = 4;
    facts.hidden = 10;
    facts.heads = facts.kvHeads = 2;
    facts.headDim = 5;
    facts.vocab = 100;
    facts.maxPositions = 64;
    facts.embeddingParameters = 1'640;
    facts.layerParameters = 1'000;
    facts.headParameters = 2'000;
    return facts;
}

} // namespace

Cell cell(Mode mode, int ranks, int batchSize, int promptCount)
{
    Cell made;
    made.model = "small";
    made.mode = mode;
    made.ranks = ranks;
    made.batchSize = batchSize;
    made.promptCount = promptCount;
    made.settings.devices = {"cpu"};
    made.settings.newTokens = newTokens;
    made.settings.protocol.repeats = 5;
    return made;
}

std::vector<MeasuredCell> fourCells(double factor)
{
    const auto walls = [factor](double seconds) {
        std::vector<int64_t> all;
        for (const double jitter : {1.0, 1.001, 0.999, 1.0005, 0.9995})
            all.push_back(std::llround(seconds * factor * jitter * 1e9));
        return all;
    };
    return {{cell(Mode::Sequential, 1, 1, 4), walls(4), CellState::Done, {}},
        {cell(Mode::Sequential, 1, 1, 8), walls(8), CellState::Done, {}},
        {cell(Mode::DataParallel, 1, 4, 4), walls(1.6), CellState::Done, {}},
        {cell(Mode::DataParallel, 1, 4, 8), walls(3.2), CellState::Done, {}}};
}

Plan planOf(const std::vector<MeasuredCell>& cells)
{
    Plan plan;
    plan.availableBytes = 8'000'000'000;
    for (const MeasuredCell& made : cells) {
        PlannedCell& planned = plan.cells.emplace_back();
        planned.index = int(plan.cells.size()) - 1;
        planned.cell = made.cell;
        planned.promptsPerRank = splitPrompts(made.cell.promptCount, made.cell.ranks);
        planned.needBytes = 100'000'000;
        planned.estimatedNs = secondNs;
    }
    return plan;
}

std::vector<Event> stream(const std::string& runId, const std::string& name, const std::vector<MeasuredCell>& cells)
{
    Stream made;
    RunStartedEvent started;
    started.runId = runId;
    started.startedUtc = "2026-11-22T08:33:00.123Z";
    started.experiment.name = name;
    started.experiment.blocks.resize(1);
    started.experiment.blocks[0].settings.newTokens = newTokens;
    started.environment.host = "made";
    started.environment.buildType = "Release";
    made.add(started);
    made.add(PlanEvent{planOf(cells), {small()}});
    for (std::size_t i = 0; i < cells.size(); ++i)
        made.cell(int(i), cells[i]);
    made.add(RunEndedEvent{});
    return made.events;
}

} // namespace throughline::made
