// SPDX-License-Identifier: GPL-3.0-or-later
// A run as a person reads it in a terminal: heading, cells with their intervals, summary and findings, texts, log.
#pragma once

#include <core/run_result.h>

#include <string>

namespace throughline {

std::string headingText(const RunResult& run);
/// One line per cell: state, median and interval (or range), tokens/s, speed-up.
std::string cellsText(const RunResult& run);
/// The summary line, then the findings in words.
std::string findingsText(const RunResult& run);
std::string logText(const RunResult& run);

} // namespace throughline
