// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that reads standard input, so that the end of input is noticed in the middle of a pass, and that writes
// progress, so that the main thread never has to.
#pragma once

#include <worker/event_writer.h>
#include <worker/step_counter.h>

#include <core/command.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>

namespace throughline {

class CommandReader {
public:
    /// Starts the thread; it lives as long as the process.
    CommandReader(int descriptor, EventWriter& writer, const StepCounter& steps);
    /// The next command; waits. An unreadable line is an Error that quotes it.
    Result<Command> next();

private:
    void threadMain();
    bool readSome();
    void takeLine(std::string_view line);
    void writeProgress();

    int m_descriptor;
    EventWriter& m_writer;
    const StepCounter& m_steps;
    std::string m_partial; // of a line
    bool m_stopSeen = false;
    int64_t m_progressNs = 0;
    int64_t m_progressStep = -1;
    std::mutex m_mutex; // guards m_commands
    std::condition_variable m_arrived;
    std::deque<Result<Command>> m_commands;
};

} // namespace throughline
