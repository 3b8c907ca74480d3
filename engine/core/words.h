// SPDX-License-Identifier: GPL-3.0-or-later
// Turns kinds and values into sentences, in the one place where they are written down. (The design wants words in app,
// plots and ui: three copies. One table here serves all three; core/sentence.h says how they are translated.)
#pragma once

#include <core/compare.h>
#include <core/findings.h>
#include <core/plan.h>

#include <string>

namespace throughline {

std::string sentence(const SkipReason& reason);
std::string sentence(const Note& note);
/// How a note's expectation was counted, formula named; empty where it holds none.
std::string formula(const Note& note);
std::string sentence(const Finding& finding);
/// "data-parallel": as files name it, or translated.
std::string inWords(Mode mode);
std::string inWords(CellState state);
std::string inWords(RunState state);
std::string inWords(Verdict verdict);
std::string inWords(ProtocolName name);
/// "the device was throttled" of "throttled" (CellSummary::invalid); what is unknown stays as it is.
std::string invalidityInWords(const std::string& reason);
/// Of CellComparison::why and CellSummary::energyUnavailable, which are English; what is unknown stays as it is.
std::string whyInWords(const std::string& why);
/// "process 4711 (1.2 GB)".
std::string inWords(const ForeignProcess& process);
/// "1.2 GB", "350 MB": SI units, three significant digits.
std::string bytesInWords(int64_t bytes);
/// "3 s", "1 min 31 s", "12.5 ms", "37 min".
std::string durationInWords(int64_t ns);
/// "1,234" / "12.3" / "0.512": three or more significant digits, thousands separated by commas, locale-free.
std::string numberInWords(double value);
/// "1 prompt", "1,000 prompts". Of the nouns in number_words.cpp: others have no translation.
std::string counted(int64_t count, const std::string& noun);

} // namespace throughline
