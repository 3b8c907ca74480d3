// SPDX-License-Identifier: GPL-3.0-or-later
// A variant of structs as a JSON object with its "type": what commands and events have in common on the wire.
#pragma once

#include <core/command.h>
#include <core/json_fields.h>

#include <variant>

namespace throughline {

/// "load", "passed", …: specialise per struct.
template <class T> inline constexpr std::string_view typeName;

template <class... Ts> std::string_view typeNameOf(const std::variant<Ts...>& value)
{
    return std::visit([]<class T>(const T&) { return typeName<T>; }, value);
}

template <class Json, class... Ts> Json writeTagged(const std::variant<Ts...>& value)
{
    Json object{{"type", std::string(typeNameOf(value))}};
    std::visit([&](const auto& body) { object.update(writeJson<Json>(body)); }, value);
    return object;
}

/// Whether `type` is one of the variant's; if so, `value` is read, with the outcome in `outcome`.
template <class... Ts>
bool readTagged(std::string_view type, const nlohmann::json& from, std::variant<Ts...>& value, const Place& place,
    Result<void>& outcome)
{
    const auto one = [&]<class T>(std::type_identity<T>) {
        if (typeName<T> != type)
            return false;
        outcome = readJson(from, value.template emplace<T>(), place, Strictness::Lenient);
        return true;
    };
    return (one(std::type_identity<Ts>{}) || ...);
}

/// The checks that every line passes before anything looks at it.
inline Result<nlohmann::json> parseLine(std::string_view line, std::size_t limitBytes = maxLineBytes)
{
    if (line.size() > limitBytes)
        return Error{"a line of " + std::to_string(line.size()) + " bytes is longer than "
                + std::to_string(limitBytes >> 20) + " MiB",
            {}, {}};
    if (!isUtf8(line))
        return Error{"the line is not UTF-8 text", {}, {}};
    auto parsed = parseJson(line, {});
    if (parsed && !parsed->is_object())
        return Error{"the line is not a JSON object but " + quotedValue(*parsed), {}, {}};
    return parsed;
}

/// The object's "type".
inline Result<std::string> typeIn(const nlohmann::json& object, const Place& place)
{
    const auto type = object.find("type");
    if (type == object.end() || !type->is_string())
        return Place(place, "type").error("type must be text and must be there");
    return type->get<std::string>();
}

} // namespace throughline
