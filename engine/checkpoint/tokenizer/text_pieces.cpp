// SPDX-License-Identifier: GPL-3.0-or-later
// Matches and the gaps between them become parts, which the behaviour joins or drops.
#include <checkpoint/tokenizer/text_pieces.h>

#include <utility>

namespace throughline {

namespace {

struct Part {
    TextPieces::Range range;
    bool matched = false;
};

std::vector<Part> partsOf(std::string_view text, const Matches& matches, bool invert)
{
    std::vector<Part> parts;
    std::size_t from = 0;
    matches(text, [&](std::size_t begin, std::size_t end) {
        if (begin > from)
            parts.push_back({{from, begin}, invert});
        parts.push_back({{begin, end}, !invert});
        from = end;
    });
    if (from < text.size())
        parts.push_back({{from, text.size()}, invert});
    return parts;
}

/// Whether a part is one piece with the part before it.
bool joinsPrevious(const Part& previous, const Part& part, SplitBehavior behavior)
{
    switch (behavior) {
    case SplitBehavior::Contiguous:
        return part.matched == previous.matched;
    case SplitBehavior::MergedWithPrevious:
        return part.matched && !previous.matched;
    case SplitBehavior::MergedWithNext: // of several matches the last
        return !part.matched && previous.matched;
    default:
        return false;
    }
}

} // namespace

void cutAtMatches(TextPieces& pieces, const Matches& matches, SplitBehavior behavior, bool invert)
{
    std::vector<TextPieces::Range> cut;
    for (const TextPieces::Range& range : pieces.ranges) {
        const std::vector<Part> parts = partsOf(pieces.piece(range), matches, invert);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0 && joinsPrevious(parts[i - 1], parts[i], behavior))
                cut.back().end = range.begin + parts[i].range.end;
            else if (behavior != SplitBehavior::Removed || !parts[i].matched)
                cut.push_back({range.begin + parts[i].range.begin, range.begin + parts[i].range.end});
        }
    }
    pieces.ranges = std::move(cut);
}

} // namespace throughline
