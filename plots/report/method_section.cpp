// SPDX-License-Identifier: GPL-3.0-or-later
// How the numbers were got: the protocol, and the definitions of what the report shows.
#include <plots/charts/shown_cells.h>
#include <plots/report/sections.h>

#include <core/field_table.h>
#include <core/words.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

constexpr std::array<std::string_view, 9> definedFields{"wallMedian", "outputTokensPerSecond", "totalTokensPerSecond",
    "ttftMedian", "tpotMedian", "itlMedian", "speedup", "speedupWithStartup", "efficiency"};

std::string protocolInWords(const Protocol& protocol)
{
    const std::string passes =
        protocol.warmups == 1 ? "1 warm-up pass" : std::to_string(protocol.warmups) + " warm-up passes";
    const std::string repeats = protocol.maxRepeats > protocol.repeats
        ? std::to_string(protocol.repeats) + " to " + counted(protocol.maxRepeats, "repeat")
        : counted(protocol.repeats, "repeat");
    std::string text = "Protocol " + std::string(nameOf(protocol.name)) + ": at least " + passes + ", then " + repeats;
    if (protocol.maxRepeats > protocol.repeats && protocol.halfWidth > 0)
        text += ", until the interval of the median is within ±" + numberInWords(protocol.halfWidth * 100)
            + "\u00a0% or " + numberInWords(protocol.budgetSeconds) + " s are spent";
    return text + ".";
}

std::vector<std::string> protocolsOf(const RunList& runs)
{
    std::vector<std::string> protocols;
    for (const RunResult* run : runs)
        for (const CellResult& cell : run->cells) {
            const auto words = protocolInWords(withDefaults(cell.planned.cell.settings.protocol));
            if (!std::count(protocols.begin(), protocols.end(), words))
                protocols.push_back(words);
        }
    return protocols;
}

ReportTable definitions()
{
    ReportTable table;
    table.head = {"Quantity", "Unit", "Definition"};
    table.numeric = {false, false, false};
    for (const ResultField& field : resultFields())
        if (std::count(definedFields.begin(), definedFields.end(), field.name))
            table.rows.push_back({std::string(field.name), std::string(field.unit), std::string(field.help)});
    return table;
}

} // namespace

ReportSection methodSection(const RunList& runs)
{
    ReportSection section;
    section.heading = "Method";
    section.paragraphs = protocolsOf(runs);
    section.paragraphs.push_back(
        "Values are medians over repeats. Intervals are 95\u00a0% percentile bootstrap intervals of the median (10,000 "
        "resamples, fixed seed); below 5 repeats the range is shown and comparisons stay undecided. Every repeat is "
        "kept: outliers are counted, never removed. Warm-up passes are not repeats.");
    section.paragraphs.push_back(
        "Wall time runs from the moment all ranks are ready and told to go until the last rank's last token is on the "
        "host. The baseline of a speed-up is the sequential cell with the same model, prompts, token counts and "
        "precision.");
    if (runs.size() > 1)
        section.paragraphs.push_back(
            "Cells of two runs are paired when all axes are equal. A verdict is faster or slower when the interval of "
            "the ratio of medians excludes 1 by more than the margin, same when it lies inside the margin, otherwise "
            "undecided; p-values are corrected for the number of cells (Holm).");
    section.tables.push_back(definitions());
    return section;
}

} // namespace throughline
