// SPDX-License-Identifier: GPL-3.0-or-later
// Values of other tools' files by name: a number may come as a text, a missing one is none, unknown ones are ignored.
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

inline std::optional<double> numberIn(const nlohmann::json& object, const char* name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (!object.is_object() || found == object.end())
        return std::nullopt;
    if (found->is_number())
        return found->get<double>();
    if (found->is_boolean())
        return found->get<bool>() ? 1 : 0;
    if (!found->is_string())
        return std::nullopt;
    const std::string& text = found->get_ref<const std::string&>();
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end); // of a CSV
    return end && *end == '\0' && !text.empty() ? std::optional(value) : std::nullopt;
}

/// At least 0 and small enough to be counted with; else `otherwise`.
inline int countIn(const nlohmann::json& object, const char* name, int otherwise = 0)
{
    const auto value = numberIn(object, name);
    return value && *value >= 0 && *value <= 1e9 ? int(*value) : otherwise;
}

inline std::string textIn(const nlohmann::json& object, const char* name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>()
                                                                             : std::string();
}

inline std::vector<double> numbersIn(const nlohmann::json& object, const char* name)
{
    std::vector<double> numbers;
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (object.is_object() && found != object.end() && found->is_array())
        for (const auto& value : *found)
            if (value.is_number())
                numbers.push_back(value.get<double>());
    return numbers;
}

/// The object of that name; an empty one where there is none.
inline const nlohmann::json& partIn(const nlohmann::json& object, const char* name)
{
    static const nlohmann::json none = nlohmann::json::object();
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_object() ? *found : none;
}

constexpr int64_t longestForeignNs = 1'000'000'000'000'000'000; // 31 years: two of them can be added
/// A time later by another; no sum of a file's times leaves what int64_t holds.
inline int64_t laterBy(int64_t ns, int64_t byNs) { return std::min(ns + byNs, longestForeignNs); }
inline int64_t nsFromSeconds(double seconds) { return seconds > 0 && seconds < 1e9 ? int64_t(seconds * 1e9) : 0; }

} // namespace throughline
