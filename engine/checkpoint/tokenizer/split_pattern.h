// SPDX-License-Identifier: GPL-3.0-or-later
// The regular expressions that tokenizers split text by. Only those of known tokenizers: each takes time linear in the
// text, which an expression out of a file need not.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace throughline {

enum class KnownPattern {
    Gpt2,
    Llama3,
    Qwen2,
    ThreeDigits, // Falcon's
};

/// The pattern whose expression a tokenizer.json writes exactly so; none for any other.
std::optional<KnownPattern> knownPattern(std::string_view expression);

class SplitPattern {
public:
    explicit SplitPattern(KnownPattern pattern);
    SplitPattern(SplitPattern&&) noexcept;
    SplitPattern& operator=(SplitPattern&&) noexcept;
    ~SplitPattern();
    /// `text` must be UTF-8. Calls `match` with begin and end (in bytes) of each match in order. Thread-safe.
    void forEachMatch(std::string_view text, const std::function<void(std::size_t, std::size_t)>& match) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace throughline
