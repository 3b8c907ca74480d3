// SPDX-License-Identifier: GPL-3.0-or-later
// The layout is that of darts-clone: 32-bit units, little-endian; a unit has a label (bits 0–7, and 31 for a leaf),
// says whether it has a leaf (bit 8) and where its children are (bits 10–30, shifted by bit 9).
#include <checkpoint/tokenizer/character_map.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace throughline {

namespace {

uint32_t unitAt(std::string_view trie, std::size_t index)
{
    uint32_t unit = 0;
    for (std::size_t i = 0; i < 4; ++i)
        unit |= static_cast<uint32_t>(static_cast<unsigned char>(trie[4 * index + i])) << (8 * i);
    return unit;
}

std::size_t childrenOf(uint32_t unit, std::size_t index)
{
    const std::size_t offset = static_cast<std::size_t>(unit >> 10) << ((unit & (1U << 9)) >> 6);
    return index ^ offset;
}

constexpr std::size_t maxMapBytes = 512 << 10; // twice the largest known; checking one takes time in its size
constexpr int maxNested = 32;                  // the library has room for as many matches at one place
constexpr std::size_t maxTextBytes = 1024;

/// A walk over every label from every unit that can be reached; a unit is walked again where more matches lie before
/// it.
class TrieWalk {
public:
    TrieWalk(std::string_view trie, std::string_view texts)
        : m_trie(trie)
        , m_texts(texts)
        , m_nested(trie.size() / 4, -1)
    { }

    std::string problem()
    {
        m_nested[0] = 0;
        m_waiting.push_back(0);
        while (!m_waiting.empty()) {
            const std::size_t index = m_waiting.back();
            m_waiting.pop_back();
            if (const char* found = follow(index))
                return found;
        }
        return {};
    }

private:
    const char* follow(std::size_t index)
    {
        const uint32_t unit = unitAt(m_trie, index);
        const std::size_t children = childrenOf(unit, index);
        if ((children | 0xff) >= m_nested.size()) // a text may hold any byte, and the unit of each is looked at
            return "precompiled_charsmap leads outside itself";
        int nested = m_nested[index];
        if ((unit >> 8 & 1) != 0) {
            const std::size_t text = unitAt(m_trie, children) & 0x7fffffffU;
            if (text >= m_texts.size())
                return "precompiled_charsmap leads outside itself";
            if (m_texts.find('\0', text) - text > maxTextBytes)
                return "precompiled_charsmap holds a text of more than 1024 bytes";
            if (++nested > maxNested)
                return "precompiled_charsmap has more than 32 matches at one place";
        }
        for (uint32_t label = 0; label < 256; ++label) {
            const std::size_t child = children ^ label;
            if ((unitAt(m_trie, child) & 0x800000ffU) == label && m_nested[child] < nested) {
                m_nested[child] = nested;
                m_waiting.push_back(child);
            }
        }
        return nullptr;
    }

    std::string_view m_trie;
    std::string_view m_texts;
    std::vector<int> m_nested; // [unit] most matches on a way to it; -1: not reached
    std::vector<std::size_t> m_waiting;
};

} // namespace

std::string problemOfCharacterMap(std::string_view map)
{
    if (map.empty())
        return {};
    if (map.size() < 4 || map.size() > maxMapBytes)
        return "precompiled_charsmap is " + std::to_string(map.size()) + " bytes long; 4 to "
            + std::to_string(maxMapBytes) + " are read";
    const std::size_t trieBytes = unitAt(map, 0);
    map.remove_prefix(4);
    if (trieBytes == 0 || trieBytes % 4 != 0 || trieBytes >= map.size())
        return "precompiled_charsmap says that its trie has " + std::to_string(trieBytes) + " bytes, of "
            + std::to_string(map.size());
    const std::string_view texts = map.substr(trieBytes);
    if (texts.back() != '\0')
        return "precompiled_charsmap does not end in a NUL byte";
    return TrieWalk(map.substr(0, trieBytes), texts).problem();
}

} // namespace throughline
