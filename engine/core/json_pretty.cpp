// SPDX-License-Identifier: GPL-3.0-or-later
// JSON for people: what fits on a line stays on it.
#include <core/json_text.h>

namespace throughline {

using nlohmann::ordered_json;

static constexpr std::size_t widestLine = 100;

static std::string scalarText(const ordered_json& value)
{
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

/// "[1, 2]", "{"a": 1}" with everything inside on the same line.
static std::string inlineText(const ordered_json& value)
{
    if (!value.is_structured())
        return scalarText(value);
    std::string text;
    for (const auto& [key, child] : value.items()) {
        text += text.empty() ? "" : ", ";
        text += value.is_object() ? scalarText(key) + ": " : "";
        text += inlineText(child);
    }
    return value.is_object() ? "{" + text + "}" : "[" + text + "]";
}

static void write(std::string& text, const ordered_json& value, std::size_t indent, std::size_t used)
{
    const std::string line = inlineText(value);
    const bool holdsBlocks = value.is_array() && !value.empty() && value.front().is_object();
    if (!value.is_structured() || (indent > 0 && !holdsBlocks && indent + used + line.size() <= widestLine)) {
        text += line;
        return;
    }
    const std::string margin(indent + 2, ' ');
    text += value.is_object() ? "{" : "[";
    const char* separator = "\n";
    for (const auto& [key, child] : value.items()) {
        const std::string name = value.is_object() ? scalarText(key) + ": " : "";
        text.append(separator).append(margin).append(name);
        write(text, child, indent + 2, name.size());
        separator = ",\n";
    }
    text.append("\n").append(indent, ' ').append(value.is_object() ? "}" : "]");
}

std::string prettyText(const ordered_json& json)
{
    std::string text;
    write(text, json, 0, 0);
    return text + "\n";
}

} // namespace throughline
