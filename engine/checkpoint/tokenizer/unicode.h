// SPDX-License-Identifier: GPL-3.0-or-later
// What tokenizers ask Unicode: kinds of characters and the composed form NFC. Answered by ICU.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

bool isPunctuation(char32_t character); // general category P, or punctuation or a symbol of ASCII
bool isNumeric(char32_t character);     // general category N
bool isWhiteSpace(char32_t character);  // property White_Space
/// What a regular expression's \w takes (UTS 18, annex C): letters, marks, decimal digits, connectors and joiners.
bool isWordCharacter(char32_t character);
/// `text` (UTF-8) in normalization form C.
std::string composed(std::string_view text);

} // namespace throughline
