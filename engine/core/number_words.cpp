// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, bytes and durations in words, the same in every locale.
#include <core/words.h>

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
    std::string_view name;
};

/// The largest unit in which the rounded value is at least 1.
template <std::size_t N> std::string inUnits(double value, const std::array<Unit, N>& units)
{
    for (const Unit& unit : units)
        if (std::abs(value) * (1 + 5e-4) >= unit.size)
            return threeDigits(value / unit.size) + " " + std::string(unit.name);
    return threeDigits(value / units.back().size) + " " + std::string(units.back().name);
}

std::string twoParts(int64_t large, const char* largeName, int64_t small, const char* smallName)
{
    const std::string text = std::to_string(large) + " " + largeName;
    return small == 0 ? text : text + " " + std::to_string(small) + " " + smallName;
}

} // namespace

std::string numberInWords(double value)
{
    if (std::isnan(value))
        return "unavailable";
    if (std::isinf(value))
        return value > 0 ? "∞" : "−∞";
    return withCommas(threeDigits(value));
}

std::string bytesInWords(int64_t bytes)
{
    static constexpr std::array<Unit, 5> units{{{1e12, "TB"}, {1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}, {1, "B"}}};
    return inUnits(static_cast<double>(bytes), units);
}

std::string durationInWords(int64_t ns)
{
    static constexpr std::array<Unit, 4> units{{{1e9, "s"}, {1e6, "ms"}, {1e3, "µs"}, {1, "ns"}}};
    const int64_t seconds = (ns + 500'000'000) / 1'000'000'000;
    if (ns < 0 || static_cast<double>(ns) < 59.95e9) // which three digits would round to 60 s
        return inUnits(static_cast<double>(ns), units);
    if (seconds < 600)
        return twoParts(seconds / 60, "min", seconds % 60, "s");
    const int64_t minutes = (seconds + 30) / 60;
    if (minutes < 60)
        return std::to_string(minutes) + " min";
    return twoParts(minutes / 60, "h", minutes % 60, "min");
}

std::string counted(int64_t count, const std::string& noun)
{
    return numberInWords(static_cast<double>(count)) + " " + noun + (count == 1 ? "" : "s");
}

} // namespace throughline
