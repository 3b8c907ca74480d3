// SPDX-License-Identifier: GPL-3.0-or-later
// Byte pair encoding of one word: Sennrich et al. 2016, with the order of merges that Hugging Face's tokenizers keep.
#pragma once

#include <checkpoint/tokenizer/byte_level_files.h>

#include <core/result.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace throughline {

class BytePairMerges {
public:
    /// Refuses a vocabulary that lacks a byte or a merge's result.
    static Result<BytePairMerges> make(const ByteLevelFiles& files);
    /// Appends the ids of `word` (any bytes). Time n log n in its length. Thread-safe.
    void encode(std::string_view word, std::vector<int>& ids) const;

private:
    struct Merge {
        int rank = 0;
        int merged = 0; // id
    };
    class Word;
    static uint64_t pairKey(int left, int right)
    {
        return static_cast<uint64_t>(left) << 32 | static_cast<uint32_t>(right);
    }

    std::array<int, 256> m_idOfByte{};
    std::unordered_map<uint64_t, Merge> m_merges;
    std::unordered_map<std::string, int>
        m_wholeWords; // bytes → id; filled only where merges are to be ignored for them
};

} // namespace throughline
