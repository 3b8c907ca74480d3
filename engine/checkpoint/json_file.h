// SPDX-License-Identifier: GPL-3.0-or-later
// A checkpoint's JSON files, read by core's strict parser.
#pragma once

#include <core/json_text.h>
#include <core/result.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace throughline {

/// As parseJson, and a NUL byte is refused: nlohmann's lexer takes one for the end of the text.
Result<nlohmann::json> parseJsonFile(std::string_view text, const std::filesystem::path& path);
/// The file parsed. Longer ones than `maxBytes` are refused: a document takes eight times its text in memory.
Result<nlohmann::json> readJsonFile(const std::filesystem::path& path, int64_t maxBytes);

} // namespace throughline
