// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens that are taken whole wherever they stand in a text, as Hugging Face's tokenizers find them.
#pragma once

#include <checkpoint/tokenizer/vocabulary.h>

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct AddedToken {
    std::string text;
    int id = -1;             // -1: that of the vocabulary
    bool leftStrip = false;  // takes the white space before it along
    bool rightStrip = false; // and behind it
    bool singleWord = false; // only where no word's character touches it
    bool normalized = false; // looked for in the normalized text, not in the text as it is
    std::string where;       // the file that says so, for messages
    bool operator==(const AddedToken&) const = default;
};

/// The tokens with their ids; of equal texts the first counts, and what neither states an id nor is in the vocabulary
/// is left out. Refuses a text with two ids, an id of two texts and texts longer than 1,024 bytes.
Result<std::vector<AddedToken>> withIds(const std::vector<AddedToken>& tokens, const Vocabulary& vocabulary);

class AddedTokens {
public:
    AddedTokens() = default;
    explicit AddedTokens(std::vector<AddedToken> tokens);

    /// Cuts `text` (UTF-8) at the tokens, the leftmost first and of those the longest: calls `plain` for each piece
    /// that is none (never an empty one) and `token` with the id of each that is one, in order.
    void forEach(std::string_view text, const std::function<void(std::string_view)>& plain,
        const std::function<void(int)>& token) const;

private:
    const AddedToken* longestAt(std::string_view text) const;

    std::vector<AddedToken> m_tokens;    // sorted by text
    std::array<bool, 256> m_starts = {}; // [first byte]
};

} // namespace throughline
