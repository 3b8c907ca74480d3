// SPDX-License-Identifier: GPL-3.0-or-later
// What `--json` prints: readable JSON, a newline, and never an exception over a name that is not UTF-8.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace throughline {

inline std::string jsonText(const nlohmann::json& json)
{
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}
/// One line, for files of one object a line.
inline std::string jsonLine(const nlohmann::json& json)
{
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

} // namespace throughline
