// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts text into the words that byte pair encoding works on, by the steps that a tokenizer.json states.
#pragma once

#include <checkpoint/tokenizer/split_pattern.h>
#include <checkpoint/tokenizer/text_pieces.h>

#include <string_view>
#include <vector>

namespace throughline {

struct PreTokenizerStep {
    enum class Kind {
        Split,       // at the matches of `pattern`
        Punctuation, // at each character of punctuation
        Digits,      // at each numeric character
        ByteLevel,   // at the matches of GPT-2's pattern, if useRegex; from here on pieces are bytes
    };
    Kind kind = Kind::ByteLevel;
    KnownPattern pattern = KnownPattern::Gpt2;
    SplitBehavior behavior = SplitBehavior::Isolated;
    bool invert = false;
    bool addPrefixSpace = false; // ByteLevel: first of all, before each piece that begins with none
    bool useRegex = true;        // ByteLevel
    bool operator==(const PreTokenizerStep&) const = default;
};

class PreTokenizer {
public:
    /// `steps` holds ByteLevel once; behind it stand only Punctuation, Digits and Split by ThreeDigits.
    explicit PreTokenizer(const std::vector<PreTokenizerStep>& steps);
    /// `text` must be UTF-8. The words are bytes: a step behind ByteLevel may cut inside a character, because it sees
    /// the characters that stand for bytes. Thread-safe.
    TextPieces cut(std::string_view text) const;

private:
    struct Step {
        PreTokenizerStep step;
        Matches matches;
    };
    std::vector<Step> m_steps;
};

} // namespace throughline
