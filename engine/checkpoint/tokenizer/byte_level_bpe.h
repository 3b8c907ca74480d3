// SPDX-License-Identifier: GPL-3.0-or-later
// The tokenizers of GPT-2, Llama 3, Qwen2 and Falcon: text normalized, split into words, each word merged from its
// bytes. Not added tokens that stand in the text as it is, nor what is put around it: those are Tokenizer's.
#pragma once

#include <checkpoint/tokenizer/added_tokens.h>
#include <checkpoint/tokenizer/byte_pair_merges.h>
#include <checkpoint/tokenizer/pre_tokenizer.h>
#include <checkpoint/tokenizer/token_texts.h>

#include <string_view>
#include <vector>

namespace throughline {

class ByteLevelBpe {
public:
    /// `added`: all added tokens with their ids.
    static Result<ByteLevelBpe> make(const ByteLevelFiles& files, const std::vector<AddedToken>& added);
    /// Appends the ids of `text` (UTF-8).
    void encode(std::string_view text, std::vector<int>& ids) const;

private:
    ByteLevelBpe(BytePairMerges merges, const ByteLevelFiles& files, const std::vector<AddedToken>& added);
    void encodeWords(std::string_view text, std::vector<int>& ids) const;

    BytePairMerges m_merges;
    PreTokenizer m_preTokenizer;
    bool m_composed = false;
    AddedTokens m_normalizedTokens; // those looked for in normalized text
};

/// What its tokens are in a text.
TokenTexts textsOf(const ByteLevelFiles& files, const std::vector<AddedToken>& added);

} // namespace throughline
