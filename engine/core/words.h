// SPDX-License-Identifier: GPL-3.0-or-later
// Turns kinds and values into English sentences, in the one place where they are written down. (The design wants words
// in app, plots and ui: three copies. One table here serves all three, and a translation replaces the table.)
#pragma once

#include <core/findings.h>
#include <core/plan.h>

#include <string>

namespace throughline {

std::string sentence(const SkipReason& reason);
std::string sentence(const Note& note);
std::string sentence(const Finding& finding);
/// "process 4711 (1.2 GB)".
std::string inWords(const ForeignProcess& process);
/// "1.2 GB", "350 MB": SI units, three significant digits.
std::string bytesInWords(int64_t bytes);
/// "3 s", "1 min 31 s", "12.5 ms", "37 min".
std::string durationInWords(int64_t ns);
/// "1,234" / "12.3" / "0.512": three or more significant digits, thousands separated by commas, locale-free.
std::string numberInWords(double value);
/// "1 prompt", "1,000 prompts".
std::string counted(int64_t count, const std::string& noun);

} // namespace throughline
