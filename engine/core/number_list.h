// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and lists as a person types them: "16", "1,4,8-16", "0.01". Locale-free.
#pragma once

#include <core/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

/// A whole number from `least` to 1,000,000,000.
Result<int> wholeNumber(std::string_view text, int least = 1);
/// "1, 4, 8-10" is 1, 4, 8, 9, 10: whole numbers from `least` on, in the order given, equal ones once; at most 1,000.
Result<std::vector<int>> wholeNumbers(std::string_view text, int least = 1);
Result<uint64_t> seedNumber(std::string_view text);
/// A number greater than zero.
Result<double> positiveNumber(std::string_view text);
/// The parts between commas, blanks around them removed; an empty part is an error.
Result<std::vector<std::string>> listParts(std::string_view text);

} // namespace throughline
