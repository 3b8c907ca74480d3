// SPDX-License-Identifier: GPL-3.0-or-later
// Lock, plan, controller, fold: in this order.
#include <app/engine_run.h>

#include <host/device_inventory.h>
#include <host/run_library.h>

namespace throughline {

EngineRun::EngineRun(Experiment experiment, ControllerOptions options, RunLibrary& library, QObject* parent)
    : QObject(parent)
    , m_experiment(std::move(experiment))
    , m_options(std::move(options))
    , m_library(library)
{
    connect(&m_lock, &EngineLock::acquired, this, &EngineRun::begin);
    connect(&m_lock, &EngineLock::waiting, this, [this](const QString& sentence) {
        m_waited = true;
        emit waiting(sentence);
    });
}

EngineRun::~EngineRun() = default;

void EngineRun::start(const Plan& plan)
{
    m_plan = plan;
    m_lock.acquire();
}

void EngineRun::begin()
{
    if (m_ended)
        return;
    if (m_waited) // memory may have come free
        m_plan = makePlan(m_experiment, capabilities());
    m_controller = std::make_unique<Controller>(m_options, m_library);
    connect(m_controller.get(), &Controller::event, this, [this](const Event& happened) {
        m_fold.apply(happened);
        emit event(happened);
    });
    connect(m_controller.get(), &Controller::finished, this, &EngineRun::end);
    m_controller->start(m_experiment, m_plan, environment());
    if (m_stopAsked)
        m_controller->stopAfterCell();
}

void EngineRun::stopAfterCell()
{
    m_stopAsked = true;
    if (m_controller)
        m_controller->stopAfterCell();
}

void EngineRun::cancel()
{
    if (m_controller)
        m_controller->cancel();
    else
        end(RunState::Cancelled);
}

void EngineRun::end(RunState state)
{
    if (m_ended)
        return;
    m_ended = true;
    emit finished(state);
}

} // namespace throughline
