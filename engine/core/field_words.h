// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of the field table and of the environment as people read them, in tables, fields and axes. Files keep the
// names.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace throughline {

/// "Output tokens/s" of "outputTokensPerSecond"; an unknown field keeps its name.
std::string titleInWords(std::string_view field);
/// Text bare, "yes", "1, 2"; of an object its name and what else it holds: "quick · Repeats: 3". Null is empty.
std::string plainInWords(const nlohmann::json& value);

} // namespace throughline
