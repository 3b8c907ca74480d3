// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the keys of a JSON object one by one and keeps the first thing that was wrong. Knows no particular key.
#pragma once

#include <core/result.h>

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace throughline {

class KeyReader {
public:
    static constexpr int64_t maxDimension = 1 << 24; // far above any model; products of two stay far inside int64

    /// `object` must be a JSON object that outlives this; `where` names it in messages.
    KeyReader(const nlohmann::json& object, std::string where);

    /// Whether the key is there, and whether it is there and not null.
    bool contains(const char* key) const;
    bool has(const char* key) const;
    const nlohmann::json& at(const char* key) const;

    // Each gives the fallback for an absent or null key (where it has none, that is refused), and refuses other types.
    int dimension(const char* key, std::optional<int> fallback = {}, int64_t most = maxDimension);
    bool flag(const char* key, bool fallback);
    double positive(const char* key, std::optional<double> fallback = {});
    std::string text(const char* key, const std::string& fallback);

    /// A reader of the object at `key`; hand it to `take` afterwards. Precondition: it is an object.
    KeyReader inside(const char* key) const;
    /// The inner reader's error becomes this one's, unless it has one.
    void take(const KeyReader& inner);

    void refuse(const std::string& key, const std::string& what, const std::string& remedy = {});
    const std::optional<Error>& error() const { return m_error; }

private:
    const nlohmann::json& m_object;
    std::string m_where;
    std::optional<Error> m_error;
};

} // namespace throughline
