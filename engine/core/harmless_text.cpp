// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 read character by character; what could steer a terminal, or turn a line of a window round, is escaped.
#include <core/harmless_text.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace throughline {

namespace {

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

bool steers(char32_t code)
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

} // namespace

Utf8Character utf8CharacterAt(std::string_view text, std::size_t at)
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

std::string harmless(std::string_view text, bool keepNewlines)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto character = utf8CharacterAt(text, at);
        const bool kept = keepNewlines && character.code == '\n';
        if (kept || (character.valid && !steers(character.code)))
            plain.append(text.substr(at, character.bytes));
        else
            plain += escaped(character.code);
        at += character.bytes;
    }
    return plain;
}

std::size_t characterStart(std::string_view text, std::size_t at)
{
    at = std::min(at, text.size());
    const auto continues = [&](std::size_t byte) { return byte < text.size() && (text[byte] & 0xC0) == 0x80; };
    while (at > 0 && continues(at))
        --at;
    return at;
}

} // namespace throughline
