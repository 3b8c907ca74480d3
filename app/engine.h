// SPDX-License-Identifier: GPL-3.0-or-later
// The engine for one run: waits for its turn on this machine, plans, lets the controller run, folds what happens.
#pragma once

#include <core/fold.h>
#include <core/run_result.h>
#include <host/controller.h>
#include <host/engine_lock.h>

#include <QObject>

#include <memory>

namespace throughline {

class Engine : public QObject {
    Q_OBJECT
public:
    Engine(Experiment experiment, ControllerOptions options, RunLibrary& library, QObject* parent = nullptr);
    ~Engine() override;

    /// `plan` as made now; it is made anew when another engine had to be waited for. Call once.
    void start(const Plan& plan);
    const RunResult& result() const { return m_fold.result(); }

public slots:
    void stopAfterCell();
    void cancel(); // also while waiting for another engine
    void goOn();   // after a rest

signals:
    void waiting(const QString& sentence);
    /// Folded into result() already.
    void event(const throughline::Event& event);
    /// Exactly once.
    void finished(throughline::RunState state);

private:
    void begin();
    void end(RunState state);

    Experiment m_experiment;
    ControllerOptions m_options;
    RunLibrary& m_library;
    Plan m_plan;
    bool m_waited = false;
    bool m_stopAsked = false;
    bool m_ended = false;
    EngineLock m_lock;
    std::unique_ptr<Controller> m_controller; // from its turn on
    Fold m_fold;
};

} // namespace throughline
