// SPDX-License-Identifier: GPL-3.0-or-later
// Well-formedness by Unicode's table 3-7.
#include <checkpoint/utf8.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

/// A lead byte's sequence: its length, and the range of its second byte; length 0 for what can't lead.
struct Sequence {
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xbf;
};

Sequence sequenceOf(unsigned char lead)
{
    if (lead < 0x80)
        return {1};
    if (lead >= 0xc2 && lead <= 0xdf)
        return {2};
    if (lead >= 0xe0 && lead <= 0xef) // no overlong forms, no surrogates
        return {3, static_cast<unsigned char>(lead == 0xe0 ? 0xa0 : 0x80),
            static_cast<unsigned char>(lead == 0xed ? 0x9f : 0xbf)};
    if (lead >= 0xf0 && lead <= 0xf4) // no overlong forms, nothing above U+10FFFF
        return {4, static_cast<unsigned char>(lead == 0xf0 ? 0x90 : 0x80),
            static_cast<unsigned char>(lead == 0xf4 ? 0x8f : 0xbf)};
    return {};
}

struct Start {
    std::size_t length = 0; // bytes that belong together
    bool whole = false;     // and form a character
};

Start startOf(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const Sequence sequence = sequenceOf(byte(0));
    if (sequence.length == 0)
        return {1, false};
    std::size_t length = 1;
    while (length < std::min(sequence.length, text.size())) {
        const bool fits = length == 1 ? byte(1) >= sequence.low && byte(1) <= sequence.high
                                      : byte(length) >= 0x80 && byte(length) <= 0xbf;
        if (!fits)
            break;
        ++length;
    }
    return {length, length == sequence.length};
}

} // namespace

std::size_t characterBytes(std::string_view text)
{
    if (text.empty())
        return 0;
    const Start start = startOf(text);
    return start.whole ? start.length : 0;
}

std::string repairedUtf8(std::string_view bytes, Replacements replacements)
{
    std::string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        Start start = startOf(bytes);
        if (!start.whole && replacements == Replacements::PerByte)
            start.length = 1;
        text += start.whole ? bytes.substr(0, start.length) : replacement;
        bytes.remove_prefix(start.length);
    }
    return text;
}

std::size_t unfinishedBytes(std::string_view bytes)
{
    for (std::size_t count = 1; count <= std::min<std::size_t>(3, bytes.size()); ++count) {
        const std::string_view tail = bytes.substr(bytes.size() - count);
        const Sequence sequence = sequenceOf(static_cast<unsigned char>(tail[0]));
        if (sequence.length > 0) // a lead byte: what it leads is the last sequence
            return sequence.length > count && startOf(tail).length == count ? count : 0;
    }
    return 0;
}

void appendUtf8(std::string& text, char32_t character)
{
    const auto trail = [&](int shift) { text += static_cast<char>(0x80 | ((character >> shift) & 0x3f)); };
    if (character < 0x80) {
        text += static_cast<char>(character);
    } else if (character < 0x800) {
        text += static_cast<char>(0xc0 | (character >> 6));
        trail(0);
    } else if (character < 0x10000) {
        text += static_cast<char>(0xe0 | (character >> 12));
        trail(6);
        trail(0);
    } else {
        text += static_cast<char>(0xf0 | (character >> 18));
        trail(12);
        trail(6);
        trail(0);
    }
}

char32_t firstCharacter(std::string_view text)
{
    const std::size_t length = characterBytes(text);
    const auto lead = static_cast<unsigned char>(text[0]);
    if (length < 2)
        return lead;
    char32_t character = lead & (0xff >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        character = character << 6 | (static_cast<unsigned char>(text[i]) & 0x3f);
    return character;
}

std::size_t lastCharacterBytes(std::string_view text)
{
    std::size_t length = text.empty() ? 0 : 1;
    while (length < text.size() && (static_cast<unsigned char>(text[text.size() - length]) & 0xc0) == 0x80)
        ++length;
    return length;
}

} // namespace throughline
