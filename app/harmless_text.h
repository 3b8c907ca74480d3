// SPDX-License-Identifier: GPL-3.0-or-later
// Harmless text (core/harmless_text.h) measured and cut in columns of a terminal.
#pragma once

#include <core/harmless_text.h>

#include <string>
#include <string_view>

namespace throughline {

/// Columns that plain text takes on a terminal: wide East Asian characters take two, combining marks none.
int displayWidth(std::string_view plain);
/// The beginning of `plain` in at most `columns` columns, ending in "…" when something was left out.
std::string elided(std::string_view plain, int columns);

} // namespace throughline
