// SPDX-License-Identifier: GPL-3.0-or-later
// Columns character by character.
#include <app/harmless_text.h>

namespace throughline {

namespace {

/// Of the characters that occur in names and prompts; the full Unicode table is not needed for aligning a table.
int widthOf(char32_t code)
{
    const bool combining = (code >= 0x300 && code < 0x370) || (code >= 0x200B && code <= 0x200D)
        || (code >= 0x20D0 && code < 0x2100) || (code >= 0xFE00 && code < 0xFE10);
    if (combining)
        return 0;
    const bool wide = (code >= 0x1100 && code < 0x1160) || (code >= 0x2E80 && code < 0xA4D0)
        || (code >= 0xAC00 && code < 0xD7A4) || (code >= 0xF900 && code < 0xFB00) || (code >= 0xFF00 && code < 0xFF61)
        || (code >= 0x1F300 && code < 0x1FB00) || (code >= 0x20000 && code < 0x3FFFE);
    return wide ? 2 : 1;
}

} // namespace

int displayWidth(std::string_view plain)
{
    int columns = 0;
    for (std::size_t at = 0; at < plain.size();) {
        const auto character = utf8CharacterAt(plain, at);
        columns += widthOf(character.code);
        at += character.bytes;
    }
    return columns;
}

std::string elided(std::string_view plain, int columns)
{
    if (displayWidth(plain) <= columns)
        return std::string(plain);
    int used = 1; // the ellipsis
    std::size_t at = 0;
    while (at < plain.size()) {
        const auto character = utf8CharacterAt(plain, at);
        used += widthOf(character.code);
        if (used > columns)
            break;
        at += character.bytes;
    }
    return std::string(plain.substr(0, at)) + "…";
}

} // namespace throughline
