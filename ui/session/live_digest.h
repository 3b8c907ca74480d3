// SPDX-License-Identifier: GPL-3.0-or-later
// Digests of a run that grows: its events are folded a second time on a thread of the pool, so that the GUI thread
// copies single events only. A digest shares with the run there all cells but the one that goes on; made anew are the
// summaries of cells that changed and the charts that are looked at; all others when a cell has ended, and seldom in a
// long run.
#pragma once

#include <core/event.h>
#include <ui/session/run_digest.h>

#include <QObject>
#include <QTimer>

#include <memory>
#include <set>
#include <vector>

namespace throughline {

class LiveDigest : public QObject {
    Q_OBJECT
public:
    explicit LiveDigest(QObject* parent = nullptr);

    void clear(); // another run begins
    void take(const Event& event);
    /// Charts of these kinds are made anew each time, the others only when a cell has ended, and of a long run later.
    void setShown(std::set<ChartKind> kinds);
    /// `made` follows, once for all calls that come while it is being made.
    void ask();
    bool busy() const { return m_busy; }
    /// Null before the first.
    RunDigestPtr latest() const { return m_latest; }

signals:
    void made();
    void othersDue(); // charts that are not shown are behind, and can be asked for now

private:
    struct Shadow;
    void begin();

    std::shared_ptr<Shadow> m_shadow; // only touched by the task that is under way
    std::vector<Event> m_waiting;     // not handed to a task yet
    std::set<ChartKind> m_shown;
    bool m_newlyShown = false; // a chart that is looked at now may be behind
    bool m_behind = false;     // so may one that is not
    QTimer m_othersTimer;      // until they are due
    RunDigestPtr m_latest;
    bool m_busy = false;
    bool m_again = false;
};

} // namespace throughline
