// SPDX-License-Identifier: GPL-3.0-or-later
// Ids to text, one id at a time: what a text view shows while a model generates.
#pragma once

#include <checkpoint/tokenizer/token_texts.h>

#include <string>

namespace throughline {

class DecodeStream {
public:
    /// `texts` must outlive the stream. Mostly made by Tokenizer::decodeStream.
    explicit DecodeStream(const TokenTexts& texts)
        : m_texts(&texts)
    { }
    /// The text that is certain now: whole characters only, empty while a character lacks bytes. All that push and
    /// finish return, put together, is Tokenizer::decode of the same ids.
    std::string push(int id);
    /// The rest: U+FFFD for a character that never became whole. Then the stream begins anew.
    std::string finish();

private:
    const TokenTexts* m_texts;
    std::string m_pending; // bytes not yet returned
    bool m_atStart = true;
};

} // namespace throughline
