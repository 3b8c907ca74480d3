// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <host/live_run.h>
#include <ui/session/engine_run.h>
#include <ui/session/library_service.h>
#include <ui/session/other_run.h>
#include <ui/widgets/to_qt.h>

namespace throughline {

namespace {

constexpr int readEveryMs = 1000;
constexpr int mostEvents = 200; // in a turn of the event loop

struct Read {
    std::vector<Event> events;
    QString problem;
    bool live = false;
};

Read readOf(RunLibrary& library, const std::string& runId, int64_t afterSeq)
{
    Read read;
    read.live = LiveRun::isLive(library.path(), runId); // before: what it stored last is then read for certain
    auto events = library.events(runId, afterSeq, mostEvents);
    if (events)
        read.events = std::move(*events);
    else
        read.problem = toQt(sentence(events.error()));
    return read;
}

} // namespace

OtherRun::OtherRun(EngineRun& engine, LibraryService& library, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
    , m_library(library)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &OtherRun::read);
    connect(&library, &LibraryService::runsChanged, this, &OtherRun::look);
    connect(&engine, &EngineRun::stopOtherWanted, this, &OtherRun::stop);
    connect(&engine, &EngineRun::applied, this, [this](const Event& event) {
        if (const auto* started = std::get_if<RunStartedEvent>(&event.body))
            m_seen.insert(toQt(started->runId));
    });
}

void OtherRun::look()
{
    if (m_engine.running())
        return;
    for (const RunInfo& run : m_library.runs())
        if (run.state == RunState::Running && !m_seen.contains(toQt(run.runId))) {
            begin(toQt(run.runId));
            return;
        }
}

void OtherRun::begin(const QString& runId)
{
    m_runId = runId;
    m_seq = 0;
    m_seen.insert(runId);
    m_engine.beginOther(runId);
    read();
}

void OtherRun::read()
{
    if (m_reading || m_runId.isEmpty())
        return;
    m_reading = true;
    m_library.ask(
        this, [runId = m_runId.toStdString(), seq = m_seq](RunLibrary& library) { return readOf(library, runId, seq); },
        [this](const Read& read) {
            m_reading = false;
            for (const Event& event : read.events) {
                m_seq = event.seq;
                m_engine.apply(event);
            }
            const bool more = int(read.events.size()) == mostEvents;
            const bool over = m_engine.result().state != RunState::Running;
            if (more || (read.problem.isEmpty() && read.live && !over)) {
                m_timer.start(more ? 0 : readEveryMs);
                return;
            }
            m_runId.clear();
            m_engine.endOther(!read.problem.isEmpty() ? read.problem
                    : over                            ? QString()
                                                      : tr("Its engine ended before the run did."));
        });
}

void OtherRun::stop(const QString& runId, bool now)
{
    m_library.ask(
        this,
        [id = runId.toStdString(), now](RunLibrary& library) {
            return LiveRun::stop(library.path(), id, now ? LiveRun::Stop::Now : LiveRun::Stop::AfterCell);
        },
        [this](bool asked) {
            if (!asked)
                m_engine.stopRefused(tr("That engine can't be reached from here; stop it where it was started."));
        });
}

} // namespace throughline
