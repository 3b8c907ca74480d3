// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the desktop that a run has ended, when it took long or nobody looks at the window; a click shows it.
#pragma once

#include <ui/notify/desktop_notifier.h>

#include <QElapsedTimer>

namespace throughline {

class EngineRun;

class RunNotice : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 longRunMs = 30'000;

    /// `window` is the one that is looked at.
    RunNotice(EngineRun& engine, QWidget& window, qint64 longFromMs = longRunMs);

signals:
    void clicked();

private:
    void tell();

    EngineRun& m_engine;
    QWidget& m_window;
    qint64 m_longFromMs;
    QElapsedTimer m_since; // the run's start
    bool m_own = false;    // not another process's that is shown here
    DesktopNotifier m_notifier;
};

} // namespace throughline
