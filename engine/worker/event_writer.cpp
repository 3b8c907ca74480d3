// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/event_writer.h>

#include <worker/clock.h>

#include <cerrno>
#include <unistd.h>

namespace throughline {

void EventWriter::setRank(int rank)
{
    const std::lock_guard lock(m_mutex);
    m_rank = rank;
}

void EventWriter::write(EventBody body, int cell)
{
    const std::lock_guard lock(m_mutex);
    Event event;
    event.tNs = nowNs();
    event.cell = cell;
    event.rank = m_rank;
    event.body = std::move(body);
    const std::string line = toLine(event);
    for (std::size_t done = 0; done < line.size();) {
        const ssize_t written = ::write(m_descriptor, line.data() + done, line.size() - done);
        if (written > 0)
            done += static_cast<std::size_t>(written);
        else if (errno != EINTR)
            _exit(1); // the engine is gone
    }
}

} // namespace throughline
