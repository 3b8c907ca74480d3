// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts text into the words that byte pair encoding works on, by GPT-2's pattern.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

namespace throughline {

class SplitPattern {
public:
    SplitPattern();
    SplitPattern(SplitPattern&&) noexcept;
    SplitPattern& operator=(SplitPattern&&) noexcept;
    ~SplitPattern();
    /// `text` must be UTF-8. Calls `word` for each piece in order; the pieces together are the text. Thread-safe.
    void forEachWord(std::string_view text, const std::function<void(std::string_view)>& word) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace throughline
