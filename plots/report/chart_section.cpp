// SPDX-License-Identifier: GPL-3.0-or-later
// A chart with its sentence and its numbers.
#include <plots/report/report_pictures.h>
#include <plots/report/sections.h>

namespace throughline {

ReportSection chartSection(ChartKind kind, const RunList& runs)
{
    constexpr std::size_t mostRows = 250; // of the numbers; beyond, the CSV has them
    const ChartData chart = makeChart(kind, runs);
    ReportSection section;
    section.heading = chart.title;
    if (!chart.notApplicable.empty()) {
        section.paragraphs.push_back(chart.notApplicable);
        return section;
    }
    section.pictures = cutIntoPictures(chart);
    section.sentence = chart.sentence;
    std::size_t shown = 0;
    for (ChartData& picture : section.pictures) {
        shown += picture.panels.size();
        picture.tableHeader.clear(); // the section has them
        picture.tableRows.clear();
    }
    if (shown < chart.panels.size())
        section.sentence += " Shown are the first " + std::to_string(shown) + " of "
            + std::to_string(chart.panels.size()) + " panels; the data has all.";
    section.twin.title = "The numbers of this chart";
    section.twin.head = chart.tableHeader;
    section.twin.numeric.assign(chart.tableHeader.size(), false);
    section.twin.rows = chart.tableRows;
    if (section.twin.rows.size() > mostRows) {
        section.twin.note = "The first " + std::to_string(mostRows) + " of " + std::to_string(section.twin.rows.size())
            + " rows; the data has all.";
        section.twin.rows.resize(mostRows);
    }
    return section;
}

} // namespace throughline
