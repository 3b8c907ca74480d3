// SPDX-License-Identifier: GPL-3.0-or-later
// A table as CSV after RFC 4180: '.' decimals whatever the locale, commas, CRLF.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

/// Text that a spreadsheet would take for a formula gets an apostrophe in front and is quoted.
std::string csvText(std::string text);
/// Null is empty; numbers are exact; lists have semicolons between.
std::string csvValue(const nlohmann::json& value);

/// The first row added only gives the names of the columns: a table without rows has them too.
class CsvTable {
public:
    void add(std::string_view name, std::string cell);
    void text(std::string_view name, const std::string& value) { add(name, csvText(value)); }
    void count(std::string_view name, int64_t value) { add(name, std::to_string(value)); }
    void endRow();
    std::string finished() const { return line(m_header) + m_lines; }

private:
    static std::string line(const std::vector<std::string>& cells);

    std::vector<std::string> m_header;
    std::vector<std::string> m_row;
    std::string m_lines;
    bool m_firstRow = true;
};

} // namespace throughline
