// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/engine_run.h>

#include <QThread>

#include <algorithm>

namespace throughline {

EngineRun::EngineRun(QString program, QObject* parent)
    : QObject(parent)
    , m_client(std::move(program))
{
    connect(&m_client, &EngineClient::event, this, &EngineRun::apply);
    connect(&m_client, &EngineClient::waiting, this, [this](const QString& sentence) {
        m_waitingFor = sentence;
        emit waiting(sentence);
    });
    connect(&m_client, &EngineClient::finished, this, &EngineRun::finish);
}

bool EngineRun::spareCore() const
{
    if (!m_experiment)
        return true;
    const int cores = QThread::idealThreadCount();
    const auto& cells = result().cells;
    if (!cells.empty()) // a rank on a GPU keeps one core busy, on the CPU as many as it was given
        return std::all_of(cells.begin(), cells.end(), [cores](const CellResult& cell) {
            const int threads = cell.planned.cell.settings.threads;
            return cell.planned.gpuOfRank.empty() ? threads > 0 && threads < cores
                                                  : int(cell.planned.gpuOfRank.size()) < cores;
        });
    return std::all_of(m_experiment->blocks.begin(), m_experiment->blocks.end(),
        [cores](const Block& block) { return block.settings.threads > 0 && block.settings.threads < cores; });
}

RunProgress EngineRun::progress() const
{
    const int64_t since = m_running && m_sinceEvent.isValid() ? m_sinceEvent.nsecsElapsed() : 0;
    return progressOf(result(), m_timeLeft, result().lastNs + since);
}

void EngineRun::run(const Experiment& experiment)
{
    if (m_running)
        m_queue.add(experiment);
    else
        begin(experiment);
}

void EngineRun::reset()
{
    m_fold = Fold();
    m_timeLeft = TimeLeft();
    m_sinceEvent.invalidate();
    m_failure.clear();
    m_waitingFor.clear();
    m_otherId.clear();
    m_stopAsked = m_stopNowAsked = false;
    m_running = true;
}

void EngineRun::begin(const Experiment& experiment)
{
    reset();
    m_own = true;
    m_experiment = experiment;
    emit started();
    m_client.start(experiment);
}

void EngineRun::beginOther(const QString& runId)
{
    if (m_running)
        return;
    reset();
    m_own = false;
    m_otherId = runId;
    m_experiment.reset(); // its first event tells
    emit started();
}

void EngineRun::showOther(const Event& progress)
{
    const bool old = progress.tNs <= result().lastNs; // of a pass whose end is stored by now
    if (!m_running || m_own || old)
        return;
    m_fold.apply(progress);
    m_sinceEvent.start();
    emit otherProgressed();
}

void EngineRun::endOther(const QString& sentence)
{
    if (m_running && !m_own)
        end(sentence);
}

void EngineRun::stopRefused(const QString& sentence)
{
    m_stopAsked = m_stopNowAsked = false;
    emit couldNotStop(sentence);
}

void EngineRun::stopAfterCell()
{
    if (!m_running)
        return;
    if (m_stopAsked) {
        stopNow();
        return;
    }
    m_stopAsked = true;
    if (m_own)
        m_client.stopAfterCell();
    else
        emit stopOtherWanted(m_otherId, false);
    emit stopRequested();
}

void EngineRun::stopNow()
{
    if (!m_running)
        return;
    m_stopAsked = m_stopNowAsked = true;
    if (m_own)
        m_client.cancel();
    else
        emit stopOtherWanted(m_otherId, true);
    emit stopRequested();
}

void EngineRun::goOn()
{
    if (m_own)
        m_client.goOn();
}

void EngineRun::setMeasuring(bool measuring)
{
    if (measuring == m_measuring)
        return;
    m_measuring = measuring;
    emit measuringChanged(measuring);
}

/// The first pass of a cell warms up whatever the protocol: drawing then costs no result.
bool EngineRun::warmingUp(int cell) const
{
    if (!m_own || cell < 0 || cell >= int(result().cells.size()))
        return false;
    const CellResult& running = result().cells[std::size_t(cell)];
    return running.repeats.empty()
        && int(running.warmups.size()) < withDefaults(running.planned.cell.settings.protocol).warmups;
}

void EngineRun::apply(const Event& event)
{
    m_fold.apply(event);
    m_timeLeft.apply(event, result());
    m_waitingFor.clear();
    if (event.tNs == result().lastNs)
        m_sinceEvent.start();
    if (const auto* started = std::get_if<RunStartedEvent>(&event.body))
        m_experiment = started->experiment; // as the engine understood it
    const auto* progress = std::get_if<ProgressEvent>(&event.body);
    if (progress && !ofOther()) // of another process it would be late, and could be the last word for long
        setMeasuring(progress->phase == "pass" && !warmingUp(event.cell));
    // This window's own engine says at once what comes after a repeat: a rest, or the next one. A stream that has its
    // progress may come from elsewhere.
    if (std::holds_alternative<CellEndedEvent>(event.body)
        || (!m_own && std::holds_alternative<RepeatSavedEvent>(event.body)))
        setMeasuring(false);
    emit applied(event);
    if (progress && progress->phase == "rest")
        emit restBegan();
}

void EngineRun::finish(int, const QString& sentence) { end(sentence); }

/// What a dead engine could not say any more: its running cell has ended, and so has the run.
void EngineRun::closeStream(const QString& why)
{
    if (result().started.runId.empty() || result().state != RunState::Running)
        return;
    Event last;
    last.tNs = result().lastNs;
    last.cell = progress().runningCell;
    if (last.cell >= 0) {
        CellEndedEvent ended;
        ended.state = m_stopAsked ? CellState::Cancelled : CellState::Failed;
        ended.reason = why.toStdString();
        last.body = ended;
        apply(last);
    }
    last.cell = -1;
    last.body = RunEndedEvent{m_stopAsked ? RunState::Cancelled : RunState::Interrupted};
    apply(last);
}

void EngineRun::end(const QString& sentence)
{
    closeStream(sentence);
    setMeasuring(false);
    m_running = m_own = false;
    m_failure = sentence;
    m_waitingFor.clear();
    if (m_stopAsked && !m_queue.empty())
        m_queue.setHeld(true);
    emit ended();
    // Not from inside the client's own signal.
    if (!m_queue.held())
        QMetaObject::invokeMethod(this, &EngineRun::startNext, Qt::QueuedConnection);
}

void EngineRun::startNext()
{
    if (m_running)
        return;
    m_queue.setHeld(false);
    if (const auto next = m_queue.takeFirst())
        begin(*next);
}

} // namespace throughline
