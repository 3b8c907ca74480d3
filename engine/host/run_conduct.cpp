// SPDX-License-Identifier: GPL-3.0-or-later
// From cell to cell.
#include <host/run_conduct.h>

#include <host/event_now.h>
#include <host/run_id.h>

#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {
constexpr int lastWaitMs = 1500;
}

RunConduct::RunConduct(ControllerOptions options, RunLibrary& library)
    : m_options(std::move(options))
    , m_recorder(library)
    , m_rest(m_options.restMs)
{
    m_lastWait.setSingleShot(true);
    connect(&m_lastWait, &QTimer::timeout, this, &RunConduct::end);
    connect(&m_rest, &Rest::begun, this, [this] {
        ProgressEvent rests;
        rests.phase = "rest";
        m_recorder.pass(eventNow(rests, m_cell, 0));
    });
    // Queued: the recorder is in the middle of telling when it fails.
    connect(&m_recorder, &RunRecorder::failed, this, &RunConduct::cancel, Qt::QueuedConnection);
}

void RunConduct::start(const Experiment& experiment, const Plan& plan, const Environment& environment)
{
    m_started = {newRunId(), utcNow(), experiment, environment};
    m_plan = plan;
    m_queue = CellQueue(plan);
    QMetaObject::invokeMethod(this, &RunConduct::begin, Qt::QueuedConnection);
}

void RunConduct::begin()
{
    m_recorder.begin(eventNow(m_started));
    std::vector<Event> events{eventNow(PlanEvent{m_plan, modelsOf(m_plan)})};
    for (const auto& planned : m_plan.cells)
        if (planned.skipped)
            events.push_back(
                eventNow(CellEndedEvent{CellState::Skipped, sentence(*planned.skipped), {}, -1, false}, planned.index));
    m_recorder.record(std::move(events));
    advance();
}

std::vector<ModelFacts> RunConduct::modelsOf(const Plan& plan)
{
    std::vector<ModelFacts> models;
    for (const auto& planned : plan.cells) {
        const auto known = std::any_of(
            models.begin(), models.end(), [&](const ModelFacts& facts) { return facts.name == planned.cell.model; });
        if (known)
            continue;
        if (const auto facts = m_promptMaker.facts(planned.cell.model)) // one that can't be read fails its cells later
            models.push_back(*facts);
    }
    return models;
}

void RunConduct::advanceSoon() { QMetaObject::invokeMethod(this, &RunConduct::advance, Qt::QueuedConnection); }

void RunConduct::advance()
{
    if (m_over || m_cell >= 0 || m_groupState == GroupState::Ending)
        return; // what is under way comes back here
    if (m_stop != Stop::No && !m_queue.left().empty()) {
        m_cutShort = true;
        skip(m_queue.left(), {SkipKind::StoppedByUser, {}});
    }
    const auto next = m_queue.next();
    if (!next)
        return finishUp();
    if (m_groupState == GroupState::Alive && loadGroupKey(m_queue.planned(*next).cell) != m_groupKey)
        return stopGroup();
    beginCell(*next);
}

void RunConduct::finishUp() { m_groupState == GroupState::Alive ? stopGroup() : end(); }

void RunConduct::end()
{
    if (m_over)
        return;
    m_over = true;
    m_lastWait.stop();
    RunState state = m_cutShort ? RunState::Cancelled : RunState::Done;
    if (m_recorder.broken())
        state = RunState::Interrupted;
    m_recorder.record(eventNow(RunEndedEvent{state}));
    emit finished(state);
}

void RunConduct::stopAfterCell()
{
    if (m_stop == Stop::No)
        m_stop = Stop::AfterCell;
}

void RunConduct::goOn() { QMetaObject::invokeMethod(&m_rest, &Rest::goOn, Qt::QueuedConnection); }

void RunConduct::cancel()
{
    m_stop = Stop::Now;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_over || m_started.runId.empty())
                return;
            m_cutShort = m_cutShort || m_cell >= 0;
            if (m_groupState != GroupState::None) {
                m_group->kill();
                m_groupState = GroupState::Ending;
                m_lastWait.start(lastWaitMs);
            }
            if (m_cell >= 0)
                endCell({m_recorder.broken() ? CellState::Failed : CellState::Cancelled,
                    m_recorder.broken() ? m_recorder.problem().toStdString() : "cancelled", {}, -1, false});
            advanceSoon();
        },
        Qt::QueuedConnection);
}

void RunConduct::beginCell(int index)
{
    m_cell = index;
    m_queue.remove(index);
    const PlannedCell& planned = m_queue.planned(index);
    m_usedBatch = planned.cell.batchSize;
    auto prompts = m_promptMaker.make(planned);
    if (!prompts) {
        m_recorder.record(eventNow(CellStartedEvent{}, index));
        endCell({CellState::Failed, sentence(prompts.error()), {}, -1, false});
        return advanceSoon();
    }
    m_prompts = std::move(*prompts);
    m_recorder.record(eventNow(cellStarted(m_prompts), index));
    m_groupState == GroupState::Alive ? runCell() : startGroup();
}

void RunConduct::runCell()
{
    m_asked = RankGroup::Step::Prepare;
    PlannedCell planned = m_queue.planned(m_cell);
    planned.cell.batchSize = m_usedBatch;
    m_run = std::make_unique<CellRun>(planned, m_prompts, *m_group, m_recorder, m_rest);
    connect(m_run.get(), &CellRun::measured, this, &RunConduct::completeCell);
    m_run->start();
}

void RunConduct::completeCell()
{
    std::vector<Event> texts;
    for (auto& event : m_promptMaker.texts(m_prompts, m_run->tokens()))
        texts.push_back(eventNow(std::move(event), m_cell));
    if (!texts.empty())
        m_recorder.record(std::move(texts));
    endCell({CellState::Done, {}, m_run->endedBy(), -1, false});
    advanceSoon();
}

void RunConduct::endCell(const CellEndedEvent& ended)
{
    const int index = std::exchange(m_cell, -1);
    dropRun();
    m_shown.clear();
    m_recorder.record(eventNow(ended, index));
    if (!ended.outOfMemory)
        return;
    const std::string batch = std::to_string(m_queue.planned(index).cell.batchSize);
    skip(m_queue.leftWithMoreRows(index), {SkipKind::AfterOutOfMemory, {batch}});
}

void RunConduct::dropRun()
{
    if (!m_run)
        return;
    m_rest.drop();
    m_run->abandon(); // of a cell that is done nothing is left to abandon
    m_run.release()->deleteLater();
}

void RunConduct::skip(const std::vector<int>& cells, const SkipReason& reason)
{
    std::vector<Event> events;
    for (const int cell : cells) {
        m_queue.remove(cell);
        events.push_back(eventNow(CellEndedEvent{CellState::Skipped, sentence(reason), {}, -1, false}, cell));
    }
    if (!events.empty())
        m_recorder.record(std::move(events));
}

} // namespace throughline
