// SPDX-License-Identifier: GPL-3.0-or-later
// Models, cells and runs made by hand, for tests to start from. No measured figure is among them.
#pragma once

#include <core/metrics.h>

namespace throughline::made {

/// distilgpt2's shape: 768 hidden, 6 layers, 12 heads of 64, 50,257 tokens, 1,024 positions, tied head.
inline ModelFacts distilgpt2()
{
    ModelFacts facts;
    facts.name = "distilgpt2";
    facts.family = "gpt2";
    facts.preset = true;
    facts.configHash = "c0ffee";
    facts.layers = 6;
    facts.hidden = 768;
    facts.heads = facts.kvHeads = 12;
    facts.headDim = 64;
    facts.intermediate = 3'072;
    facts.vocab = 50'257;
    facts.maxPositions = 1'024;
    facts.embeddingParameters = (50'257 + 1'024) * 768;
    facts.layerParameters = 12 * 768 * 768 + 13 * 768; // 7,087,872
    facts.headParameters = 50'257 * 768 + 2 * 768;     // 38,598,912: the head and the final norm
    facts.tiedHead = true;
    return facts;
}

/// A shape whose sizes can be worked out in the head: 4 layers of 1,000 parameters, head 2,000 of its own.
inline ModelFacts small()
{
    ModelFacts facts;
    facts.name = "small";
    facts.configHash = "5ma11";
    facts.layers = 4;
    facts.hidden = 10;
    facts.heads = facts.kvHeads = 2;
    facts.headDim = 5;
    facts.intermediate = 25;
    facts.vocab = 100;
    facts.maxPositions = 64;
    facts.embeddingParameters = 1'640;
    facts.layerParameters = 1'000;
    facts.headParameters = 2'000;
    return facts;
}

inline Cell cell(Mode mode, int ranks = 1, int batchSize = 1, int promptCount = 4)
{
    Cell made;
    made.model = "small";
    made.mode = mode;
    made.ranks = ranks;
    made.batchSize = batchSize;
    made.promptCount = promptCount;
    made.settings.devices = {"cpu"};
    made.settings.newTokens = 3;
    return made;
}

/// A finished cell with one repeat per wall time: one rank, one batch of all prompts, `newTokens` tokens each, the
/// last one at the end of the wall time.
inline CellResult result(const Cell& cell, const std::vector<int64_t>& wallNs)
{
    CellResult made;
    made.planned.cell = cell;
    made.state = CellState::Done;
    made.promptTokens.assign(static_cast<std::size_t>(cell.promptCount), 5);
    made.tokens.assign(static_cast<std::size_t>(cell.promptCount), {7, 8, 9});
    RankLoad load;
    load.hello.buildType = "Release";
    load.loaded.startedNs = 1'000'000'000;
    load.loaded.loadedNs = 3'000'000'000; // 2 s
    load.preparedNs = 500'000'000;
    made.loads.push_back(load);
    for (const int64_t wall : wallNs) {
        Repeat repeat;
        repeat.pass = static_cast<int>(made.repeats.size());
        repeat.wallNs = wall;
        RankPass pass;
        pass.passed.pass = repeat.pass;
        pass.passed.goNs = 10'000'000'000;
        pass.passed.endNs = pass.passed.goNs + wall;
        BatchEvent batch;
        batch.pass = repeat.pass;
        for (int prompt = 0; prompt < cell.promptCount; ++prompt) {
            batch.prompts.push_back(prompt);
            batch.tokens.push_back(3);
        }
        batch.stepNs = {wall / 2, wall * 3 / 4, wall};
        pass.batches.push_back(batch);
        repeat.ranks.push_back(pass);
        made.repeats.push_back(repeat);
    }
    return made;
}

inline RunResult run(std::vector<CellResult> cells)
{
    RunResult made;
    made.started.environment.buildType = "Release";
    made.models.push_back(small());
    for (std::size_t i = 0; i < cells.size(); ++i)
        cells[i].planned.index = static_cast<int>(i);
    made.cells = std::move(cells);
    made.state = RunState::Done;
    return made;
}

/// Five times the same wall time: its interval has no width.
inline std::vector<int64_t> five(int64_t seconds) { return std::vector<int64_t>(5, seconds * 1'000'000'000); }

} // namespace throughline::made
