// SPDX-License-Identifier: GPL-3.0-or-later
// What was measured, cell by cell.
#include <plots/cell_table.h>
#include <plots/report/sections.h>

#include <core/sentence.h>

namespace throughline {

ReportSection cellsSection(const RunList& runs)
{
    ReportSection section;
    section.heading = Sentence::tr("Cells");
    const auto names = reportRunNames(runs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        ReportTable table;
        table.title = runs.size() > 1 ? names[i] : "";
        for (const CellColumn& column : cellColumns()) {
            table.head.push_back(Sentence::tr(column.title));
            table.numeric.push_back(column.right);
        }
        for (const CellResult& cell : runs[i]->cells) {
            table.rows.push_back(cellRow(*runs[i], cell));
            if (const std::string why = whyNotDone(cell); !why.empty())
                table.rows.back().back() += (table.rows.back().back().empty() ? "" : "; ") + why;
        }
        if (!table.rows.empty())
            section.tables.push_back(tidied(std::move(table),
                {Sentence::tr("Model"), Sentence::tr("State"), Sentence::tr("Repeats"), Sentence::tr("Outputs"),
                    Sentence::tr("Notes")}));
    }
    return section;
}

} // namespace throughline
