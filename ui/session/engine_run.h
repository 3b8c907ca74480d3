// SPDX-License-Identifier: GPL-3.0-or-later
// The run that is shown live: this window's own, or one that another process measures. Pages subscribe to it; it knows
// no page.
#pragma once

#include <core/fold.h>
#include <core/time_left.h>
#include <host/engine_client.h>
#include <ui/session/run_progress.h>
#include <ui/session/run_queue.h>

#include <QElapsedTimer>
#include <QObject>

#include <optional>

namespace throughline {

class EngineRun : public QObject {
    Q_OBJECT
public:
    explicit EngineRun(QString program, QObject* parent = nullptr);

    /// Also while another process measures.
    bool running() const { return m_running; }
    /// Started by this window: it ends with it.
    bool own() const { return m_own; }
    /// Of another process, also when it has ended.
    bool ofOther() const { return !m_otherId.isEmpty(); }
    /// Of the run that is going on, or the last one.
    const std::optional<Experiment>& experiment() const { return m_experiment; }
    const RunResult& result() const { return m_fold.result(); }
    /// Why the engine ended before the run did; empty when it did not.
    const QString& failure() const { return m_failure; }
    /// For whom this run waits, in one sentence; empty when it does not.
    const QString& waitingFor() const { return m_waitingFor; }
    RunProgress progress() const; // now
    RunQueue& queue() { return m_queue; }
    const RunQueue& queue() const { return m_queue; }
    /// Between go and the end of a repeat of this window's own run: what another process stores does not say it.
    bool measuring() const { return m_measuring; }
    /// Whether a core is left over for painting while this run measures.
    bool spareCore() const;
    bool stopAsked() const { return m_stopAsked; }
    bool stopNowAsked() const { return m_stopNowAsked; }

    /// Starts, or queues while one runs.
    void run(const Experiment& experiment);
    /// Of another process: its events follow by apply(), its end by endOther().
    void beginOther(const QString& runId);
    /// Where it stands within its pass, a second ago or so. It says nothing of whether a repeat is timed just now.
    void showOther(const Event& progress);
    void endOther(const QString& sentence);
    /// It could not be asked to stop: why. It goes on, and can be asked again.
    void stopRefused(const QString& sentence);

public slots:
    void stopAfterCell(); // asked a second time: now
    void stopNow();
    void startNext(); // of a queue that was held
    /// Between two passes, after painting() has painted.
    void goOn();
    /// The next event of the run's stream; the engine client's signal arrives here, and a test's own events.
    void apply(const throughline::Event& event);

signals:
    void started();
    void applied(const throughline::Event& event); // result() has it already
    void otherProgressed();                        // so has it where another process stands within its pass
    void measuringChanged(bool measuring);
    void restBegan(); // now one may paint; answered by goOn()
    void stopRequested();
    void stopOtherWanted(const QString& runId, bool now);
    void couldNotStop(const QString& sentence); // the run of another process
    void waiting(const QString& sentence);
    void ended();

private:
    void begin(const Experiment& experiment);
    void reset();
    void finish(int exitCode, const QString& sentence);
    void end(const QString& sentence);
    void closeStream(const QString& why);
    void setMeasuring(bool measuring);
    bool warmingUp(int cell) const;

    EngineClient m_client;
    std::optional<Experiment> m_experiment;
    Fold m_fold;
    TimeLeft m_timeLeft;
    RunQueue m_queue;
    QElapsedTimer m_sinceEvent;
    QString m_failure;
    QString m_waitingFor;
    QString m_otherId;
    bool m_running = false;
    bool m_own = false;
    bool m_measuring = false;
    bool m_stopAsked = false;
    bool m_stopNowAsked = false;
};

} // namespace throughline
