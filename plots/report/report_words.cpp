// SPDX-License-Identifier: GPL-3.0-or-later
// What sections share: names of runs, numbers, tables without what says nothing, and texts without control characters.
#include <plots/charts/shown_cells.h>
#include <plots/harmless_chart.h>
#include <plots/report/sections.h>

#include <core/harmless_text.h>
#include <core/sentence.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace throughline {

namespace {

void makeHarmless(std::string& text) { text = harmless(text); }

void makeHarmless(ReportTable& table)
{
    makeHarmless(table.title);
    makeHarmless(table.note);
    for (std::string& text : table.head)
        makeHarmless(text);
    for (auto& row : table.rows)
        for (std::string& text : row)
            makeHarmless(text);
}

void dropColumn(ReportTable& table, std::size_t column)
{
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.head.erase(table.head.begin() + at);
    table.numeric.erase(table.numeric.begin() + at);
    for (auto& row : table.rows)
        row.erase(row.begin() + at);
}

} // namespace

std::vector<std::string> reportRunNames(const RunList& runs)
{
    if (runs.size() != 1)
        return SeriesWords(runs, {}).runNames();
    const auto& started = runs[0]->started;
    return {started.experiment.name.empty() ? started.runId : started.experiment.name};
}

ReportTable tidied(ReportTable table, const std::vector<std::string>& named)
{
    std::vector<std::string> constants;
    for (std::size_t column = table.head.size(); column-- > 0;) {
        const std::string first = table.rows.empty() ? "" : table.rows[0][column];
        const bool same =
            std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return row[column] == first; });
        const bool tellable = table.rows.size() > 1 && std::count(named.begin(), named.end(), table.head[column]);
        if (!same || (!first.empty() && !tellable))
            continue;
        if (!first.empty())
            constants.insert(constants.begin(), table.head[column] + " " + first);
        dropColumn(table, column);
    }
    if (!constants.empty())
        table.note = joined({table.note, Sentence::tr("In all rows: %1.", {joined(constants, "; ")})}, " ");
    return table;
}

std::string withDecimals(double value, int decimals)
{
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals);
    return {text.data(), end.ptr};
}

ReportSection harmlessSection(ReportSection section)
{
    makeHarmless(section.heading);
    makeHarmless(section.sentence);
    for (std::string& text : section.paragraphs)
        makeHarmless(text);
    for (ReportFinding& finding : section.findings)
        makeHarmless(finding.text);
    for (ChartData& chart : section.pictures)
        chart = harmlessChart(std::move(chart));
    for (ReportTable& table : section.tables)
        makeHarmless(table);
    makeHarmless(section.twin);
    return section;
}

} // namespace throughline
