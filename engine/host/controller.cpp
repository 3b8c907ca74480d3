// SPDX-License-Identifier: GPL-3.0-or-later
// The controller's face: it hands on to RunConduct, which does the work.
#include <host/controller.h>

#include <host/run_conduct.h>

namespace throughline {

struct Controller::Impl {
    Impl(ControllerOptions options, RunLibrary& library)
        : conduct(std::move(options), library)
    { }
    RunConduct conduct;
};

Controller::Controller(ControllerOptions options, RunLibrary& library, QObject* parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>(std::move(options), library))
{
    connect(&m_impl->conduct.recorder(), &RunRecorder::event, this, &Controller::event);
    connect(&m_impl->conduct, &RunConduct::finished, this, &Controller::finished);
}

Controller::~Controller() = default;

void Controller::start(const Experiment& experiment, const Plan& plan, const Environment& environment)
{
    m_impl->conduct.start(experiment, plan, environment);
}

const std::string& Controller::runId() const { return m_impl->conduct.runId(); }
void Controller::stopAfterCell() { m_impl->conduct.stopAfterCell(); }
void Controller::cancel() { m_impl->conduct.cancel(); }
void Controller::goOn() { m_impl->conduct.goOn(); }

} // namespace throughline
