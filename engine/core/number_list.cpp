// SPDX-License-Identifier: GPL-3.0-or-later
// from_chars does the reading: no locale, no leading plus, no trailing rest.
#include <core/number_list.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace throughline {

namespace {

constexpr int largestNumber = 1'000'000'000;
constexpr std::size_t longestList = 1'000;

std::string_view withoutBlanks(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Error noWholeNumber(std::string_view text, int least)
{
    return {"“" + std::string(text) + "” is not a whole number from " + std::to_string(least) + " on", "",
        "give a number such as 16"};
}

template <class T> bool readNumber(std::string_view text, T& value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

Result<std::vector<int>> rangeOf(std::string_view text, std::size_t dash, int least)
{
    const auto first = wholeNumber(text.substr(0, dash), least);
    if (!first)
        return first.error();
    const auto last = wholeNumber(text.substr(dash + 1), least);
    if (!last)
        return last.error();
    if (*last < *first || static_cast<std::size_t>(*last - *first) >= longestList)
        return Error{"“" + std::string(text) + "” is not a range of at most 1,000 numbers", "",
            "give a smaller number, a dash and a larger one, such as 8-16"};
    std::vector<int> numbers;
    for (int number = *first; number <= *last; ++number)
        numbers.push_back(number);
    return numbers;
}

Result<std::vector<int>> onePart(const std::string& part, int least)
{
    const auto dash = part.find('-', 1);
    if (dash != std::string::npos)
        return rangeOf(part, dash, least);
    const auto number = wholeNumber(part, least);
    if (!number)
        return number.error();
    return std::vector<int>{*number};
}

} // namespace

Result<int> wholeNumber(std::string_view text, int least)
{
    int value = 0;
    const auto digits = withoutBlanks(text);
    if (!readNumber(digits, value) || value < least || value > largestNumber)
        return noWholeNumber(digits, least);
    return value;
}

Result<std::vector<std::string>> listParts(std::string_view text)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const auto comma = std::min(text.find(',', at), text.size());
        const auto part = withoutBlanks(text.substr(at, comma - at));
        if (part.empty())
            return Error{"“" + std::string(text) + "” has an empty part", "", "separate values by single commas"};
        parts.emplace_back(part);
        at = comma + 1;
    }
    return parts;
}

Result<std::vector<int>> wholeNumbers(std::string_view text, int least)
{
    const auto parts = listParts(text);
    if (!parts)
        return parts.error();
    std::vector<int> numbers;
    for (const auto& part : *parts) {
        const auto found = onePart(part, least);
        if (!found)
            return found.error();
        for (const int number : *found)
            if (std::find(numbers.begin(), numbers.end(), number) == numbers.end())
                numbers.push_back(number);
    }
    if (numbers.size() > longestList)
        return Error{"the list has " + std::to_string(numbers.size()) + " values", "", "give at most 1,000"};
    return numbers;
}

Result<uint64_t> seedNumber(std::string_view text)
{
    uint64_t value = 0;
    if (!readNumber(withoutBlanks(text), value))
        return Error{"“" + std::string(text) + "” is not a seed", "", "give a whole number from 0 on"};
    return value;
}

Result<double> positiveNumber(std::string_view text)
{
    double value = 0;
    if (!readNumber(withoutBlanks(text), value) || !std::isfinite(value) || value <= 0)
        return Error{"“" + std::string(text) + "” is not a number above 0", "", "give a number such as 0.01"};
    return value;
}

} // namespace throughline
