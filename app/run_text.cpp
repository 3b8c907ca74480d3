// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers come from core's metrics, sentences from core's words; here they are put side by side.
#include <app/run_text.h>

#include <app/harmless_text.h>
#include <app/open_run.h>
#include <app/table_text.h>

#include <core/findings.h>
#include <core/words.h>

namespace throughline {

namespace {

std::string seconds(double value) { return durationInWords(static_cast<int64_t>(value * 1e9)); }

/// "1.23 s", with "1.20–1.27 s" of the interval, or of the range where there are too few repeats.
std::string spread(const Summary& summary)
{
    if (summary.samples.size() < 2)
        return {};
    const double low = summary.interval ? summary.interval->low : summary.low;
    const double high = summary.interval ? summary.interval->high : summary.high;
    return seconds(low) + "–" + seconds(high) + (summary.interval ? "" : " (range)");
}

std::string ceilingsInWords(const CeilingsEvent& ceilings)
{
    std::string text = "reads " + bytesInWords(static_cast<int64_t>(ceilings.readBytesPerSecond)) + "/s";
    const auto add = [&](double perSecond, const char* precision) {
        if (perSecond > 0)
            text += ", " + numberInWords(perSecond / 1e9) + " " + precision + " GFLOP/s";
    };
    add(ceilings.fp32OperationsPerSecond, "fp32");
    add(ceilings.tf32OperationsPerSecond, "tf32");
    add(ceilings.fp16OperationsPerSecond, "fp16");
    add(ceilings.bf16OperationsPerSecond, "bf16");
    return text;
}

std::string speedup(const CellSummary& summary)
{
    if (!summary.speedup)
        return {};
    std::string text = numberInWords(*summary.speedup) + "×";
    if (const auto& interval = summary.speedupInterval)
        text += " (" + numberInWords(interval->low) + "–" + numberInWords(interval->high) + ")";
    return text;
}

std::string agreement(const CellSummary& summary)
{
    switch (summary.agreement.verdict) {
    case Agreement::Agree:
        return "agree";
    case Agreement::Differ:
        return "differ";
    case Agreement::NearTies:
        return "near ties";
    case Agreement::Unknown:
        break;
    }
    return {};
}

std::string validity(const CellSummary& summary)
{
    std::string text = summary.firstLook ? "first look" : "";
    for (const auto& reason : summary.invalid)
        text.append(text.empty() ? "" : ", ").append(reason);
    return text;
}

void addCell(TableText& table, const RunResult& run, const CellResult& cell)
{
    std::vector<std::string> row{std::to_string(cell.planned.index + 1), cell.planned.cell.model,
        label(cell.planned.cell), std::string(nameOf(cell.state))};
    if (!cell.repeats.empty()) {
        const auto summary = summarise(run, cell);
        const auto& rate = summary.generatedTokens > 0 ? summary.outputTokensPerSecond : summary.totalTokensPerSecond;
        const std::vector<std::string> measured{std::to_string(cell.repeats.size()),
            summary.wallSeconds ? seconds(summary.wallSeconds->median) : "",
            summary.wallSeconds ? spread(*summary.wallSeconds) : "", rate ? numberInWords(rate->median) : "",
            speedup(summary), agreement(summary), validity(summary)};
        row.insert(row.end(), measured.begin(), measured.end());
    }
    table.addRow(std::move(row));
    if (cell.planned.skipped)
        table.addLine(sentence(*cell.planned.skipped));
    else if (!cell.ended.reason.empty())
        table.addLine(cell.ended.reason);
}

std::string logLine(const Event& event, int64_t firstNs)
{
    std::string text = "+" + durationInWords(event.tNs - firstNs);
    if (event.cell >= 0)
        text += " cell " + std::to_string(event.cell + 1);
    if (event.rank)
        text += " rank " + std::to_string(*event.rank);
    if (const auto* log = std::get_if<LogEvent>(&event.body))
        text +=
            " " + log->level + ": " + log->text + (log->count > 1 ? " (" + std::to_string(log->count) + " times)" : "");
    else if (const auto* rejected = std::get_if<RejectedEvent>(&event.body))
        text += " rejected: " + rejected->why + ": " + rejected->line;
    else if (const auto* failed = std::get_if<FailedEvent>(&event.body))
        text += " failed: " + failed->what;
    return harmless(text) + '\n';
}

} // namespace

std::string headingText(const RunResult& run)
{
    const auto& environment = run.started.environment;
    std::string text = title(run) + "\n" + run.started.startedUtc + " · " + std::string(nameOf(run.state)) + " · "
        + environment.host + " · " + environment.cpu + ", " + std::to_string(environment.cpuCores) + " cores · "
        + environment.program + " " + environment.revision + " " + environment.buildType;
    for (const std::string& gpu : environment.gpus)
        text += "\n" + gpu;
    if (run.ceilings.readBytesPerSecond > 0)
        text += "\nceilings: " + ceilingsInWords(run.ceilings);
    for (const auto& [uuid, ceilings] : run.gpuCeilings)
        text += "\nceilings of " + uuid + ": " + ceilingsInWords(ceilings);
    return harmless(text, true) + '\n';
}

std::string cellsText(const RunResult& run)
{
    TableText table(
        {{"#", true}, {"Model", false, 28}, {"Cell", false, 72}, {"State"}, {"Repeats", true}, {"Time", true},
            {"95 % interval", true}, {"Tokens/s", true}, {"Speed-up", true}, {"Outputs"}, {"Notes", false, 48}});
    for (const auto& cell : run.cells)
        addCell(table, run, cell);
    return table.text();
}

std::string findingsText(const RunResult& run)
{
    std::string text = inWords(summaryLine(run), run) + '\n';
    for (const auto& finding : findings(run))
        text += "  • " + sentence(finding) + '\n';
    return harmless(text, true);
}

std::string logText(const RunResult& run)
{
    std::string text;
    for (const auto& event : run.log)
        text += logLine(event, run.firstNs);
    return text.empty() ? "The log is empty.\n" : text;
}

} // namespace throughline
