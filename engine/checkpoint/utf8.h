// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 as this room needs it: repaired, and character by character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace throughline {

/// Bytes of the well-formed character that `text` begins with (Unicode 15, table 3-7); 0 when it begins with none.
std::size_t characterBytes(std::string_view text);
/// How many U+FFFD stand for an ill-formed sequence: one for each of its maximal parts (Unicode 15, section 3.9, "best
/// practice"), which is what Rust's and Python's decoders do; or one for each byte, as SentencePiece does.
enum class Replacements { PerPart, PerByte };
/// `bytes` with what forms no character replaced.
std::string repairedUtf8(std::string_view bytes, Replacements replacements = Replacements::PerPart);
/// How many bytes at the end begin a character that further bytes may complete: 0 to 3.
std::size_t unfinishedBytes(std::string_view bytes);
void appendUtf8(std::string& text, char32_t character);
/// The character that the well-formed `text` begins with.
char32_t firstCharacter(std::string_view text);
/// Bytes of the character that the well-formed `text` ends with; 0 for no text.
std::size_t lastCharacterBytes(std::string_view text);

} // namespace throughline
