// SPDX-License-Identifier: GPL-3.0-or-later
// A text for people, in the rooms that have no tr(): its English stands where it is said, and whoever shows it in
// another language has it looked up there. Values of files (names of modes, units, CSV) are never said this way.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

// Tells lupdate (packaging/translations.py) the context of what is said below; nothing to the compiler.
#define THROUGHLINE_SENTENCES(context)

namespace throughline {

class Sentence {
    THROUGHLINE_SENTENCES(Sentence)

public:
    /// `english` with %1, %2 … replaced by the values. Literals only: lupdate reads them.
    static std::string tr(const char* english, std::initializer_list<std::string> values = {});
    /// "1 prompt", "1,000 prompts": %n is the count.
    static std::string tr(
        const char* one, const char* many, int64_t count, std::initializer_list<std::string> values = {});
    /// For tables: what is translated later by `tr`.
    static constexpr const char* mark(const char* english) { return english; }
    struct Forms {
        const char* one;
        const char* many;
    };
    static constexpr Forms markCount(const char* one, const char* many) { return {one, many}; }

    /// The template in the language that is shown; empty: there is none, it stays English. `many` is null and `count`
    /// 0 where nothing is counted. Called from any thread.
    using Lookup = std::string (*)(const char* english, const char* many, int64_t count);
    /// Null: English. Before anything is said.
    static void speak(const std::string& language, Lookup lookup);
    /// "en", "uk", "ko".
    static const std::string& language();
};

/// What this thread says while it lives is English: for files that programs read, and for what is stored.
class InEnglish {
public:
    InEnglish();
    ~InEnglish();
    InEnglish(const InEnglish&) = delete;
    InEnglish& operator=(const InEnglish&) = delete;
};

} // namespace throughline
