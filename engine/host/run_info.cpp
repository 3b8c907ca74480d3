// SPDX-License-Identifier: GPL-3.0-or-later
// Computing and caching rows of the lists.
#include <host/field_line.h>
#include <host/run_info.h>

#include <core/metrics.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace throughline {

namespace {

constexpr int computation = 2; // raise it when rowsOf or a metric behind it changes

void addUnique(std::string& joined, std::vector<std::string>& known, std::string_view word)
{
    if (std::find(known.begin(), known.end(), word) != known.end())
        return;
    known.emplace_back(word);
    joined.append(joined.empty() ? "" : ", ").append(word);
}

int gpusOf(const PlannedCell& planned)
{
    if (!planned.gpuOfRank.empty())
        return int(std::set(planned.gpuOfRank.begin(), planned.gpuOfRank.end()).size());
    const auto& devices = planned.cell.settings.devices;
    return isOnGpu(planned.cell.settings) ? std::min(planned.cell.ranks, std::max(1, int(devices.size()))) : 0;
}

CellInfo plannedRow(const RunResult& run, const CellResult& cell)
{
    const Cell& axes = cell.planned.cell;
    CellInfo info{.runId = run.started.runId, .index = cell.planned.index, .model = axes.model};
    info.precision = axes.precision;
    info.mode = axes.mode;
    info.ranks = axes.ranks;
    info.batchSize = axes.batchSize;
    info.chunks = axes.chunks;
    info.promptCount = axes.promptCount;
    info.state = cell.state;
    info.repeats = int(cell.repeats.size());
    return info;
}

/// What the bootstrap behind it makes too dear for each second of a live run.
void addMeasured(CellInfo& info, const CellSummary& summary)
{
    if (summary.outputTokensPerSecond)
        info.tokensPerSecond = summary.outputTokensPerSecond->median;
    if (summary.wallSeconds)
        info.wallSeconds = summary.wallSeconds->median;
    info.speedup = summary.speedup.value_or(0);
    info.valid = summary.invalid.empty();
}

} // namespace

RunRows rowsOf(const RunResult& run)
{
    RunRows rows;
    RunInfo& info = rows.run;
    info.runId = run.started.runId;
    info.startedUtc = run.started.startedUtc;
    info.experiment = run.started.experiment.name;
    info.host = run.started.environment.host;
    info.state = run.state;
    if (run.imported) {
        info.tool = run.imported->tool;
        info.notComparable = run.imported->notComparable;
    }
    info.cells = int(run.cells.size());
    info.seconds = double(run.lastNs - run.firstNs) * 1e-9;
    std::vector<std::string> models;
    std::vector<std::string> modes;
    std::vector<std::string> precisions;
    for (const auto& cell : run.cells) {
        addUnique(info.models, models, cell.planned.cell.model);
        addUnique(info.modes, modes, nameOf(cell.planned.cell.mode));
        addUnique(info.precisions, precisions, nameOf(cell.planned.cell.precision));
        info.gpus = std::max(info.gpus, gpusOf(cell.planned));
        info.done += cell.state == CellState::Done;
        info.failed += cell.state == CellState::Failed;
        info.skipped += cell.state == CellState::Skipped;
        CellInfo& row = rows.cells.emplace_back(plannedRow(run, cell));
        if (cell.repeats.empty() || run.state == RunState::Running)
            continue;
        addMeasured(row, summarise(run, cell));
        ++info.measured;
        info.invalid += !row.valid;
        info.bestTokensPerSecond = std::max(info.bestTokensPerSecond, row.tokensPerSecond);
        if (row.mode != Mode::Sequential)
            info.bestSpeedup = std::max(info.bestSpeedup, row.speedup);
    }
    return rows;
}

std::string summaryText(const RunInfo& info)
{
    FieldLine line;
    line.add(computation).add(info.runId).add(info.startedUtc).add(nameOf(info.state)).add(info.models);
    line.add(info.modes).add(info.cells).add(info.done).add(info.failed).add(info.skipped);
    line.add(info.bestTokensPerSecond).add(info.bestSpeedup).add(info.seconds).add(info.experiment);
    line.add(info.precisions).add(info.host).add(info.gpus).add(info.measured).add(info.invalid).add(info.tool);
    line.add(info.notComparable).add(info.unreadable);
    return line.text();
}

std::optional<RunInfo> infoFromSummary(const std::string& text)
{
    FieldReader fields(text);
    RunInfo info;
    int version = 0;
    std::string state;
    fields.take(version).take(info.runId).take(info.startedUtc).take(state).take(info.models);
    fields.take(info.modes).take(info.cells).take(info.done).take(info.failed).take(info.skipped);
    fields.take(info.bestTokensPerSecond).take(info.bestSpeedup).take(info.seconds).take(info.experiment);
    fields.take(info.precisions).take(info.host).take(info.gpus).take(info.measured).take(info.invalid).take(info.tool);
    fields.take(info.notComparable).take(info.unreadable);
    const auto known = valueOf<RunState>(state);
    if (!fields.complete() || version != computation || !known)
        return std::nullopt; // a cache that can't be read is made again
    info.state = *known;
    return info;
}

std::string cellsText(const std::vector<CellInfo>& cells)
{
    auto rows = nlohmann::json::array(); // of arrays: names would be most of the text
    for (const CellInfo& cell : cells)
        rows.push_back({cell.index, cell.model, nameOf(cell.precision), nameOf(cell.mode), cell.ranks, cell.batchSize,
            cell.chunks, cell.promptCount, nameOf(cell.state), cell.repeats, cell.tokensPerSecond, cell.wallSeconds,
            cell.speedup, cell.valid});
    return nlohmann::json{{"computation", computation}, {"cells", std::move(rows)}}.dump(
        -1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<std::vector<CellInfo>> cellsFromText(const std::string& runId, const std::string& text)
try {
    const auto json = nlohmann::json::parse(text);
    if (json.at("computation") != computation)
        return std::nullopt;
    std::vector<CellInfo> cells;
    for (const auto& row : json.at("cells")) {
        const auto precision = valueOf<Precision>(row.at(2).get<std::string>());
        const auto mode = valueOf<Mode>(row.at(3).get<std::string>());
        const auto state = valueOf<CellState>(row.at(8).get<std::string>());
        if (!precision || !mode || !state)
            return std::nullopt;
        cells.push_back({runId, row.at(0), row.at(1), *precision, *mode, row.at(4), row.at(5), row.at(6), row.at(7),
            *state, row.at(9), row.at(10), row.at(11), row.at(12), row.at(13)});
    }
    return cells;
} catch (const nlohmann::json::exception&) {
    return std::nullopt;
}

} // namespace throughline
