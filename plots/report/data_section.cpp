// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers as CSV: so that every figure of the report can be checked.
#include <plots/export.h>
#include <plots/report/sections.h>

#include <core/sentence.h>

namespace throughline {

ReportSection dataSection(const RunList& runs)
{
    ReportSection section;
    section.heading = Sentence::tr("Data");
    section.files.push_back(
        {"summary.csv", Sentence::tr("a line per cell: settings, results, environment"), summaryCsvOfRuns(runs)});
    section.files.push_back(
        {"raw.csv", Sentence::tr("a line per repeat and rank: every raw sample"), rawCsvOfRuns(runs)});
    return section;
}

} // namespace throughline
