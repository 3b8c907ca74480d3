// SPDX-License-Identifier: GPL-3.0-or-later
// How the numbers were got: the protocol, and the definitions of what the report shows.
#include <plots/charts/shown_cells.h>
#include <plots/report/sections.h>

#include <core/field_table.h>
#include <core/field_words.h>
#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

constexpr std::array<std::string_view, 9> definedFields{"wallMedian", "outputTokensPerSecond", "totalTokensPerSecond",
    "ttftMedian", "tpotMedian", "itlMedian", "speedup", "speedupWithStartup", "efficiency"};

std::string protocolInWords(const Protocol& protocol)
{
    const std::string name = inWords(protocol.name);
    const std::string passes = Sentence::tr("%n warm-up pass", "%n warm-up passes", protocol.warmups);
    const std::string repeats = protocol.maxRepeats > protocol.repeats
        ? Sentence::tr("%1 to %n repeat", "%1 to %n repeats", protocol.maxRepeats, {std::to_string(protocol.repeats)})
        : counted(protocol.repeats, "repeat");
    if (protocol.maxRepeats <= protocol.repeats || protocol.halfWidth <= 0)
        return Sentence::tr("Protocol %1: at least %2, then %3.", {name, passes, repeats});
    return Sentence::tr(
        "Protocol %1: at least %2, then %3, until the interval of the median is within ±%4\u00a0% or %5 s "
        "are spent.",
        {name, passes, repeats, numberInWords(protocol.halfWidth * 100), numberInWords(protocol.budgetSeconds)});
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
    table.head = {
        Sentence::tr("Quantity"), Sentence::tr("Column in CSV"), Sentence::tr("Unit"), Sentence::tr("Definition")};
    table.numeric.assign(table.head.size(), false);
    for (const ResultField& field : resultFields())
        if (std::count(definedFields.begin(), definedFields.end(), field.name))
            table.rows.push_back(
                {titleInWords(field.name), std::string(field.name), std::string(field.unit), Sentence::tr(field.help)});
    return table;
}

} // namespace

ReportSection methodSection(const RunList& runs)
{
    ReportSection section;
    section.heading = Sentence::tr("Method");
    section.paragraphs = protocolsOf(runs);
    section.paragraphs.push_back(Sentence::tr(
        "Values are medians over repeats. Intervals are 95\u00a0% percentile bootstrap intervals of the median (10,000 "
        "resamples, fixed seed); below 5 repeats the range is shown and comparisons stay undecided. Every repeat is "
        "kept: outliers are counted, never removed. Warm-up passes are not repeats."));
    section.paragraphs.push_back(Sentence::tr(
        "Wall time runs from the moment all ranks are ready and told to go until the last rank's last token is on the "
        "host. The baseline of a speed-up is the sequential cell with the same model, prompts, token counts and "
        "precision."));
    if (runs.size() > 1)
        section.paragraphs.push_back(Sentence::tr(
            "Cells of two runs are paired when all axes are equal. A verdict is faster or slower when the interval of "
            "the ratio of medians excludes 1 by more than the margin, same when it lies inside the margin, otherwise "
            "undecided; p-values are corrected for the number of cells (Holm)."));
    section.tables.push_back(definitions());
    return section;
}

} // namespace throughline
