// SPDX-License-Identifier: GPL-3.0-or-later
// Reads CSV and computes what charts should show, sharing no code with them or with core's metrics.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace throughline::test {

using CsvRow = std::map<std::string, std::string>;

/// RFC 4180, strict: quotes only around whole cells, every row as long as the header, lines end in CRLF.
/// Throws std::runtime_error otherwise: a test's own input.
std::vector<CsvRow> readCsv(const std::string& text);

/// One cell of a run, recomputed from the lines of its repeats.
struct RawCell {
    std::string mode;
    int ranks = 0;
    int batch = 0;
    int chunks = 0;
    int prompts = 0;
    std::vector<double> wallSeconds; // per repeat, in order
    std::vector<double> tokensPerSecond;
    std::vector<double> promptsPerSecond;
};
/// By the cell's number. Warm-ups are left out.
std::map<int, RawCell> rawCells(const std::string& rawCsvText);

double middle(std::vector<double> values); // mean of the two middle ones for even counts
double smallest(const std::vector<double>& values);
double largest(const std::vector<double>& values);

} // namespace throughline::test
