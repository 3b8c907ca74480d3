// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, bytes and durations in words: digits the same in every language.
#include <core/words.h>

#include <core/sentence.h>

#include <array>
#include <charconv>
#include <cmath>

namespace throughline {

namespace {

/// Fixed notation with the decimals that three significant digits need; trailing zeros go.
std::string threeDigits(double value)
{
    if (value == 0)
        return "0";
    const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value) * (1 + 5e-4)))); // 9.996 is 10
    const int decimals = std::min(12, std::max(0, 2 - magnitude));
    std::array<char, 400> buffer{}; // the largest double has 309 digits
    const auto end = std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::fixed, decimals).ptr;
    std::string text(buffer.begin(), end);
    if (decimals == 0)
        return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string withCommas(std::string digits)
{
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t at = point; at > first + 3;)
        digits.insert(at -= 3, ",");
    return digits;
}

struct Unit {
    double size;
    const char* name;
};

/// The largest unit in which the rounded value is at least 1.
template <std::size_t N> std::string inUnits(double value, const std::array<Unit, N>& units)
{
    for (const Unit& unit : units)
        if (std::abs(value) * (1 + 5e-4) >= unit.size)
            return threeDigits(value / unit.size) + " " + Sentence::tr(unit.name);
    return threeDigits(value / units.back().size) + " " + Sentence::tr(units.back().name);
}

} // namespace

std::string numberInWords(double value)
{
    if (std::isnan(value))
        return Sentence::tr("unavailable");
    if (std::isinf(value))
        return value > 0 ? "∞" : "−∞";
    return withCommas(threeDigits(value));
}

std::string bytesInWords(int64_t bytes)
{
    static constexpr std::array<Unit, 5> units{{{1e12, Sentence::mark("TB")}, {1e9, Sentence::mark("GB")},
        {1e6, Sentence::mark("MB")}, {1e3, Sentence::mark("kB")}, {1, Sentence::mark("B")}}};
    return inUnits(static_cast<double>(bytes), units);
}

std::string durationInWords(int64_t ns)
{
    static constexpr std::array<Unit, 4> units{{{1e9, Sentence::mark("s")}, {1e6, Sentence::mark("ms")},
        {1e3, Sentence::mark("µs")}, {1, Sentence::mark("ns")}}};
    const int64_t seconds = (ns + 500'000'000) / 1'000'000'000;
    if (ns < 0 || static_cast<double>(ns) < 59.95e9) // which three digits would round to 60 s
        return inUnits(static_cast<double>(ns), units);
    if (seconds < 600)
        return seconds % 60 == 0
            ? Sentence::tr("%1 min", {std::to_string(seconds / 60)})
            : Sentence::tr("%1 min %2 s", {std::to_string(seconds / 60), std::to_string(seconds % 60)});
    const int64_t minutes = (seconds + 30) / 60;
    if (minutes < 60)
        return Sentence::tr("%1 min", {std::to_string(minutes)});
    return minutes % 60 == 0
        ? Sentence::tr("%1 h", {std::to_string(minutes / 60)})
        : Sentence::tr("%1 h %2 min", {std::to_string(minutes / 60), std::to_string(minutes % 60)});
}

std::string counted(int64_t count, const std::string& noun)
{
    static constexpr std::array nouns{Sentence::markCount("%n cell", "%n cells"),
        Sentence::markCount("%n chunk", "%n chunks"), Sentence::markCount("%n core", "%n cores"),
        Sentence::markCount("%n GPU", "%n GPUs"), Sentence::markCount("%n layer", "%n layers"),
        Sentence::markCount("%n outlier", "%n outliers"), Sentence::markCount("%n point", "%n points"),
        Sentence::markCount("%n prompt", "%n prompts"), Sentence::markCount("%n rank", "%n ranks"),
        Sentence::markCount("%n repeat", "%n repeats"), Sentence::markCount("%n row", "%n rows"),
        Sentence::markCount("%n run", "%n runs"), Sentence::markCount("%n square", "%n squares"),
        Sentence::markCount("%n stage", "%n stages"), Sentence::markCount("%n token", "%n tokens")};
    for (const Sentence::Forms& forms : nouns)
        if (std::string_view(forms.one).substr(3) == noun)
            return Sentence::tr(forms.one, forms.many, count);
    return numberInWords(static_cast<double>(count)) + " " + noun + (count == 1 ? "" : "s");
}

} // namespace throughline
