// SPDX-License-Identifier: GPL-3.0-or-later
// Lock, plan, controller, fold: in this order.
#include <app/engine.h>

#include <host/device_inventory.h>
#include <host/gpu_inventory.h>
#include <host/run_library.h>

namespace throughline {

Engine::Engine(Experiment experiment, ControllerOptions options, RunLibrary& library, QObject* parent)
    : QObject(parent)
    , m_experiment(std::move(experiment))
    , m_options(std::move(options))
    , m_library(library)
{
    connect(&m_lock, &EngineLock::acquired, this, &Engine::begin);
    connect(&m_lock, &EngineLock::waiting, this, [this](const QString& sentence) {
        m_waited = true;
        emit waiting(sentence);
    });
}

Engine::~Engine() = default;

void Engine::start(const Plan& plan)
{
    m_plan = plan;
    m_lock.acquire(QString::fromStdString(m_experiment.name));
}

void Engine::begin()
{
    if (m_ended)
        return;
    if (m_waited) { // memory may have come free
        forgetGpus();
        m_plan = makePlan(m_experiment, capabilities());
    }
    m_controller = std::make_unique<Controller>(m_options, m_library);
    connect(m_controller.get(), &Controller::event, this, [this](const Event& happened) {
        m_fold.apply(happened);
        emit event(happened);
    });
    connect(m_controller.get(), &Controller::finished, this, &Engine::end);
    m_controller->start(m_experiment, m_plan, environment());
    if (m_stopAsked)
        m_controller->stopAfterCell();
}

void Engine::stopAfterCell()
{
    m_stopAsked = true;
    if (m_controller)
        m_controller->stopAfterCell();
}

void Engine::cancel()
{
    if (m_controller)
        m_controller->cancel();
    else
        end(RunState::Cancelled);
}

void Engine::goOn()
{
    if (m_controller)
        m_controller->goOn();
}

void Engine::end(RunState state)
{
    if (m_ended)
        return;
    m_ended = true;
    emit finished(state);
}

} // namespace throughline
