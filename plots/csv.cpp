// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as CSV after RFC 4180: '.' decimals whatever the locale, commas, CRLF.
#include <plots/export.h>

#include <plots/cell_table.h>
#include <plots/charts/chart_words.h>
#include <plots/charts/summary_memo.h>

#include <core/field_table.h>
#include <core/words.h>

#include <algorithm>
#include <numeric>
#include <string_view>

namespace throughline {

namespace {

/// Text that a spreadsheet would take for a formula gets an apostrophe in front and is quoted.
std::string textCell(std::string text)
{
    constexpr std::string_view formulaBegins = "=+-@\t\r";
    const bool formula = !text.empty() && formulaBegins.find(text.front()) != std::string_view::npos;
    if (formula)
        text.insert(0, 1, '\'');
    if (!formula && text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string jsonCell(const nlohmann::json& value)
{
    if (value.is_null())
        return {};
    if (value.is_number_float())
        return exactNumber(value.get<double>());
    if (value.is_number() || value.is_boolean())
        return value.dump();
    if (value.is_string())
        return textCell(value.get<std::string>());
    if (value.is_array()
        && std::all_of(value.begin(), value.end(), [](const auto& item) { return item.is_primitive(); })) {
        std::vector<std::string> parts;
        for (const auto& item : value)
            parts.push_back(item.is_string() ? item.get<std::string>() : item.dump());
        return textCell(joined(parts, "; "));
    }
    return textCell(value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

/// The first row added only gives the names of the columns: a table without rows has them too.
class Table {
public:
    void add(std::string_view name, std::string cell)
    {
        if (m_firstRow)
            m_header.push_back(textCell(std::string(name)));
        m_row.push_back(std::move(cell));
    }
    void text(std::string_view name, const std::string& value) { add(name, textCell(value)); }
    void count(std::string_view name, int64_t value) { add(name, std::to_string(value)); }
    void endRow()
    {
        if (!m_firstRow)
            m_lines += line(m_row);
        m_row.clear();
        m_firstRow = false;
    }
    std::string finished() const { return line(m_header) + m_lines; }

private:
    static std::string line(const std::vector<std::string>& cells)
    {
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i)
            text += (i ? "," : "") + cells[i];
        return text + "\r\n";
    }
    std::vector<std::string> m_header;
    std::vector<std::string> m_row;
    std::string m_lines;
    bool m_firstRow = true;
};

void addCell(Table& table, const CellResult& result, bool onlyAxes)
{
    table.count("cell", result.planned.index);
    for (const CellField& field : cellFields())
        if (!onlyAxes || field.role == FieldRole::Axis)
            table.add(field.name, jsonCell(field.read(result.planned.cell)));
}

/// What a device's telemetry comes to; without it the cells are empty.
void addTelemetry(Table& table, const std::optional<TelemetryEvent>& telemetry)
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

void addRankPass(Table& table, const RankPass& rank)
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
    Table table;
    const auto add = [&](const RunResult& run, const CellResult& result) {
        table.text("runId", run.started.runId);
        table.text("startedUtc", run.started.startedUtc);
        table.text("experiment", run.started.experiment.name);
        addCell(table, result, false);
        table.text("reason", whyNotDone(result)); // "state" is the first of the result fields
        const CellSummary summary = result.repeats.empty() ? summarise(run, result) : *rememberedSummary(run, result);
        for (const ResultField& field : resultFields())
            table.add(field.name, jsonCell(field.readFrom(result, summary)));
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
    Table table;
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
