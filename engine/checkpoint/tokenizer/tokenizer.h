// SPDX-License-Identifier: GPL-3.0-or-later
// Text to token ids and back, for one model. Presets have no tokenizer of their own: typed text becomes its bytes.
#pragma once

#include <checkpoint/model_source.h>
#include <checkpoint/tokenizer/decode_stream.h>

#include <core/result.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

class Tokenizer {
public:
    /// The tokenizer of a checkpoint's folder: tokenizer.json where it is byte-level BPE, else tokenizer.model
    /// (SentencePiece), else vocab.json + merges.txt; tokenizer_config.json and its like beside any of them. Bytes for
    /// a preset. A checkpoint without tokenizer files has none: every text encodes to no ids and ids print as ⟨id⟩
    /// (facts.hasTokenizer says so; random prompts work all the same). Refuses, naming file and rule, broken files and
    /// settings that would change the ids and are not supported.
    static Result<Tokenizer> open(const ModelSource& source);
    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;
    ~Tokenizer();

    /// `specialTokens`: also what the tokenizer adds by itself (a beginning-of-sequence token where its files say
    /// so). Special tokens written out in the text become their ids either way; of SentencePiece models only where the
    /// files list them or name a tokenizer_class, because the library alone does not know them. Text that is not UTF-8
    /// has its bad bytes replaced by U+FFFD first. Thread-safe.
    std::vector<int> encode(std::string_view text, bool specialTokens) const;
    /// What that adds before and behind every text.
    const std::vector<int>& idsBefore() const;
    const std::vector<int>& idsBehind() const;
    /// UTF-8; bytes that form no character become U+FFFD, special tokens are written out. Ids outside the vocabulary
    /// (and, for presets, >= 256) print as ⟨id⟩.
    std::string decode(const std::vector<int>& ids) const;
    /// The same id by id; this tokenizer must outlive it.
    DecodeStream decodeStream() const;
    /// SHA-256 (hex) of the tokenizer's files; "bytes" for presets, "none" where there is no tokenizer.
    const std::string& hash() const;
    /// "byte-level BPE", "SentencePiece", "bytes" for presets, "none".
    std::string kind() const;

private:
    struct Impl;
    explicit Tokenizer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace throughline
