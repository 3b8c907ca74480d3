// SPDX-License-Identifier: GPL-3.0-or-later
// Refusing a key that nobody knows, with the one that was probably meant.
#include <core/json_text.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace throughline {

/// Levenshtein's distance, capital letters aside.
static std::size_t distance(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, replaced});
        }
    }
    return row.back();
}

static std::string remedyFor(std::string_view key, std::span<const std::string_view> known)
{
    const auto nearest = std::min_element(
        known.begin(), known.end(), [&](auto a, auto b) { return distance(key, a) < distance(key, b); });
    if (nearest != known.end() && distance(key, *nearest) <= std::max<std::size_t>(2, nearest->size() / 3))
        return "did you mean \"" + std::string(*nearest) + "\"?";
    std::string all = "known keys: ";
    for (std::size_t i = 0; i < known.size(); ++i)
        all.append(i ? ", " : "").append(known[i]);
    return all;
}

Result<void> refuseUnknownKeys(
    const nlohmann::json& object, std::span<const std::string_view> known, const Place& place)
{
    for (const auto& [key, value] : object.items()) {
        if (std::find(known.begin(), known.end(), key) != known.end())
            continue;
        return Place(place, key).error(quotedValue(key) + " is not a known key", remedyFor(key.substr(0, 60), known));
    }
    return {};
}

} // namespace throughline
