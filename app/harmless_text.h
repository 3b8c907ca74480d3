// SPDX-License-Identifier: GPL-3.0-or-later
// Text of others (names, prompts, generated text) made harmless for a terminal. Not for JSON or CSV, which quote by
// themselves.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

/// Control characters (C0 but for `keepNewlines`, DEL, C1), characters that turn the writing direction, and bytes that
/// are not UTF-8 are written as escapes: \n, \x1b, \u202e.
std::string harmless(std::string_view text, bool keepNewlines = false);
/// Columns that plain text takes on a terminal: wide East Asian characters take two, combining marks none.
int displayWidth(std::string_view plain);
/// The beginning of `plain` in at most `columns` columns, ending in "…" when something was left out.
std::string elided(std::string_view plain, int columns);

} // namespace throughline
