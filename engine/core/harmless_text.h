// SPDX-License-Identifier: GPL-3.0-or-later
// Text of others (names, prompts, generated text) made harmless for a terminal and for a window. Not for JSON or CSV,
// which quote by themselves.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace throughline {

/// Control characters (C0 but for `keepNewlines`, DEL, C1), characters that turn the writing direction, and bytes that
/// are not UTF-8 are written as escapes: \n, \x1b, \u202e.
std::string harmless(std::string_view text, bool keepNewlines = false);

/// A character of a text that may be no UTF-8: a byte that begins none is a character of its own, not valid.
struct Utf8Character {
    char32_t code = 0;
    std::size_t bytes = 1;
    bool valid = false;
};
Utf8Character utf8CharacterAt(std::string_view text, std::size_t at);
/// Where the character begins that the byte at `at` belongs to; the text's size for its end.
std::size_t characterStart(std::string_view text, std::size_t at);

} // namespace throughline
