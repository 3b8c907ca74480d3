// SPDX-License-Identifier: GPL-3.0-or-later
// GPT-2's tokenizer: added tokens taken whole, the rest split by the pattern, each word merged from its bytes.
#pragma once

#include <checkpoint/tokenizer/byte_pair_merges.h>
#include <checkpoint/tokenizer/split_pattern.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline {

class ByteLevelBpe {
public:
    static Result<ByteLevelBpe> open(const std::filesystem::path& folder);
    /// `text` must be UTF-8.
    std::vector<int> encode(std::string_view text, bool specialTokens) const;
    /// Appends the bytes of the token; false when there is no such id.
    bool appendBytes(int id, std::string& bytes) const;
    const std::string& hash() const { return m_hash; }

private:
    explicit ByteLevelBpe(BytePairMerges merges);
    void setAddedTokens(const BpeFiles& files);
    void setBytesOfIds(const BpeFiles& files);
    /// The added token that starts first from `from` on, the longest of those: its place, its index; index -1 for none.
    std::pair<std::size_t, int> nextAddedToken(std::string_view text, std::size_t from) const;
    void encodePlain(std::string_view text, std::vector<int>& ids) const;

    BytePairMerges m_merges;
    SplitPattern m_pattern;
    std::vector<std::pair<std::string, int>> m_added; // longest first
    std::string m_addedStarts;                        // first bytes of the added tokens
    std::vector<std::optional<std::string>> m_bytes;  // [id]
    bool m_addPrefixSpace = false;
    std::optional<int> m_beginOfSequence;
    std::string m_hash;
};

} // namespace throughline
