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
    connect(&m_client, &EngineClient::waiting, this, &EngineRun::waiting);
    connect(&m_client, &EngineClient::finished, this, &EngineRun::finish);
}

bool EngineRun::spareCore() const
{
    if (!m_experiment)
        return true;
    const int cores = QThread::idealThreadCount();
    const auto leavesOne = [cores](const Block& block) {
        return block.settings.threads > 0 && block.settings.threads < cores;
    };
    return std::all_of(m_experiment->blocks.begin(), m_experiment->blocks.end(), leavesOne);
}

void EngineRun::run(const Experiment& experiment)
{
    if (!m_running) {
        begin(experiment);
        return;
    }
    m_queue.push_back(experiment);
    emit queueChanged();
}

void EngineRun::begin(const Experiment& experiment)
{
    m_experiment = experiment;
    m_fold = Fold();
    m_failure.clear();
    m_stopAsked = false;
    m_running = true;
    emit started();
    m_client.start(experiment);
}

void EngineRun::stopAfterCell()
{
    if (m_stopAsked) {
        stopNow();
        return;
    }
    m_stopAsked = true;
    m_client.stopAfterCell();
    emit stopRequested();
}

void EngineRun::stopNow()
{
    m_stopAsked = true;
    m_queue.clear();
    m_client.cancel();
    emit stopRequested();
    emit queueChanged();
}

void EngineRun::setMeasuring(bool measuring)
{
    if (measuring == m_measuring)
        return;
    m_measuring = measuring;
    emit measuringChanged(measuring);
}

void EngineRun::apply(const Event& event)
{
    m_fold.apply(event);
    if (const auto* started = std::get_if<RunStartedEvent>(&event.body))
        m_experiment = started->experiment; // as the engine understood it
    if (const auto* progress = std::get_if<ProgressEvent>(&event.body))
        setMeasuring(progress->phase == "pass");
    if (std::holds_alternative<RepeatSavedEvent>(event.body) || std::holds_alternative<CellEndedEvent>(event.body))
        setMeasuring(false);
    emit applied(event);
}

void EngineRun::finish(int, const QString& sentence)
{
    setMeasuring(false);
    m_running = false;
    m_failure = sentence;
    emit ended();
    if (m_queue.empty())
        return;
    const Experiment next = m_queue.front();
    m_queue.pop_front();
    emit queueChanged();
    // Not from inside the client's own signal.
    QMetaObject::invokeMethod(
        this, [this, next] { run(next); }, Qt::QueuedConnection);
}

} // namespace throughline
