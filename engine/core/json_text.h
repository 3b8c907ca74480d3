// SPDX-License-Identifier: GPL-3.0-or-later
// Text to JSON, strictly: what the library lets pass and this program does not (duplicate keys, deep nesting) is
// refused here. And the words for a place inside a JSON document.
#pragma once

#include <core/result.h>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace throughline {

inline constexpr int maxJsonDepth = 64;

/// Syntax errors name line and column; duplicate keys and nesting deeper than maxJsonDepth the JSON pointer.
Result<nlohmann::json> parseJson(std::string_view text, std::string_view where);
/// One line, without a newline. Bytes that are not UTF-8 become U+FFFD: a line must never fail to be written.
std::string compactText(const nlohmann::ordered_json& json);
/// For files that people edit: indented by two, short lists and objects on one line; ends in a newline.
std::string prettyText(const nlohmann::ordered_json& json);
bool isUtf8(std::string_view text);

/// Where a value is: a chain of keys and indices on the stack, made into text only when there is an error to report.
class Place {
public:
    /// `where` is a file name, or a file name with a pointer already: "a.json", "a.json, /blocks/0".
    explicit Place(std::string_view where)
        : m_root(where)
    { }
    Place(const Place& parent, std::string_view key)
        : m_parent(&parent)
        , m_key(key)
    { }
    Place(const Place& parent, std::size_t index)
        : m_parent(&parent)
        , m_index(static_cast<int64_t>(index))
    { }

    /// "a.json, /blocks/0/batchSizes/1" (RFC 6901 behind the comma).
    std::string text() const;
    /// The nearest key upwards: "batchSizes". What a message calls the value.
    std::string name() const;
    Error error(const std::string& what, const std::string& remedy = {}) const { return {what, text(), remedy}; }

private:
    std::string pointer() const;

    const Place* m_parent = nullptr;
    std::string_view m_key;
    std::string_view m_root;
    int64_t m_index = -1;
};

/// An error naming the first key of `object` that is not among `known`, and the known key that is nearest to it.
Result<void> refuseUnknownKeys(
    const nlohmann::json& object, std::span<const std::string_view> known, const Place& place);

/// The value as a message quotes it: at most 40 characters.
std::string quotedValue(const nlohmann::json& value);

} // namespace throughline
