// SPDX-License-Identifier: GPL-3.0-or-later
// A SentencePiece model (bpe or unigram) as Transformers' Llama tokenizer uses it. Not added tokens, nor what is put
// around a text: those are Tokenizer's.
#pragma once

#include <checkpoint/tokenizer/sentencepiece_file.h>
#include <checkpoint/tokenizer/token_texts.h>

#include <core/result.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

class SentencePieceModel {
public:
    struct Settings {
        bool legacy = true;         // each piece of text between added tokens counts as a text of its own
        bool addPrefixSpace = true; // false: none is put in front, whatever the model says
    };
    /// `where` names the file in messages.
    static Result<SentencePieceModel> make(SentencePieceFile file, const Settings& settings, const std::string& where);
    SentencePieceModel(SentencePieceModel&&) noexcept;
    SentencePieceModel& operator=(SentencePieceModel&&) noexcept;
    ~SentencePieceModel();

    /// Appends the ids of `text` (UTF-8); `atStart` where no added token stands before it. Thread-safe.
    void encode(std::string_view text, bool atStart, std::vector<int>& ids) const;
    /// What its pieces are in a text. Control and unknown pieces are shown by name.
    TokenTexts texts() const;

private:
    struct Impl;
    explicit SentencePieceModel(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace throughline
