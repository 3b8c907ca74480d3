// SPDX-License-Identifier: GPL-3.0-or-later
// Notices a rank whose step counter stands still while it owes an answer. A heartbeat would hide a hung main thread:
// only a counter that grows counts.
#pragma once

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <vector>

namespace throughline {

class Watchdog : public QObject {
    Q_OBJECT
public:
    /// Independent ranks are judged each by itself. Ranks that talk wait for each other: they hang only when all of
    /// them stand still that owe an answer, and the one that stood still first is to blame.
    enum class Ranks { Independent, Talking };
    Watchdog(int ranks, Ranks how, QObject* parent = nullptr);

    /// From now on the rank must make a step within every `limitMs`.
    void await(int rank, int limitMs);
    /// The rank's step counter as it says; less or equal to the last one changes nothing.
    void step(int rank, int64_t counter);
    /// It owes nothing any more.
    void release(int rank);
    void releaseAll();

signals:
    /// The rank that has stood still longest; once, then everything is released.
    void stoodStill(int rank, int ms);

private:
    void look();
    int hanging() const;

    struct Rank {
        bool owes = false;
        int limitMs = 0;
        int stillMs = 0;
        int64_t counter = -1;
    };
    std::vector<Rank> m_ranks;
    Ranks m_how;
    QTimer m_timer;
};

} // namespace throughline
