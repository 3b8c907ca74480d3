// SPDX-License-Identifier: GPL-3.0-or-later
// A pipe that polls as writable takes PIPE_BUF bytes at once, so blocking mode (which others may share) can stay.
#include <app/event_output.h>

#include <QElapsedTimer>
#include <QSocketNotifier>

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <climits>

namespace throughline {

namespace {

constexpr std::size_t largestBacklog = 64 << 20;

bool writableWithin(int milliseconds)
{
    pollfd out{STDOUT_FILENO, POLLOUT, 0};
    return poll(&out, 1, milliseconds) == 1;
}

} // namespace

EventOutput::EventOutput(QObject* parent)
    : QObject(parent)
    , m_writable(new QSocketNotifier(STDOUT_FILENO, QSocketNotifier::Write, this))
{
    m_writable->setEnabled(false);
    connect(m_writable, &QSocketNotifier::activated, this, &EventOutput::push);
}

void EventOutput::write(const std::string& line)
{
    if (m_deaf)
        return;
    m_deaf = m_waiting.size() + line.size() > largestBacklog;
    if (!m_deaf)
        m_waiting += line;
    push();
}

void EventOutput::push()
{
    std::size_t sent = 0;
    while (sent < m_waiting.size() && writableWithin(0)) {
        const auto written =
            ::write(STDOUT_FILENO, m_waiting.data() + sent, std::min<std::size_t>(m_waiting.size() - sent, PIPE_BUF));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            m_deaf = true;
            m_waiting.clear();
            break;
        }
        sent += static_cast<std::size_t>(written);
    }
    m_waiting.erase(0, sent);
    m_writable->setEnabled(!m_waiting.empty());
}

void EventOutput::finish(int timeoutMs)
{
    QElapsedTimer since;
    since.start();
    while (!m_waiting.empty() && since.elapsed() < timeoutMs) {
        if (writableWithin(static_cast<int>(timeoutMs - since.elapsed())))
            push();
    }
    m_writable->setEnabled(false);
}

} // namespace throughline
