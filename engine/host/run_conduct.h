// SPDX-License-Identifier: GPL-3.0-or-later
// How a run goes: from cell to cell, from group to group, to its end. What Controller is made of; nobody else uses it.
#pragma once

#include <host/cell_prompts.h>
#include <host/cell_queue.h>
#include <host/cell_run.h>
#include <host/controller.h>
#include <host/rank_group.h>
#include <host/rest.h>
#include <host/run_recorder.h>

#include <QElapsedTimer>
#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <map>
#include <memory>
#include <set>
#include <string>

namespace throughline {

class RunConduct : public QObject {
    Q_OBJECT
public:
    RunConduct(ControllerOptions options, RunLibrary& library);

    /// What is called from outside is done from the event loop: a listener may call it while being told something.
    void start(const Experiment& experiment, const Plan& plan, const Environment& environment);
    void stopAfterCell();
    void cancel();
    void goOn();
    const std::string& runId() const { return m_started.runId; }
    const RunRecorder& recorder() const { return m_recorder; }

signals:
    void finished(throughline::RunState state);

private:
    enum class Stop { No, AfterCell, Now };
    enum class GroupState { None, Alive, Ending };

    void begin();
    std::vector<ModelFacts> modelsOf(const Plan& plan);
    void advance();
    void advanceSoon();
    void finishUp();
    void end();

    void beginCell(int index);
    void endCell(const CellEndedEvent& ended);
    void skip(const std::vector<int>& cells, const SkipReason& reason);
    void completeCell();

    void startGroup();
    void stopGroup();
    void onGroupEvent(Event event);
    void onAnswered(RankGroup::Step step);
    bool measuresCeilings();
    void onFailed(const GroupFailure& failure);
    void onGroupEnded();
    bool mayHalve(const GroupFailure& failure) const;
    void halveBatch(const std::string& reason);
    void dropRun();
    void runCell();
    void passProgress(const Event& event);

    ControllerOptions m_options;
    RunRecorder m_recorder;
    PromptMaker m_promptMaker;
    RunStartedEvent m_started;
    Plan m_plan;
    CellQueue m_queue;
    Stop m_stop = Stop::No;
    bool m_cutShort = false; // cells were left out because somebody stopped the run
    bool m_over = false;
    QTimer m_lastWait; // for processes that will not go, after a cancel

    GroupState m_groupState = GroupState::None;
    std::unique_ptr<RankGroup> m_group;
    std::unique_ptr<QTemporaryDir> m_meetingPlace; // 0700
    std::string m_groupKey;
    RankGroup::Step m_asked = RankGroup::Step::Load;
    std::set<std::string> m_ceilingsTried; // UUIDs; the CPU's is empty

    int m_cell = -1;     // the one that runs
    int m_usedBatch = 0; // of the cell: as planned, or halved for memory
    CellPrompts m_prompts;
    Rest m_rest;
    std::unique_ptr<CellRun> m_run;
    struct Shown {
        QElapsedTimer since;
        std::string phase;
    };
    std::map<int, Shown> m_shown; // [rank] latest progress that was passed on
};

} // namespace throughline
