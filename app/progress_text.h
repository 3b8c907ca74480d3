// SPDX-License-Identifier: GPL-3.0-or-later
// A run's progress on standard error: a bar that is redrawn on a terminal, plain lines elsewhere. At most one line a
// second while a repeat is timed.
#pragma once

#include <core/time_left.h>

#include <cstdio>
#include <string>

namespace throughline {

class ProgressText {
public:
    ProgressText(std::FILE* stream, bool terminal);
    ~ProgressText();

    /// `run` has the event folded in already.
    void apply(const Event& event, const RunResult& run);
    /// A line of its own (waiting for another engine, …).
    void line(const std::string& text);
    /// Takes the bar away.
    void clear();

private:
    void cellEnded(const RunResult& run, int cell);
    void show(const RunResult& run, int cell, int64_t nowNs);

    std::FILE* m_stream;
    bool m_terminal;
    bool m_barShown = false;
    int64_t m_lastShownNs = 0;
    TimeLeft m_timeLeft;
};

/// "data-parallel … · repeat 2 · batch 3 of 5": where a cell is.
std::string position(const RunResult& run, int cell);
/// "2.31 s, 218 tokens/s, 3 repeats" or the state with its reason: how a cell ended.
std::string outcome(const RunResult& run, const CellResult& cell);

} // namespace throughline
