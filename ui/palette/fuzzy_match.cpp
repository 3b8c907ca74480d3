// SPDX-License-Identifier: GPL-3.0-or-later
// The best of all ways to find the letters, one letter after another over the text: letters × length steps.
#include <ui/palette/fuzzy_match.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace throughline {

namespace {

constexpr int unreachable = std::numeric_limits<int>::min() / 2;
constexpr int perLetter = 1;
constexpr int atWordStart = 8;
constexpr int sideBySide = 10; // more than beginnings: what stands there as typed is what was meant

bool startsWord(const QString& text, qsizetype place) { return place == 0 || !text[place - 1].isLetterOrNumber(); }

/// best[i]: the letters so far, the last of them at i of the text.
std::vector<int> withNextLetter(const std::vector<int>& best, const QString& text, QChar letter, bool first)
{
    std::vector<int> next(best.size(), unreachable);
    int before = first ? 0 : unreachable; // the best that ends anywhere before i
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto place = std::size_t(i);
        const int adjacent = place > 0 ? best[place - 1] + sideBySide : unreachable;
        const int from = std::max(before, adjacent);
        if (text[i] == letter && from > unreachable / 2)
            next[place] = from + perLetter + (startsWord(text, i) ? atWordStart : 0);
        before = std::max(before, best[place]);
    }
    return next;
}

} // namespace

std::optional<int> fuzzyScore(const QString& text, const QString& typed)
{
    const QString where = text.toCaseFolded();
    std::vector<int> best(std::size_t(where.size()), unreachable);
    bool first = true;
    for (const QChar letter : typed.toCaseFolded()) {
        if (letter.isSpace())
            continue;
        best = withNextLetter(best, where, letter, first);
        first = false;
    }
    if (first)
        return 0;
    const auto found = std::max_element(best.begin(), best.end());
    if (found == best.end() || *found < unreachable / 2)
        return {};
    return *found;
}

} // namespace throughline
