// SPDX-License-Identifier: GPL-3.0-or-later
// The table, as Radford et al. 2019 made it (bytes_to_unicode in their encoder).
#include <checkpoint/tokenizer/byte_alphabet.h>

#include <checkpoint/utf8.h>

#include <array>
#include <map>

namespace throughline {

namespace {

bool standsForItself(int byte)
{
    return (byte >= '!' && byte <= '~') || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
}

struct Alphabet {
    std::array<std::string, 256> standIns;
    std::map<char32_t, char> bytes;
    Alphabet()
    {
        char32_t next = 0x100;
        for (int byte = 0; byte < 256; ++byte) {
            const char32_t character = standsForItself(byte) ? static_cast<char32_t>(byte) : next++;
            appendUtf8(standIns[static_cast<std::size_t>(byte)], character);
            bytes[character] = static_cast<char>(byte);
        }
    }
};

const Alphabet& alphabet()
{
    static const Alphabet table;
    return table;
}

} // namespace

const std::string& standInOf(uint8_t byte) { return alphabet().standIns[byte]; }

std::optional<std::string> bytesOfStandIns(std::string_view text)
{
    std::string bytes;
    while (!text.empty()) {
        const std::size_t length = characterBytes(text);
        const auto found = length ? alphabet().bytes.find(firstCharacter(text)) : alphabet().bytes.end();
        if (found == alphabet().bytes.end())
            return {};
        bytes += found->second;
        text.remove_prefix(length);
    }
    return bytes;
}

} // namespace throughline
