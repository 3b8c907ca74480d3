// SPDX-License-Identifier: GPL-3.0-or-later
// What each token of a vocabulary adds to a text, and how those bytes become one.
#pragma once

#include <checkpoint/utf8.h>

#include <optional>
#include <string>
#include <vector>

namespace throughline {

struct TokenText {
    std::string bytes;       // need be no whole characters
    bool spaceFirst = false; // begins with the space before a word, which the start of a text has not
};

/// What happens to that space there.
enum class LeadingSpace { Kept, FirstDropped, AllDropped };

struct TokenTexts {
    std::vector<std::optional<TokenText>> ofId;
    LeadingSpace leadingSpace = LeadingSpace::Kept;
    Replacements replacements = Replacements::PerPart; // for bytes that form no character

    void set(int id, TokenText text)
    {
        const auto index = static_cast<std::size_t>(id);
        if (index >= ofId.size())
            ofId.resize(index + 1);
        ofId[index] = std::move(text);
    }
};

} // namespace throughline
