// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of a table, quoted where they must be.
#include <plots/csv_table.h>

#include <plots/charts/chart_words.h>

#include <algorithm>

namespace throughline {

std::string csvText(std::string text)
{
    constexpr std::string_view formulaBegins = "=+-@\t\r";
    const bool formula = !text.empty() && formulaBegins.find(text.front()) != std::string_view::npos;
    if (formula)
        text.insert(0, 1, '\'');
    if (!formula && text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string csvValue(const nlohmann::json& value)
{
    if (value.is_null())
        return {};
    if (value.is_number_float())
        return exactNumber(value.get<double>());
    if (value.is_number() || value.is_boolean())
        return value.dump();
    if (value.is_string())
        return csvText(value.get<std::string>());
    if (value.is_array()
        && std::all_of(value.begin(), value.end(), [](const auto& item) { return item.is_primitive(); })) {
        std::vector<std::string> parts;
        for (const auto& item : value)
            parts.push_back(item.is_string() ? item.get<std::string>() : item.dump());
        return csvText(joined(parts, "; "));
    }
    return csvText(value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void CsvTable::add(std::string_view name, std::string cell)
{
    if (m_firstRow)
        m_header.push_back(csvText(std::string(name)));
    m_row.push_back(std::move(cell));
}

void CsvTable::endRow()
{
    if (!m_firstRow)
        m_lines += line(m_row);
    m_row.clear();
    m_firstRow = false;
}

std::string CsvTable::line(const std::vector<std::string>& cells)
{
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i)
        text += (i ? "," : "") + cells[i];
    return text + "\r\n";
}

} // namespace throughline
