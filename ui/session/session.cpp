// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/session.h>

#include <QTimer>

namespace throughline {

Session::Session(SessionOptions options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_engine(m_options.engineProgram)
    , m_facts(m_options.engineProgram)
    , m_library(m_options.libraryPath)
    , m_runs(m_library)
    , m_otherRun(m_engine, m_library)
    , m_files(*this)
{
    // Listing folds the run that grows: not while it is measured with every core.
    const auto hold = [this] { m_library.setHeld(!m_engine.spareCore()); };
    connect(&m_engine, &EngineRun::started, this, hold);
    connect(&m_engine, &EngineRun::applied, this, [hold](const Event& event) {
        if (std::holds_alternative<PlanEvent>(event.body)) // now it is known where it runs
            hold();
    });
    connect(&m_engine, &EngineRun::ended, this, [this] {
        m_library.setHeld(false);
        m_library.refresh();
        // Memory is free again, or somebody else's by now; not while the next of a queue begins.
        QTimer::singleShot(0, this, [this] {
            if (m_started && !m_engine.running())
                m_facts.askDevices();
        });
    });
    connect(&m_settings, &SettingsStore::changed, this, [this](const UserSettings& before) {
        if (before.libraryPath != m_settings.values().libraryPath)
            m_library.reopen();
        if (before.modelFolders != m_settings.values().modelFolders)
            m_facts.askModels();
    });
    const auto setStops = [this] {
        m_actions.of(Act::StopAfterCell)->setEnabled(m_engine.running());
        m_actions.of(Act::StopNow)->setEnabled(m_engine.running());
    };
    connect(&m_engine, &EngineRun::started, this, setStops);
    connect(&m_engine, &EngineRun::ended, this, setStops);
    connect(
        &m_engine, &EngineRun::couldNotStop, this, [this](const QString& sentence) { say(Tone::Caution, sentence); });
    connect(m_actions.of(Act::StopAfterCell), &QAction::triggered, &m_engine, &EngineRun::stopAfterCell);
    connect(m_actions.of(Act::StopNow), &QAction::triggered, &m_engine, &EngineRun::stopNow);
}

void Session::start()
{
    m_started = true;
    m_facts.ask();
    m_library.start();
}

} // namespace throughline
