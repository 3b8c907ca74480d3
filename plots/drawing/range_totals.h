// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of a timeline did in a chosen stretch of time.
#pragma once

#include <plots/chart_data.h>

#include <string>
#include <vector>

namespace throughline {

/// Of one row, milliseconds like the blocks. Blocks at the edges count as far as they lie inside.
struct RowTotals {
    double length = 0; // of the stretch
    double busy = 0;
    double bubble = 0; // idle while another row of the same group works
    int blocks = 0;
    bool operator==(const RowTotals&) const = default;
};
/// One per row of the panel.
std::vector<RowTotals> rangeTotals(const Panel& panel, double from, double to);
/// "12.3 ms busy, 20.1 % bubble".
std::string inWords(const RowTotals& totals);
/// A head and a row per row of the panel, exact values: for the clipboard.
std::vector<std::vector<std::string>> rangeTable(const Panel& panel, double from, double to);

} // namespace throughline
