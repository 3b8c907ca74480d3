// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 as this room needs it: repaired, and character by character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace throughline {

/// Bytes of the well-formed character that `text` begins with (Unicode 15, table 3-7); 0 when it begins with none.
std::size_t characterBytes(std::string_view text);
/// Each maximal part of an ill-formed sequence becomes one U+FFFD (Unicode 15, section 3.9, "best practice"): what
/// Rust's and Python's decoders do as well.
std::string repairedUtf8(std::string_view bytes);
void appendUtf8(std::string& text, char32_t character);
/// The character that the well-formed `text` begins with.
char32_t firstCharacter(std::string_view text);

} // namespace throughline
