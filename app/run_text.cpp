// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers come from core's metrics, sentences from core's words; here they are put side by side.
#include <app/run_text.h>

#include <app/harmless_text.h>
#include <app/open_run.h>
#include <app/table_text.h>

#include <core/findings.h>
#include <core/words.h>
#include <plots/cell_table.h>

namespace throughline {

namespace {

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
    std::vector<Column> columns;
    for (const auto& column : cellColumns())
        columns.push_back({std::string(column.title), column.right, column.most});
    TableText table(columns);
    for (const auto& cell : run.cells) {
        table.addRow(cellRow(run, cell));
        if (const auto why = whyNotDone(cell); !why.empty())
            table.addLine(why);
    }
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
