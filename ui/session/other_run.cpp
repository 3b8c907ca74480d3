// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <host/live_run.h>
#include <ui/session/engine_run.h>
#include <ui/session/library_service.h>
#include <ui/session/other_run.h>
#include <ui/widgets/to_qt.h>

#include <QElapsedTimer>

#include <optional>
#include <utility>
#include <vector>

namespace throughline {

namespace {

constexpr int readEveryMs = 1000;
constexpr int mostEvents = 200; // at a time: of a long run's past all at once would be too much to hold
constexpr int handOnMs = 20;    // of a turn of the event loop: there are others who want it

} // namespace

struct OtherRun::Read {
    std::vector<Event> events;
    std::size_t handedOn = 0; // of them
    std::optional<Event> progress;
    QString problem;
    bool live = false;

    bool whole() const { return int(events.size()) < mostEvents; } // nothing more was stored
};

static OtherRun::Read readOf(RunLibrary& library, const std::string& runId, int64_t afterSeq)
{
    OtherRun::Read read;
    read.live = LiveRun::isLive(library.path(), runId); // before: what it stored last is then read for certain
    auto events = library.events(runId, afterSeq, mostEvents);
    if (!events) {
        read.problem = toQt(sentence(events.error()));
        return read;
    }
    read.events = std::move(*events);
    if (read.live && read.whole())
        read.progress = LiveRun::shown(runId);
    return read;
}

OtherRun::OtherRun(EngineRun& engine, LibraryService& library, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
    , m_library(library)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &OtherRun::goOn);
    connect(&library, &LibraryService::runsChanged, this, &OtherRun::look);
    connect(&engine, &EngineRun::stopOtherWanted, this, &OtherRun::stop);
    connect(&engine, &EngineRun::applied, this, [this](const Event& event) {
        if (const auto* started = std::get_if<RunStartedEvent>(&event.body))
            m_seen.insert(toQt(started->runId));
    });
}

OtherRun::~OtherRun() = default;

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
    m_read.reset();
    m_seen.insert(runId);
    m_engine.beginOther(runId);
    goOn();
}

void OtherRun::goOn()
{
    if (m_read)
        handOn();
    else if (!m_reading && !m_runId.isEmpty())
        read();
}

void OtherRun::read()
{
    m_reading = true;
    m_library.ask(
        this, [runId = m_runId.toStdString(), seq = m_seq](RunLibrary& library) { return readOf(library, runId, seq); },
        [this](Read read) {
            m_reading = false;
            m_read = std::make_unique<Read>(std::move(read));
            handOn();
        });
}

void OtherRun::handOn()
{
    QElapsedTimer turn;
    turn.start();
    while (m_read->handedOn < m_read->events.size()) {
        if (turn.hasExpired(handOnMs)) {
            m_timer.start(0);
            return;
        }
        const Event& event = m_read->events[m_read->handedOn++];
        m_seq = event.seq;
        m_engine.apply(event);
    }
    const auto read = std::exchange(m_read, nullptr);
    if (read->progress)
        m_engine.showOther(*read->progress);
    goOnOrEnd(*read);
}

void OtherRun::goOnOrEnd(const Read& read)
{
    const bool over = m_engine.result().state != RunState::Running;
    if (!read.whole() || (read.problem.isEmpty() && read.live && !over)) {
        m_timer.start(read.whole() ? readEveryMs : 0);
        return;
    }
    m_runId.clear();
    m_engine.endOther(!read.problem.isEmpty() ? read.problem
            : over                            ? QString()
                                              : tr("Its engine ended before the run did."));
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
