// SPDX-License-Identifier: GPL-3.0-or-later
// One cell on a loaded group: prepare, warm up, repeat until enough, each pass stored whole or not at all.
#pragma once

#include <host/cell_prompts.h>
#include <host/clock_watch.h>
#include <host/rank_group.h>
#include <host/repeats_policy.h>
#include <host/rest.h>
#include <host/run_recorder.h>

#include <QObject>

#include <optional>
#include <vector>

namespace throughline {

/// What the ranks of this cell are told before its passes.
CellCommands cellCommands(const PlannedCell& planned, const CellPrompts& prompts);

class CellRun : public QObject {
    Q_OBJECT
public:
    CellRun(
        const PlannedCell& planned, const CellPrompts& prompts, RankGroup& group, RunRecorder& recorder, Rest& rest);

    void start();
    /// What the group says while this cell has it.
    void take(const Event& event);
    void onAnswered(RankGroup::Step step);
    /// The cell ends before its time: what was logged during the unfinished pass is stored, the pass is not.
    void abandon();
    /// [prompt] generated ids of the first pass over all prompts.
    const std::vector<std::vector<int>>& tokens() const { return m_tokens; }
    std::string endedBy() const { return m_policy.endedBy(); }

signals:
    void measured(); // enough repeats are stored

private:
    void nextPass();
    void go(bool warmup);
    void savePass();
    std::vector<std::string> flagsOfPass() const;
    void keepTokens(const TokensEvent& tokens);

    PlannedCell m_planned;
    const CellPrompts& m_prompts;
    RankGroup& m_group;
    RunRecorder& m_recorder;
    Rest& m_rest;
    RepeatsPolicy m_policy;
    GoCommand m_go;
    bool m_passing = false;
    std::optional<ClockWatch> m_clocks;
    std::vector<Event> m_lines; // of the pass that runs
    std::optional<int> m_tokensPass;
    std::vector<std::vector<int>> m_tokens;
};

} // namespace throughline
