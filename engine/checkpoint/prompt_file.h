// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts out of a .txt, .jsonl or .csv file, as texts with the line each began in.
#pragma once

#include <core/result.h>

#include <filesystem>
#include <string>
#include <vector>

namespace throughline {

struct PromptLine {
    std::string text; // UTF-8
    int line = 0;     // from 1
};

/// .txt: a prompt a line, blank lines skipped. .jsonl: strings, or objects with "prompt" or "text"; blank lines
/// skipped. .csv (RFC 4180): the column that the first row names "prompt" or "text"; without such a name the first
/// column, and the first row is a prompt as well. A byte order mark is skipped and CRLF ends a line like LF. Errors
/// name file and line.
Result<std::vector<PromptLine>> readPromptFile(const std::filesystem::path& path);

} // namespace throughline
