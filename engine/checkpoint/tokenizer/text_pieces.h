// SPDX-License-Identifier: GPL-3.0-or-later
// A text cut into pieces, and how a cut is made where a pattern matches (the "behaviours" of Hugging Face's
// tokenizers).
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

/// What becomes of the matches.
enum class SplitBehavior {
    Isolated,           // each is a piece
    Removed,            // they are dropped
    Contiguous,         // those that touch are one piece
    MergedWithPrevious, // each belongs to what stands before it
    MergedWithNext,     // and behind it
};

struct TextPieces {
    struct Range {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool operator==(const Range&) const = default;
    };
    std::string text;
    std::vector<Range> ranges; // of `text`, in order, none empty

    std::string_view piece(const Range& range) const
    {
        return std::string_view(text).substr(range.begin, range.end - range.begin);
    }
};

/// Calls its second argument with begin and end of each match in the text, in order; no match is empty.
using Matches = std::function<void(std::string_view, const std::function<void(std::size_t, std::size_t)>&)>;

/// Cuts every piece at its matches (`invert`: at what lies between them).
void cutAtMatches(TextPieces& pieces, const Matches& matches, SplitBehavior behavior, bool invert);

} // namespace throughline
