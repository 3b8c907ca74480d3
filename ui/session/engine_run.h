// SPDX-License-Identifier: GPL-3.0-or-later
// The run that this window started: engine client, fold and queue. Pages subscribe to it; it knows no page.
#pragma once

#include <core/fold.h>
#include <host/engine_client.h>

#include <QObject>

#include <deque>
#include <optional>

namespace throughline {

class EngineRun : public QObject {
    Q_OBJECT
public:
    explicit EngineRun(QString program, QObject* parent = nullptr);

    bool running() const { return m_running; }
    /// Of the run that is going on, or the last one.
    const std::optional<Experiment>& experiment() const { return m_experiment; }
    const RunResult& result() const { return m_fold.result(); }
    const QString& failure() const
    {
        return m_failure;
    } // why the engine ended before the run did; empty when it did not
    const std::deque<Experiment>& queue() const { return m_queue; }
    /// Between go and the end of a repeat.
    bool measuring() const { return m_measuring; }
    /// Whether a core is left over for painting while this run measures on the CPU.
    bool spareCore() const;
    bool stopAsked() const { return m_stopAsked; }

    /// Starts, or queues while another runs.
    void run(const Experiment& experiment);

public slots:
    void stopAfterCell(); // asked a second time: now
    void stopNow();
    /// The next event of the run's stream; the engine client's signal arrives here, and a test's own events.
    void apply(const throughline::Event& event);

signals:
    void started();
    void applied(const throughline::Event& event); // result() has it already
    void measuringChanged(bool measuring);
    void stopRequested();
    void waiting(const QString& sentence);
    void ended();
    void queueChanged();

private:
    void begin(const Experiment& experiment);
    void finish(int exitCode, const QString& sentence);
    void setMeasuring(bool measuring);

    EngineClient m_client;
    std::optional<Experiment> m_experiment;
    Fold m_fold;
    std::deque<Experiment> m_queue;
    QString m_failure;
    bool m_running = false;
    bool m_measuring = false;
    bool m_stopAsked = false;
};

} // namespace throughline
