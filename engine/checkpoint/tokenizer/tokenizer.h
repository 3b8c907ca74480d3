// SPDX-License-Identifier: GPL-3.0-or-later
// Text to token ids and back, for one model. Presets have no tokenizer of their own: typed text becomes its bytes.
#pragma once

#include <checkpoint/model_source.h>

#include <core/result.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

class Tokenizer {
public:
    /// Byte-level BPE (GPT-2's split pattern) from vocab.json + merges.txt, else a plain tokenizer.json, in a
    /// checkpoint's folder; bytes for a preset. A checkpoint without tokenizer files has none: every text encodes to no
    /// ids and ids print as ⟨id⟩ (facts.hasTokenizer says so; random prompts work all the same).
    static Result<Tokenizer> open(const ModelSource& source);
    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;
    ~Tokenizer();

    /// `specialTokens`: also what the tokenizer adds by itself (a beginning-of-sequence token where its config says
    /// so). Text that is not UTF-8 has its bad bytes replaced by U+FFFD first.
    std::vector<int> encode(std::string_view text, bool specialTokens) const;
    /// UTF-8; bytes that form no character become U+FFFD. Ids outside the vocabulary (and, for presets, >= 256) print
    /// as ⟨id⟩.
    std::string decode(const std::vector<int>& ids) const;
    /// SHA-256 (hex) of the tokenizer's files; "bytes" for presets, "none" where there is no tokenizer.
    const std::string& hash() const;

private:
    struct Impl;
    explicit Tokenizer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace throughline
