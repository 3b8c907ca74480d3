// SPDX-License-Identifier: GPL-3.0-or-later
// A chart with its sentence and its numbers.
#include <plots/report/report_pictures.h>
#include <plots/report/sections.h>

#include <core/sentence.h>

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
        section.sentence += " "
            + Sentence::tr("Shown are the first %1 of %2 panels; the data has all.",
                {std::to_string(shown), std::to_string(chart.panels.size())});
    section.twin.title = Sentence::tr("The numbers of this chart");
    section.twin.head = chart.tableHeader;
    section.twin.numeric.assign(chart.tableHeader.size(), false);
    section.twin.rows = chart.tableRows;
    if (section.twin.rows.size() > mostRows) {
        section.twin.note = Sentence::tr("The first %1 of %2 rows; the data has all.",
            {std::to_string(mostRows), std::to_string(section.twin.rows.size())});
        section.twin.rows.resize(mostRows);
    }
    return section;
}

} // namespace throughline
