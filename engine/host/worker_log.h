// SPDX-License-Identifier: GPL-3.0-or-later
// A worker's standard error as log events: level by prefix, equal lines collapsed, bounded whatever is written.
#pragma once

#include <core/event.h>
#include <host/line_reader.h>

#include <functional>

namespace throughline {

class WorkerLog {
public:
    using Sink = std::function<void(const LogEvent&)>;
    static constexpr std::size_t longestLineBytes = 4096;
    static constexpr int mostEvents = 1000; // of one worker; what comes after is counted only

    explicit WorkerLog(Sink sink);

    void feed(std::string_view bytes);
    /// Hands on the line that is being counted: call it when nothing came for a while.
    void flush();
    /// The stream has ended: hands on what is left and says how many lines were dropped.
    void end();
    bool counting() const { return m_current.count > 0; }

private:
    void takeLine(std::string_view line);

    Sink m_sink;
    LineReader m_lines{longestLineBytes};
    LogEvent m_current{.level = {}, .text = {}, .count = 0};
    int m_events = 0;
    int64_t m_dropped = 0;
    bool m_skipping = false; // inside a line that was too long
};

} // namespace throughline
