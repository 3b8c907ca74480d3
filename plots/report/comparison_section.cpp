// SPDX-License-Identifier: GPL-3.0-or-later
// Cells × runs: ratio, interval and verdict against the first run.
#include <plots/report/sections.h>

#include <core/sentence.h>
#include <core/words.h>

namespace throughline {

namespace {

ReportTable comparisonTable(const RunResult& reference, const RunComparison& comparison, const std::string& name)
{
    ReportTable table;
    table.title = name;
    table.head = {Sentence::tr("#"), Sentence::tr("Model"), Sentence::tr("Cell"), Sentence::tr("Ratio"),
        Sentence::tr("95 % interval"), Sentence::tr("Verdict"), Sentence::tr("Why")};
    table.numeric = {true, false, false, true, true, false, false};
    for (const CellComparison& cell : comparison.cells) {
        const auto& planned = reference.cells[static_cast<std::size_t>(cell.referenceCell)].planned;
        table.rows.push_back({std::to_string(planned.index + 1), planned.cell.model, label(planned.cell),
            cell.ratio > 0 ? withDecimals(cell.ratio, 3) : "",
            cell.interval ? withDecimals(cell.interval->low, 3) + "–" + withDecimals(cell.interval->high, 3) : "",
            inWords(cell.verdict), whyInWords(cell.why)});
    }
    return tidied(std::move(table), {Sentence::tr("Model")});
}

} // namespace

ReportSection comparisonSection(const RunList& runs, const std::vector<RunComparison>& comparisons)
{
    ReportSection section;
    if (runs.size() < 2)
        return section;
    const auto names = reportRunNames(runs);
    section.heading = Sentence::tr("Comparison with %1", {names[0]});
    section.paragraphs.push_back(Sentence::tr(
        "Wall time of the reference ÷ wall time of the other run, per cell: above 1 is faster. Verdicts hold "
        "for all cells of a table together (Holm), with a margin of 1\u00a0%."));
    for (std::size_t i = 1; i < runs.size(); ++i)
        section.tables.push_back(comparisonTable(*runs[0], comparisons[i - 1], names[i]));
    return section;
}

} // namespace throughline
