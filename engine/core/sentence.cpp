// SPDX-License-Identifier: GPL-3.0-or-later
// Looks up, then fills in, in one pass: a value that holds "%1" stays as it is.
#include <core/sentence.h>

#include <core/words.h>

#include <atomic>

namespace throughline {

namespace {

struct ShownLanguage {
    std::string code = "en";
    std::atomic<Sentence::Lookup> lookup{nullptr};
};

thread_local int englishScopes = 0;

ShownLanguage& shownLanguage()
{
    static ShownLanguage shown;
    return shown;
}

std::string inShownLanguage(const char* english, const char* many, int64_t count)
{
    const Sentence::Lookup lookup = shownLanguage().lookup;
    std::string found = lookup && englishScopes == 0 ? lookup(english, many, count) : std::string();
    return !found.empty() ? found : many && count != 1 ? many : english;
}

std::string filledIn(const std::string& pattern, const std::string& count, std::initializer_list<std::string> values)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char next = pattern[i] == '%' && i + 1 < pattern.size() ? pattern[i + 1] : ' ';
        const auto place = static_cast<std::size_t>(next - '1');
        if (next == 'n' && !count.empty())
            text += count;
        else if (next >= '1' && next <= '9' && place < values.size())
            text += values.begin()[place];
        else {
            text += pattern[i];
            continue;
        }
        ++i;
    }
    return text;
}

} // namespace

std::string Sentence::tr(const char* english, std::initializer_list<std::string> values)
{
    return filledIn(inShownLanguage(english, nullptr, 0), {}, values);
}

std::string Sentence::tr(const char* one, const char* many, int64_t count, std::initializer_list<std::string> values)
{
    return filledIn(inShownLanguage(one, many, count), numberInWords(static_cast<double>(count)), values);
}

void Sentence::speak(const std::string& language, Lookup lookup)
{
    shownLanguage().lookup = lookup;
    shownLanguage().code = language;
}

const std::string& Sentence::language() { return shownLanguage().code; }

InEnglish::InEnglish() { ++englishScopes; }
InEnglish::~InEnglish() { --englishScopes; }

} // namespace throughline
