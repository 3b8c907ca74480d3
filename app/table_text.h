// SPDX-License-Identifier: GPL-3.0-or-later
// A table as lines of plain text: columns as wide as their widest cell, numbers to the right.
#pragma once

#include <string>
#include <vector>

namespace throughline {

struct Column {
    std::string title;
    bool right = false; // numbers
    int most = 60;      // columns of the terminal at most; longer text is elided
};

class TableText {
public:
    explicit TableText(std::vector<Column> columns);
    /// Texts of others are made harmless here.
    void addRow(std::vector<std::string> cells);
    /// A line under the latest row, across the columns (a skip's reason, a note).
    void addLine(const std::string& text);
    /// Two blanks between columns, none at the end of a line; empty columns are left out.
    std::string text() const;

private:
    struct Row {
        std::vector<std::string> cells;
        std::string line; // used when cells is empty
    };
    std::vector<int> widths() const;
    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

} // namespace throughline
