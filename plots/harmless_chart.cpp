// SPDX-License-Identifier: GPL-3.0-or-later
// Goes through every text of a chart.
#include <plots/harmless_chart.h>

#include <core/harmless_text.h>

#include <algorithm>

namespace throughline {

static void escapeAll(std::vector<std::string>& texts)
{
    for (std::string& text : texts)
        text = harmless(text);
}

static bool isHarmless(const Point& point)
{
    for (const std::string* text : {&point.label, &point.mark, &point.note})
        if (!text->empty() && harmless(*text) != *text)
            return false;
    return true;
}

ChartData harmlessChart(ChartData chart)
{
    for (std::string* text :
        {&chart.title, &chart.subtitle, &chart.sentence, &chart.xTitle, &chart.yTitle, &chart.notApplicable})
        *text = harmless(*text);
    escapeAll(chart.runNames);
    escapeAll(chart.tableHeader);
    for (auto& row : chart.tableRows)
        escapeAll(row);
    for (Panel& panel : chart.panels) {
        panel.title = harmless(panel.title);
        panel.yTitle = harmless(panel.yTitle);
        escapeAll(panel.rows);
        escapeAll(panel.rowNotes);
        for (RowGroup& group : panel.rowGroups)
            group.title = harmless(group.title);
        for (Series& series : panel.series) {
            series.name = harmless(series.name);
            if (std::all_of(series.points.begin(), series.points.end(), isHarmless))
                continue; // and shares its points further
            for (Point& point : series.points.edit())
                for (std::string* text : {&point.label, &point.mark, &point.note})
                    *text = harmless(*text);
        }
    }
    return chart;
}

} // namespace throughline
