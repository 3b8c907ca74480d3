// SPDX-License-Identifier: GPL-3.0-or-later
// When one is due, and what ends it.
#include <host/rest.h>

#include <utility>

namespace throughline {

Rest::Rest(int mostMs, int everyMs, QObject* parent)
    : QObject(parent)
    , m_mostMs(mostMs)
    , m_everyMs(everyMs)
{
    m_patience.setSingleShot(true);
    m_patience.setTimerType(Qt::PreciseTimer);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_unanswered = true;
        end();
    });
}

void Rest::before(std::function<void()> then)
{
    const bool due = wanted() && !m_unanswered && (!m_since.isValid() || m_since.elapsed() >= m_everyMs);
    if (!due) {
        then();
        return;
    }
    m_then = std::move(then);
    m_patience.start(m_mostMs);
    emit begun();
}

void Rest::goOn()
{
    m_unanswered = false;
    if (m_then)
        end();
}

void Rest::drop()
{
    m_then = nullptr;
    m_patience.stop();
}

void Rest::end()
{
    m_patience.stop();
    m_since.start();
    if (const auto then = std::exchange(m_then, nullptr))
        then();
}

} // namespace throughline
