// SPDX-License-Identifier: GPL-3.0-or-later
// How long the event loop of this thread stands still, for tests and benchmarks: about what a key press would have
// waited.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <ctime>
#include <utility>

namespace throughline::test {

/// Of the turns between ticks of a timer.
struct Turns {
    int ticks = 0;
    double longestWorkMs = 0; // of the thread's processor time: what others take of the cores is not its fault
    double longestMs = 0;     // by the clock, a tick's wait for its time included

    QString inWords() const
    {
        return QStringLiteral("%1 ticks, the longest turn %2 ms of work, %3 ms by the clock")
            .arg(ticks)
            .arg(longestWorkMs, 0, 'f', 1)
            .arg(longestMs, 0, 'f', 1);
    }
};

class TurnWatch {
public:
    TurnWatch()
    {
        m_clock.start();
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { turn(); });
        m_timer.start(tickMs);
    }
    /// Those since the last call; the one that is under way counts as far as it has come.
    Turns take()
    {
        turn();
        --m_turns.ticks;
        return std::exchange(m_turns, {});
    }
    int ticks() const { return m_turns.ticks; }

private:
    static constexpr int tickMs = 5;

    void turn()
    {
        const double now = workMs();
        m_turns.longestWorkMs = qMax(m_turns.longestWorkMs, now - m_last);
        m_turns.longestMs = qMax(m_turns.longestMs, double(m_clock.nsecsElapsed()) * 1e-6);
        m_last = now;
        m_clock.start();
        ++m_turns.ticks;
    }
    static double workMs()
    {
        timespec now{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) * 1e-6;
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_last = workMs();
    Turns m_turns;
};

} // namespace throughline::test
