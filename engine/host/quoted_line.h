// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign bytes made fit to be shown and stored: short, UTF-8, one line.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

/// At most `limitBytes` bytes of UTF-8; what is no character becomes U+FFFD and what can't be printed U+FFFD too.
std::string quotedLine(std::string_view bytes, std::size_t limitBytes = 200);

} // namespace throughline
