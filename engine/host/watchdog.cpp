// SPDX-License-Identifier: GPL-3.0-or-later
// Counting how long each rank has stood still.
#include <host/watchdog.h>

#include <algorithm>

namespace throughline {

namespace {
constexpr int lookEveryMs = 100;
}

Watchdog::Watchdog(int ranks, QObject* parent)
    : QObject(parent)
    , m_ranks(std::size_t(ranks))
{
    m_timer.setInterval(lookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &Watchdog::look);
}

void Watchdog::await(int rank, int limitMs)
{
    auto& watched = m_ranks[std::size_t(rank)];
    watched.owes = true;
    watched.limitMs = limitMs;
    watched.stillMs = 0;
    if (!m_timer.isActive())
        m_timer.start();
}

void Watchdog::step(int rank, int64_t counter)
{
    auto& watched = m_ranks[std::size_t(rank)];
    if (counter <= watched.counter)
        return;
    watched.counter = counter;
    watched.stillMs = 0;
}

void Watchdog::release(int rank)
{
    m_ranks[std::size_t(rank)].owes = false;
    if (std::none_of(m_ranks.begin(), m_ranks.end(), [](const Rank& watched) { return watched.owes; }))
        m_timer.stop();
}

void Watchdog::releaseAll()
{
    for (auto& watched : m_ranks)
        watched.owes = false;
    m_timer.stop();
}

void Watchdog::look()
{
    int stillest = -1;
    for (std::size_t rank = 0; rank < m_ranks.size(); ++rank) {
        auto& watched = m_ranks[rank];
        if (!watched.owes)
            continue;
        // Looks are counted, not the clock: when the engine itself was stopped, its workers are not to blame.
        watched.stillMs += lookEveryMs;
        if (watched.stillMs >= watched.limitMs
            && (stillest < 0 || watched.stillMs > m_ranks[std::size_t(stillest)].stillMs))
            stillest = int(rank);
    }
    if (stillest < 0)
        return;
    const int ms = m_ranks[std::size_t(stillest)].stillMs;
    releaseAll();
    emit stoodStill(stillest, ms);
}

} // namespace throughline
