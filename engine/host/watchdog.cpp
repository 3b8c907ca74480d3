// SPDX-License-Identifier: GPL-3.0-or-later
// Counting how long each rank has stood still.
#include <host/watchdog.h>

#include <algorithm>

namespace throughline {

namespace {
constexpr int lookEveryMs = 100;
}

Watchdog::Watchdog(int ranks, Ranks how, QObject* parent)
    : QObject(parent)
    , m_ranks(std::size_t(ranks))
    , m_how(how)
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

/// The rank to blame, or -1.
int Watchdog::hanging() const
{
    int stillest = -1;
    for (std::size_t i = 0; i < m_ranks.size(); ++i) {
        const Rank& watched = m_ranks[i];
        if (!watched.owes)
            continue;
        if (watched.stillMs < watched.limitMs) {
            if (m_how == Ranks::Talking)
                return -1;
        } else if (stillest < 0 || watched.stillMs > m_ranks[std::size_t(stillest)].stillMs) {
            stillest = int(i);
        }
    }
    return stillest;
}

void Watchdog::look()
{
    // Looks are counted, not the clock: when the engine itself was stopped, its workers are not to blame.
    for (auto& watched : m_ranks)
        watched.stillMs += lookEveryMs;
    const int rank = hanging();
    if (rank < 0)
        return;
    const int ms = m_ranks[std::size_t(rank)].stillMs;
    releaseAll();
    emit stoodStill(rank, ms);
}

} // namespace throughline
