// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of a run as a table of words: on the terminal and in reports.
#pragma once

#include <core/run_result.h>
#include <core/sentence.h>

#include <span>
#include <string>
#include <vector>

namespace throughline {

struct CellColumn {
    const char* title;  // for Sentence::tr
    bool right = false; // numbers
    int most = 60;      // columns of a terminal
};
std::span<const CellColumn> cellColumns();
/// As many texts as there are columns; empty ones where nothing was measured.
std::vector<std::string> cellRow(const RunResult& run, const CellResult& cell);
/// Why it was skipped, failed or cancelled; empty when it was not.
std::string whyNotDone(const CellResult& cell);

} // namespace throughline
