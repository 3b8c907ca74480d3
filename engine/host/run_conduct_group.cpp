// SPDX-License-Identifier: GPL-3.0-or-later
// A run's group of ranks: when it is started and stopped, and what its answers and failures mean for the run.
#include <host/run_conduct.h>

#include <host/device_inventory.h>
#include <host/event_now.h>
#include <host/rank_layout.h>
#include <host/worker_program.h>

#include <algorithm>

namespace throughline {

namespace {
constexpr int shownEveryMs = 100; // progress, per rank
}

void RunConduct::startGroup()
{
    const PlannedCell& planned = m_queue.planned(m_cell);
    m_meetingPlace = planned.gpuOfRank.empty() && ranksTalk(planned.cell) ? std::make_unique<QTemporaryDir>()
                                                                          : nullptr; // made with mode 0700
    const std::string place = m_meetingPlace ? m_meetingPlace->path().toStdString() : std::string();
    GroupSetup setup{.launches = workerLaunches(planned, workerProgram(m_options.workerProgram),
                         cudaWorkerProgram(m_options.cudaWorkerProgram)),
        .loads = loadCommands(planned, m_prompts.facts, cpuDevice(), place, m_options.stageDelayNs),
        .ranksTalk = ranksTalk(planned.cell),
        .watchdogMs = m_options.watchdogMs,
        .startWatchdogMs = m_options.loadWatchdogMs};
    m_group = std::make_unique<RankGroup>(std::move(setup));
    m_groupKey = loadGroupKey(planned.cell);
    m_groupState = GroupState::Alive;
    m_asked = RankGroup::Step::Load;
    connect(m_group.get(), &RankGroup::event, this, &RunConduct::onGroupEvent);
    connect(m_group.get(), &RankGroup::answered, this, &RunConduct::onAnswered);
    connect(m_group.get(), &RankGroup::failed, this, &RunConduct::onFailed);
    connect(m_group.get(), &RankGroup::ended, this, &RunConduct::onGroupEnded);
    m_group->loadAll();
}

void RunConduct::stopGroup()
{
    m_groupState = GroupState::Ending;
    m_group->stop();
}

void RunConduct::onGroupEvent(Event event)
{
    const bool ofRun = std::holds_alternative<CeilingsEvent>(event.body);
    event.cell = ofRun ? -1 : m_cell;
    if (std::holds_alternative<ProgressEvent>(event.body))
        passProgress(event);
    else if (m_run)
        m_run->take(event);
    else
        m_recorder.record(std::move(event));
}

void RunConduct::passProgress(const Event& event)
{
    Shown& shown = m_shown[*event.rank];
    const std::string& phase = std::get<ProgressEvent>(event.body).phase;
    if (shown.since.isValid() && shown.phase == phase && !shown.since.hasExpired(shownEveryMs))
        return;
    shown.since.start();
    shown.phase = phase;
    m_recorder.pass(event);
}

void RunConduct::onAnswered(RankGroup::Step step)
{
    if (m_run)
        return m_run->onAnswered(step);
    if (step == RankGroup::Step::Load && measuresCeilings()) {
        m_asked = RankGroup::Step::Measure;
        m_group->measure();
    } else {
        runCell();
    }
}

/// The ceilings belong to the whole device: a rank that has all of it measures them, once.
bool RunConduct::measuresCeilings()
{
    const auto& gpus = m_queue.planned(m_cell).gpuOfRank;
    const std::string device = gpus.empty() ? std::string() : gpus.front();
    const bool alone = m_group->ranks() == 1 || std::count(gpus.begin(), gpus.end(), device) == 1;
    return m_options.measureCeilings && alone && m_ceilingsTried.insert(device).second;
}

void RunConduct::onFailed(const GroupFailure& failure)
{
    m_groupState = GroupState::Ending;
    if (m_asked == RankGroup::Step::Measure) {
        // No cell's fault: it is begun again with a fresh group, and the run has no ceilings.
        m_recorder.record(eventNow(LogEvent{"warning", "the ceilings could not be measured: " + failure.reason, 1}));
        return;
    }
    if (m_cell < 0) { // between two cells: the next one gets a fresh group
        m_recorder.record(eventNow(LogEvent{"warning", failure.reason, 1}));
        return;
    }
    if (mayHalve(failure))
        return halveBatch(failure.reason);
    const int failed = m_cell;
    const bool inLoad = !m_run;
    endCell({CellState::Failed, failure.reason, {}, failure.rank, failure.outOfMemory});
    if (!inLoad || !failure.said)
        return;
    for (const int cell : m_queue.leftOfGroup(failed)) { // they would be loaded like it, and fail like it
        m_queue.remove(cell);
        m_recorder.record(
            eventNow(CellEndedEvent{CellState::Failed, failure.reason, {}, failure.rank, failure.outOfMemory}, cell));
    }
}

bool RunConduct::mayHalve(const GroupFailure& failure) const
{
    const Settings& settings = m_queue.planned(m_cell).cell.settings;
    return failure.outOfMemory && m_run && m_usedBatch > 1 && settings.outOfMemory == OutOfMemory::Halve;
}

/// The cell stays; a fresh group takes it when this one has ended.
void RunConduct::halveBatch(const std::string& reason)
{
    dropRun();
    m_usedBatch /= 2;
    m_recorder.record(eventNow(BatchHalvedEvent{m_usedBatch, reason}, m_cell));
}

void RunConduct::onGroupEnded()
{
    if (m_groupState == GroupState::Alive) // all left without a word: impossible after loadAll() without `failed`
        return;
    m_groupState = GroupState::None;
    m_group.release()->deleteLater();
    m_meetingPlace.reset();
    if (m_cell >= 0 && m_stop != Stop::Now)
        return startGroup(); // of a cell whose group failed in the measurement of the ceilings, or with too large a
                             // batch
    advanceSoon();
}

} // namespace throughline
