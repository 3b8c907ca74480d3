// SPDX-License-Identifier: GPL-3.0-or-later
// Computing and caching rows of the list.
#include <host/run_info.h>

#include <core/metrics.h>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace throughline {

namespace {

constexpr int computation = 1; // raise it when infoOf or a metric behind it changes

void addUnique(std::string& joined, std::vector<std::string>& known, std::string_view word)
{
    if (std::find(known.begin(), known.end(), word) != known.end())
        return;
    known.emplace_back(word);
    joined.append(joined.empty() ? "" : ", ").append(word);
}

} // namespace

RunInfo infoOf(const RunResult& run)
{
    RunInfo info;
    info.runId = run.started.runId;
    info.startedUtc = run.started.startedUtc;
    info.state = run.state;
    info.cells = int(run.cells.size());
    info.seconds = double(run.lastNs - run.firstNs) * 1e-9;
    std::vector<std::string> models;
    std::vector<std::string> modes;
    for (const auto& cell : run.cells) {
        addUnique(info.models, models, cell.planned.cell.model);
        addUnique(info.modes, modes, nameOf(cell.planned.cell.mode));
        info.done += cell.state == CellState::Done;
        info.failed += cell.state == CellState::Failed;
        info.skipped += cell.state == CellState::Skipped;
    }
    if (run.state == RunState::Running) // the bootstrap behind the figures is not for each second of a live run
        return info;
    for (const auto& cell : run.cells) {
        if (cell.repeats.empty())
            continue;
        const CellSummary summary = summarise(run, cell);
        if (summary.outputTokensPerSecond)
            info.bestTokensPerSecond = std::max(info.bestTokensPerSecond, summary.outputTokensPerSecond->median);
        if (summary.speedup && cell.planned.cell.mode != Mode::Sequential)
            info.bestSpeedup = std::max(info.bestSpeedup, *summary.speedup);
    }
    return info;
}

std::string summaryText(const RunInfo& info)
{
    return nlohmann::json{{"computation", computation}, {"runId", info.runId}, {"startedUtc", info.startedUtc},
        {"state", nameOf(info.state)}, {"models", info.models}, {"modes", info.modes}, {"cells", info.cells},
        {"done", info.done}, {"failed", info.failed}, {"skipped", info.skipped},
        {"bestTokensPerSecond", info.bestTokensPerSecond}, {"bestSpeedup", info.bestSpeedup}, {"seconds", info.seconds}}
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<RunInfo> infoFromSummary(const std::string& text)
try {
    const auto json = nlohmann::json::parse(text);
    const auto state = valueOf<RunState>(json.at("state").get<std::string>());
    if (json.at("computation") != computation || !state)
        return std::nullopt;
    RunInfo info;
    info.runId = json.at("runId");
    info.startedUtc = json.at("startedUtc");
    info.state = *state;
    info.models = json.at("models");
    info.modes = json.at("modes");
    info.cells = json.at("cells");
    info.done = json.at("done");
    info.failed = json.at("failed");
    info.skipped = json.at("skipped");
    info.bestTokensPerSecond = json.at("bestTokensPerSecond");
    info.bestSpeedup = json.at("bestSpeedup");
    info.seconds = json.at("seconds");
    return info;
} catch (const nlohmann::json::exception&) { // a cache that can't be read is made again
    return std::nullopt;
}

} // namespace throughline
