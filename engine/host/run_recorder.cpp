// SPDX-License-Identifier: GPL-3.0-or-later
// From an event to a stored, announced one.
#include <host/run_recorder.h>

#include <host/run_library.h>

#include <variant>

namespace throughline {

RunRecorder::RunRecorder(RunLibrary& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
{ }

void RunRecorder::begin(const Event& started)
{
    m_runId = std::get<RunStartedEvent>(started.body).runId;
    std::vector<Event> events{started};
    numbered(events);
    const auto created = m_library.create(events.front());
    tell(events);
    if (!created)
        fail(QString::fromStdString(sentence(created.error())));
}

void RunRecorder::record(Event event)
{
    std::vector<Event> events;
    events.push_back(std::move(event));
    record(std::move(events));
}

void RunRecorder::record(std::vector<Event> events)
{
    numbered(events);
    if (!broken()) {
        if (const auto stored = m_library.append(m_runId, events); !stored)
            fail(QString::fromStdString(sentence(stored.error())));
    }
    tell(events);
}

void RunRecorder::pass(const Event& event)
{
    emit this->event(event);
    m_library.show(m_runId, event);
}

void RunRecorder::numbered(std::vector<Event>& events)
{
    for (Event& event : events)
        event.seq = ++m_seq;
}

void RunRecorder::tell(const std::vector<Event>& events)
{
    for (const Event& event : events)
        if (!broken() || !std::holds_alternative<RepeatSavedEvent>(event.body))
            emit this->event(event);
}

void RunRecorder::fail(const QString& problem)
{
    m_problem = problem;
    emit failed();
}

} // namespace throughline
