// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a plan: starts rank groups, sends commands, numbers and stores events, ends every cell with exactly one result.
#pragma once

#include <core/event.h>
#include <core/plan.h>

#include <QObject>

#include <memory>
#include <string>
#include <vector>

namespace throughline {

class RunLibrary;

struct ControllerOptions {
    QString
        workerProgram; // empty: throughline-worker beside this executable ($THROUGHLINE_WORKER overrides, for tests)
    QString cudaWorkerProgram;   // the same for throughline-worker-cuda and $THROUGHLINE_WORKER_CUDA
    int watchdogMs = 10'000;     // a group whose step counter stands still so long is killed
    int loadWatchdogMs = 60'000; // the same while no worker has said anything yet (process start, libtorch's own start)
    bool measureCeilings = true; // read bandwidth and matrix rates, once per run and device
    int restMs = 0;              // most that is waited for goOn() between passes, once a second; 0: never
    std::vector<int64_t> stageDelayNs; // tests: per rank, handed to LoadCommand::delayNs
};

class Controller : public QObject {
    Q_OBJECT
public:
    Controller(ControllerOptions options, RunLibrary& library, QObject* parent = nullptr);
    ~Controller() override;

    /// Returns at once; the run goes on in the event loop. Call once.
    void start(const Experiment& experiment, const Plan& plan, const Environment& environment);
    const std::string& runId() const;

public slots:
    /// The running cell ends normally; the rest is skipped (StoppedByUser).
    void stopAfterCell();
    /// Everything is killed; the running cell is CANCELLED. Works in every phase; done in 2 s.
    void cancel();
    /// The window has painted: ends the rest that a ProgressEvent of phase "rest" told of.
    void goOn();

signals:
    /// Every event of the run, numbered, in order; a RepeatSavedEvent only once it is durable. ProgressEvents, which
    /// are not stored, come in between with seq 0; with rests, also one of phase "pass" at each go.
    void event(const throughline::Event& event);
    /// Exactly once.
    void finished(throughline::RunState state);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace throughline

Q_DECLARE_METATYPE(throughline::Event)
