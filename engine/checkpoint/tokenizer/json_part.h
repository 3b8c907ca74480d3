// SPDX-License-Identifier: GPL-3.0-or-later
// Looking into JSON of unknown shape without copies: a part that is not there is null.
#pragma once

#include <core/json_text.h>

#include <string>

namespace throughline {

/// The member `key`; null where there is none or `object` is no object. Lives as long as `object`.
inline const nlohmann::json& partOf(const nlohmann::json& object, const char* key)
{
    static const nlohmann::json null;
    const auto found = object.find(key); // end() for what is no object
    return found == object.end() ? null : *found;
}

/// The member as a string; empty where it is none.
inline std::string textOf(const nlohmann::json& object, const char* key)
{
    const nlohmann::json& part = partOf(object, key);
    return part.is_string() ? part.get<std::string>() : std::string();
}

/// The member as a flag; `otherwise` where it is none.
inline bool flagOf(const nlohmann::json& object, const char* key, bool otherwise)
{
    const nlohmann::json& part = partOf(object, key);
    return part.is_boolean() ? part.get<bool>() : otherwise;
}

} // namespace throughline
