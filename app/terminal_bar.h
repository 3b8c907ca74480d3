// SPDX-License-Identifier: GPL-3.0-or-later
// The bar that shows how far something is, and how much room a terminal has for it.
#pragma once

#include <cstdio>
#include <string>

namespace throughline {

/// Twelve columns, `share` (0 to 1) of them filled.
std::string bar(double share);
/// 80 where `stream` is no terminal.
int terminalColumns(std::FILE* stream);

} // namespace throughline
