// SPDX-License-Identifier: GPL-3.0-or-later
// The moment between two passes in which a window may paint: without a spare core, whatever it drew later would be
// drawn at the measurement's cost. At most one a second as a rule, and never longer than it is told.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace throughline {

class Rest : public QObject {
    Q_OBJECT
public:
    /// Each ends after `mostMs` at the latest, 0: there is none; the next is due `everyMs` later.
    explicit Rest(int mostMs, int everyMs = 1000, QObject* parent = nullptr);

    bool wanted() const { return m_mostMs > 0; }
    /// Calls `then` at once, or after a rest where one is due.
    void before(std::function<void()> then);
    /// The window has painted.
    void goOn();
    /// What waited does not follow: its cell is gone.
    void drop();

signals:
    void begun();

private:
    void end();

    int m_mostMs;
    int m_everyMs;
    bool m_unanswered = false; // a stalled window gets no more of them until it speaks
    QElapsedTimer m_since;     // the latest one's end
    QTimer m_patience;
    std::function<void()> m_then;
};

} // namespace throughline
