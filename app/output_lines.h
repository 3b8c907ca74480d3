// SPDX-License-Identifier: GPL-3.0-or-later
// What was generated, one JSON object a line: gathered over all ranks in the order of the prompts, or as each rank had
// it.
#pragma once

#include <core/run_result.h>

#include <map>
#include <string>

namespace throughline {

/// {"cell", "label", "prompt", "rank", "promptText", "generated"}
std::string textLines(const RunResult& run);
/// {"cell", "label", "prompt", "rank", "promptTokens", "ids"}: generated ids
std::string tokenLines(const RunResult& run);
/// File name ("cell-03-rank-1.jsonl", cells from 1) → its lines, with texts and ids of the prompts that rank had.
std::map<std::string, std::string> linesPerRank(const RunResult& run);

} // namespace throughline
