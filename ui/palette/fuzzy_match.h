// SPDX-License-Identifier: GPL-3.0-or-later
// How well a few typed letters fit a text: "sac" finds "Stop after this cell". Knows no command.
#pragma once

#include <QString>

#include <optional>

namespace throughline {

/// The letters must stand in the text in their order, whatever is between; blanks and case do not count. More for
/// letters at the beginning of words and side by side. No value when one of them is missing; 0 for nothing typed.
std::optional<int> fuzzyScore(const QString& text, const QString& typed);

} // namespace throughline
