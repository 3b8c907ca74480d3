// SPDX-License-Identifier: GPL-3.0-or-later
// Cells and raw samples as tables.
#include <plots/export.h>

#include <plots/cell_table.h>
#include <plots/charts/chart_words.h>
#include <plots/charts/summary_memo.h>
#include <plots/csv_table.h>

#include <core/field_table.h>
#include <core/sentence.h>
#include <core/words.h>

#include <numeric>
#include <string_view>

namespace throughline {

namespace {

void addCell(CsvTable& table, const CellResult& result, bool onlyAxes)
{
    table.count("cell", result.planned.index);
    for (const CellField& field : cellFields())
        if (!onlyAxes || field.role == FieldRole::Axis)
            table.add(field.name, csvValue(field.read(result.planned.cell)));
}

/// What a device's telemetry comes to; without it the cells are empty.
void addTelemetry(CsvTable& table, const std::optional<TelemetryEvent>& telemetry)
{
    const TelemetryEvent said = telemetry.value_or(TelemetryEvent{});
    const auto number = [&](std::string_view name, const auto& value) {
        table.add(name, value ? std::to_string(*value) : std::string());
    };
    std::vector<std::string> processes;
    for (const ForeignProcess& process : said.foreignProcesses)
        processes.push_back(inWords(process));
    std::vector<std::string> unavailable;
    for (const UnavailableValue& missing : said.unavailable)
        unavailable.push_back(missing.value + ": " + missing.reason);
    table.text("deviceUuid", said.uuid);
    number("energyMillijoules", said.energyMillijoules);
    number("energySpanNs", said.energyMillijoules ? std::optional(said.energySpanNs) : std::nullopt);
    number("maxTemperatureCelsius", said.maxTemperatureCelsius);
    table.text("throttleReasons", joined(said.throttleReasons, "; "));
    table.text("foreignProcesses", joined(processes, "; "));
    table.text("telemetryUnavailable", joined(unavailable, "; "));
}

void addRankPass(CsvTable& table, const RankPass& rank)
{
    const PassedEvent& passed = rank.passed;
    int64_t prompts = 0;
    int64_t tokens = 0;
    int64_t computed = 0;
    int64_t wasted = 0;
    for (const BatchEvent& batch : rank.batches) {
        prompts += static_cast<int64_t>(batch.prompts.size());
        tokens += std::accumulate(batch.tokens.begin(), batch.tokens.end(), int64_t{0});
        computed += batch.computedPositions;
        wasted += batch.wastedPositions;
    }
    table.count("rank", rank.rank);
    table.count("goNs", passed.goNs);
    table.count("endNs", passed.endNs);
    table.count("computeNs", passed.computeNs);
    table.count("communicationNs", passed.communicationNs);
    table.count("hostNs", passed.hostNs);
    table.count("peakBytes", passed.peakBytes);
    table.count("residentPeakBytes", passed.residentPeakBytes);
    table.count("batches", static_cast<int64_t>(rank.batches.size()));
    table.count("prompts", prompts);
    table.count("generatedTokens", tokens);
    table.count("computedPositions", computed);
    table.count("wastedPositions", wasted);
    table.text("outputHash", passed.outputHash);
    table.count("nonFiniteStep", passed.nonFiniteStep);
    addTelemetry(table, rank.telemetry);
}

} // namespace

std::string summaryCsvOfRuns(const std::vector<const RunResult*>& runs)
{
    const InEnglish forPrograms;
    CsvTable table;
    const auto add = [&](const RunResult& run, const CellResult& result) {
        table.text("runId", run.started.runId);
        table.text("startedUtc", run.started.startedUtc);
        table.text("experiment", run.started.experiment.name);
        addCell(table, result, false);
        table.text("reason", whyNotDone(result)); // "state" is the first of the result fields
        const CellSummary summary = result.repeats.empty() ? summarise(run, result) : *rememberedSummary(run, result);
        for (const ResultField& field : resultFields())
            table.add(field.name, csvValue(field.readFrom(result, summary)));
        for (const auto& [name, value] : environmentFields(run.started.environment))
            table.text(name, value);
        table.endRow();
    };
    add(RunResult{}, CellResult{});
    for (const RunResult* run : runs)
        for (const CellResult& result : run->cells)
            add(*run, result);
    return table.finished();
}

std::string rawCsvOfRuns(const std::vector<const RunResult*>& runs)
{
    const InEnglish forPrograms;
    CsvTable table;
    const auto add = [&](const RunResult& run, const CellResult& result, const Repeat& repeat, const RankPass& rank) {
        table.text("runId", run.started.runId);
        addCell(table, result, true);
        table.text("state", std::string(nameOf(result.state)));
        table.count("pass", repeat.pass);
        table.add("warmup", repeat.warmup ? "true" : "false");
        table.count("wallNs", repeat.wallNs);
        table.text("flags", joined(repeat.flags, "; "));
        addRankPass(table, rank);
        table.endRow();
    };
    add({}, {}, {}, {});
    for (const RunResult* run : runs)
        for (const CellResult& result : run->cells)
            for (const auto* passes : {&result.warmups, &result.repeats})
                for (const Repeat& repeat : *passes)
                    for (const RankPass& rank : repeat.ranks)
                        add(*run, result, repeat, rank);
    return table.finished();
}

std::string summaryCsv(const RunResult& run) { return summaryCsvOfRuns({&run}); }
std::string rawCsv(const RunResult& run) { return rawCsvOfRuns({&run}); }

} // namespace throughline
