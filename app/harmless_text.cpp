// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 read character by character; what could steer a terminal is escaped.
#include <app/harmless_text.h>

#include <array>
#include <cstdint>
#include <cstdio>

namespace throughline {

namespace {

struct Character {
    char32_t code = 0;
    std::size_t bytes = 1;
    bool valid = false;
};

std::size_t lengthOf(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead < 0xE0)
        return 2;
    if (lead >= 0xE0 && lead < 0xF0)
        return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

Character characterAt(std::string_view text, std::size_t at)
{
    static constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000}; // by length: no overlong forms
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto length = lengthOf(lead);
    if (length == 0 || at + length > text.size())
        return {lead, 1, false};
    if (length == 1)
        return {lead, 1, true};
    char32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0) != 0x80)
            return {lead, 1, false};
        code = (code << 6) | (next & 0x3FU);
    }
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    if (code < smallest[length] || code > 0x10FFFF || surrogate)
        return {lead, 1, false};
    return {code, length, true};
}

bool steersTerminal(char32_t code)
{
    const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    const bool direction = code == 0x200E || code == 0x200F || code == 0x061C || (code >= 0x202A && code <= 0x202E)
        || (code >= 0x2066 && code <= 0x2069);
    return control || direction || code == 0x2028 || code == 0x2029 || code == 0xFEFF;
}

std::string escaped(char32_t code)
{
    if (code == '\n')
        return "\\n";
    if (code == '\t')
        return "\\t";
    if (code == '\r')
        return "\\r";
    std::array<char, 12> buffer{};
    std::snprintf(buffer.data(), buffer.size(), code < 0x100 ? "\\x%02x" : "\\u%04x", static_cast<unsigned>(code));
    return buffer.data();
}

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

std::string harmless(std::string_view text, bool keepNewlines)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto character = characterAt(text, at);
        const bool kept = keepNewlines && character.code == '\n';
        if (kept || (character.valid && !steersTerminal(character.code)))
            plain.append(text.substr(at, character.bytes));
        else
            plain += escaped(character.code);
        at += character.bytes;
    }
    return plain;
}

int displayWidth(std::string_view plain)
{
    int columns = 0;
    for (std::size_t at = 0; at < plain.size();) {
        const auto character = characterAt(plain, at);
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
        const auto character = characterAt(plain, at);
        used += widthOf(character.code);
        if (used > columns)
            break;
        at += character.bytes;
    }
    return std::string(plain.substr(0, at)) + "…";
}

} // namespace throughline
