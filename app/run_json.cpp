// SPDX-License-Identifier: GPL-3.0-or-later
// The field table does the naming.
#include <app/run_json.h>

#include <app/devices_text.h>

#include <core/field_table.h>
#include <core/findings.h>
#include <core/words.h>

namespace throughline {

namespace {

using nlohmann::json;

/// By rank: the device, and the kernels that were chosen on it.
json ranksAsJson(const CellResult& cell)
{
    json ranks = json::array();
    for (const auto& load : cell.loads)
        ranks.push_back({{"rank", load.rank}, {"device", load.hello.device}, {"uuid", load.hello.uuid},
            {"kernels", load.kernels}, {"kernelTable", load.kernelTable}});
    return ranks;
}

/// Of the devices that were measured in this run: "cpu", and GPUs by UUID.
json ceilingsOfRun(const RunResult& run)
{
    json ceilings = json::object();
    if (run.ceilings.readBytesPerSecond > 0)
        ceilings["cpu"] = ceilingsJson(run.ceilings);
    for (const auto& [uuid, measured] : run.gpuCeilings)
        ceilings[uuid] = ceilingsJson(measured);
    return ceilings;
}

json cellAsJson(const RunResult& run, const CellResult& cell)
{
    json fields = json::object();
    for (const auto& field : cellFields())
        fields[std::string(field.name)] = field.read(cell.planned.cell);
    const auto summary = summarise(run, cell);
    json results = json::object();
    for (const auto& field : resultFields())
        results[std::string(field.name)] = field.readFrom(cell, summary);
    json wallNs = json::array();
    for (const auto& repeat : cell.repeats)
        wallNs.push_back(repeat.wallNs);
    const auto reason = cell.planned.skipped ? sentence(*cell.planned.skipped) : cell.ended.reason;
    return {{"index", cell.planned.index}, {"label", label(cell.planned.cell)}, {"state", nameOf(cell.state)},
        {"reason", reason}, {"cell", fields}, {"results", results}, {"repeatsWallNs", wallNs},
        {"promptsOfRank", cell.promptsOfRank}, {"ranks", ranksAsJson(cell)}};
}

json intervalAsJson(const std::optional<Interval>& interval)
{
    return interval ? json::array({interval->low, interval->high}) : json();
}

json oneComparison(const RunResult& reference, const RunResult& run, const RunComparison& comparison)
{
    json cells = json::array();
    for (const auto& cell : comparison.cells) {
        const auto& planned = reference.cells[static_cast<std::size_t>(cell.referenceCell)].planned;
        cells.push_back({{"label", label(planned.cell)}, {"referenceCell", cell.referenceCell},
            {"cell", cell.cell < 0 ? json() : json(cell.cell)}, {"ratio", cell.ratio > 0 ? json(cell.ratio) : json()},
            {"interval", intervalAsJson(cell.interval)}, {"adjustedP", cell.adjustedP ? json(*cell.adjustedP) : json()},
            {"verdict", nameOf(cell.verdict)}, {"why", cell.why}});
    }
    return {{"runId", run.started.runId}, {"matched", comparison.matched}, {"corrected", comparison.corrected()},
        {"cells", cells}, {"geometricMean", comparison.geometricMean ? json(*comparison.geometricMean) : json()},
        {"geometricMeanInterval", intervalAsJson(comparison.geometricMeanInterval)}};
}

} // namespace

json runAsJson(const RunResult& run)
{
    json cells = json::array();
    for (const auto& cell : run.cells)
        cells.push_back(cellAsJson(run, cell));
    json sentences = json::array();
    for (const auto& finding : findings(run))
        sentences.push_back({{"sentence", sentence(finding)}, {"cells", finding.cells}});
    json environment = json::object();
    for (const auto& [name, value] : environmentFields(run.started.environment))
        environment[name] = value;
    return {{"runId", run.started.runId}, {"startedUtc", run.started.startedUtc}, {"state", nameOf(run.state)},
        {"experiment", toJson(run.started.experiment)}, {"environment", environment}, {"ceilings", ceilingsOfRun(run)},
        {"cells", cells}, {"summary", inWords(summaryLine(run), run)}, {"findings", sentences}};
}

json comparisonAsJson(const std::vector<RunResult>& runs, const std::vector<RunComparison>& comparisons,
    const std::vector<Difference>& differences)
{
    json differs = json::array();
    for (const auto& difference : differences)
        differs.push_back({{"field", difference.field}, {"values", difference.values}});
    json others = json::array();
    for (std::size_t i = 0; i < comparisons.size(); ++i)
        others.push_back(oneComparison(runs.front(), runs[i + 1], comparisons[i]));
    return {{"reference", runs.front().started.runId}, {"differs", differs}, {"runs", others}};
}

} // namespace throughline
