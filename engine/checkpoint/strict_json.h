// SPDX-License-Identifier: GPL-3.0-or-later
// JSON from files of strangers: refuses what a tolerant parser lets through (duplicate keys, deep nesting, NUL bytes).
#pragma once

#include <core/result.h>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace throughline {

inline constexpr int maxJsonDepth = 64;

/// `where` is the file's name, for messages; they also give the byte offset or the key.
Result<nlohmann::json> parseStrictJson(std::string_view text, const std::string& where);
/// The file parsed; at most 64 MiB long.
Result<nlohmann::json> readStrictJson(const std::filesystem::path& path);

} // namespace throughline
