// SPDX-License-Identifier: GPL-3.0-or-later
// Measuring, then writing.
#include <app/table_text.h>

#include <app/harmless_text.h>

#include <algorithm>

namespace throughline {

namespace {

std::string padded(const std::string& text, int width, bool right)
{
    const std::string blanks(static_cast<std::size_t>(std::max(0, width - displayWidth(text))), ' ');
    return right ? blanks + text : text + blanks;
}

std::string written(
    const std::vector<Column>& columns, const std::vector<int>& widths, const std::vector<std::string>& cells)
{
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (widths[i] == 0)
            continue;
        line.append(line.empty() ? "" : "  ").append(padded(cells[i], widths[i], columns[i].right));
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

} // namespace

TableText::TableText(std::vector<Column> columns)
    : m_columns(std::move(columns))
{ }

void TableText::addRow(std::vector<std::string> cells)
{
    cells.resize(m_columns.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
        cells[i] = elided(harmless(cells[i]), m_columns[i].most);
    m_rows.push_back({std::move(cells), {}});
}

void TableText::addLine(const std::string& text) { m_rows.push_back({{}, harmless(text)}); }

std::vector<int> TableText::widths() const
{
    std::vector<int> widths(m_columns.size(), 0);
    for (const auto& row : m_rows)
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row.cells[i]));
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (widths[i] > 0)
            widths[i] = std::max(widths[i], displayWidth(m_columns[i].title));
    return widths;
}

std::string TableText::text() const
{
    const auto width = widths();
    std::vector<std::string> titles;
    for (const auto& column : m_columns)
        titles.push_back(column.title);
    std::string all = written(m_columns, width, titles);
    for (const auto& row : m_rows)
        all += row.cells.empty() ? "    " + row.line + '\n' : written(m_columns, width, row.cells);
    return all;
}

} // namespace throughline
