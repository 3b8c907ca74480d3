// SPDX-License-Identifier: GPL-3.0-or-later
// What `throughline compare` and the Compare page show, for spreadsheets.
#include <plots/comparison_csv.h>

#include <plots/charts/chart_words.h>
#include <plots/csv_table.h>

#include <core/field_table.h>
#include <core/metrics_parts.h>
#include <core/sentence.h>

namespace throughline {

namespace {

std::string medianCell(const RunResult& run, int cell)
{
    if (cell < 0 || cell >= static_cast<int>(run.cells.size()))
        return {};
    const auto walls = wallSeconds(run.cells[static_cast<std::size_t>(cell)]);
    return walls.empty() ? std::string() : exactNumber(median(walls));
}

void addLine(CsvTable& table, const RunResult& reference, const RunResult& run, const Cell& axes,
    const RunComparison& whole, const CellComparison& cell)
{
    table.text("reference", reference.started.runId);
    table.text("runId", run.started.runId);
    table.text("experiment", run.started.experiment.name);
    table.count("referenceCell", cell.referenceCell);
    table.add("cell", cell.cell < 0 ? std::string() : std::to_string(cell.cell));
    for (const CellField& field : cellFields())
        if (field.role == FieldRole::Axis)
            table.add(field.name, csvValue(field.read(axes)));
    table.add("referenceWallMedian", medianCell(reference, cell.referenceCell));
    table.add("wallMedian", medianCell(run, cell.cell));
    table.add("ratio", cell.ratio > 0 ? exactNumber(cell.ratio) : std::string());
    table.add("low", cell.interval ? exactNumber(cell.interval->low) : std::string());
    table.add("high", cell.interval ? exactNumber(cell.interval->high) : std::string());
    table.add("adjustedP", cell.adjustedP ? exactNumber(*cell.adjustedP) : std::string());
    table.count("comparisonsCorrectedFor", whole.corrected());
    table.text("verdict", std::string(nameOf(cell.verdict)));
    table.text("why", cell.why);
    table.endRow();
}

} // namespace

std::string comparisonCsv(
    const std::vector<const RunResult*>& runs, std::size_t reference, const std::vector<RunComparison>& against)
{
    const InEnglish forPrograms;
    CsvTable table;
    addLine(table, {}, {}, {}, {}, {});
    for (std::size_t run = 0; run < runs.size() && run < against.size(); ++run)
        if (run != reference)
            for (const CellComparison& cell : against[run].cells)
                addLine(table, *runs[reference], *runs[run],
                    runs[reference]->cells[static_cast<std::size_t>(cell.referenceCell)].planned.cell, against[run],
                    cell);
    return table.finished();
}

} // namespace throughline
