// SPDX-License-Identifier: GPL-3.0-or-later
// Names of modes, states and reasons as people read them; files have those of names.h.
#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace throughline {

std::string inWords(Mode mode)
{
    static constexpr std::array<const char*, 4> words{Sentence::mark("sequential"), Sentence::mark("data-parallel"),
        Sentence::mark("pipeline"), Sentence::mark("tensor-parallel")};
    return Sentence::tr(words.at(static_cast<std::size_t>(mode)));
}

std::string inWords(CellState state)
{
    static constexpr std::array<const char*, 6> words{Sentence::mark("planned"), Sentence::mark("running"),
        Sentence::mark("done"), Sentence::mark("failed"), Sentence::mark("cancelled"), Sentence::mark("skipped")};
    return Sentence::tr(words.at(static_cast<std::size_t>(state)));
}

std::string inWords(RunState state)
{
    static constexpr std::array<const char*, 4> words{
        Sentence::mark("running"), Sentence::mark("done"), Sentence::mark("cancelled"), Sentence::mark("interrupted")};
    return Sentence::tr(words.at(static_cast<std::size_t>(state)));
}

std::string inWords(Verdict verdict)
{
    static constexpr std::array<const char*, 5> words{Sentence::mark("faster"), Sentence::mark("slower"),
        Sentence::mark("same"), Sentence::mark("undecided"), Sentence::mark("not comparable")};
    return Sentence::tr(words.at(static_cast<std::size_t>(verdict)));
}

std::string inWords(ProtocolName name)
{
    static constexpr std::array<const char*, 3> words{
        Sentence::mark("quick"), Sentence::mark("standard"), Sentence::mark("careful")};
    return Sentence::tr(words.at(static_cast<std::size_t>(name)));
}

std::string invalidityInWords(const std::string& reason)
{
    static constexpr std::array<std::pair<std::string_view, const char*>, 9> table{
        {{"debug-build", Sentence::mark("a debug build measured")},
            {"few-repeats", Sentence::mark("fewer than 5 repeats")},
            {"interval-too-wide", Sentence::mark("the interval is wider than asked")},
            {"outputs-differ", Sentence::mark("outputs differ from the baseline's")},
            {"nan", Sentence::mark("outputs that are not numbers")},
            {"throttled", Sentence::mark("the device was throttled")},
            {"foreign-process", Sentence::mark("another process was on the device")},
            {"clock-jump", Sentence::mark("the clock jumped")}, {"suspended", Sentence::mark("the machine slept")}}};
    for (const auto& [kind, words] : table)
        if (kind == reason)
            return Sentence::tr(words);
    return reason;
}

std::string whyInWords(const std::string& why)
{
    static constexpr std::array reasons{Sentence::mark("different models"), Sentence::mark("not measured"),
        Sentence::mark("different prompts"), Sentence::mark("outputs differ"), Sentence::mark("fewer than 5 repeats"),
        Sentence::mark("interval contains 1"), Sentence::mark("interval reaches into the margin"),
        Sentence::mark("not significant among so many cells"), Sentence::mark("no match"),
        Sentence::mark("no cell has the same model, precision and mode"),
        Sentence::mark("the device's energy counter did not move"),
        Sentence::mark("only NVIDIA GPUs tell this program what energy they take"), Sentence::mark("different %1"),
        Sentence::mark(
            "a pass of %1 is too short for the device's energy counter; 500 ms are enough, with more prompts "
            "or tokens")};
    for (const char* const english : reasons) {
        const std::string_view reason(english);
        const std::size_t value = std::min(reason.find("%1"), reason.size());
        const std::string_view before = reason.substr(0, value);
        const std::string_view behind = value < reason.size() ? reason.substr(value + 2) : std::string_view();
        const std::size_t fixed = before.size() + behind.size();
        if (fixed == reason.size() ? why != reason
                                   : why.size() < fixed || !why.starts_with(before) || !why.ends_with(behind))
            continue;
        return Sentence::tr(english, {why.substr(before.size(), why.size() - fixed)});
    }
    return why;
}

} // namespace throughline
