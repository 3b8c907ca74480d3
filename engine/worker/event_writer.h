// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's end of the event stream: whole lines, from any thread, never two at once.
#pragma once

#include <core/event.h>

#include <mutex>
#include <string>

namespace throughline {

class EventWriter {
public:
    explicit EventWriter(int descriptor)
        : m_descriptor(descriptor)
    { }
    /// Stamps the time. Leaves the process when nobody reads any more.
    void write(EventBody body, int cell = -1);
    /// For a text of a person's or a library's: to be read by a person.
    void log(const std::string& level, const std::string& text) { write(LogEvent{level, text, 1}); }
    void setRank(int rank);

private:
    int m_descriptor;
    std::mutex m_mutex; // guards the descriptor and m_rank
    std::optional<int> m_rank;
};

} // namespace throughline
