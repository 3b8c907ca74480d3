// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <host/event_lines.h>

#include <host/line_reader.h>
#include <host/quoted_line.h>

namespace throughline {

/// Only touched on the thread, except for being made.
struct EventLines::Reader : QObject {
    LineReader lines{maxStoredLineBytes + 1};
    bool failed = false;

    std::vector<Event> eventsIn(const QByteArray& bytes, QString& unreadable)
    {
        std::vector<Event> events;
        const auto take = [&](std::string_view line) {
            auto event = eventFromLine(line, maxStoredLineBytes);
            if (event)
                events.push_back(std::move(*event));
            else
                unreadable = QString::fromStdString(quotedLine(line));
            return unreadable.isEmpty();
        };
        if (!lines.feed({bytes.data(), std::size_t(bytes.size())}, take))
            unreadable = QString::fromStdString(quotedLine(lines.rest()));
        failed = !unreadable.isEmpty();
        return events;
    }
};

EventLines::EventLines(QObject* parent)
    : QObject(parent)
    , m_reader(new Reader)
{
    m_thread.setObjectName(QStringLiteral("events"));
    m_reader->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_reader, &QObject::deleteLater);
    m_thread.start();
}

EventLines::~EventLines()
{
    m_thread.quit();
    m_thread.wait();
}

void EventLines::begin()
{
    QMetaObject::invokeMethod(m_reader, [reader = m_reader] {
        reader->lines.clear();
        reader->failed = false;
    });
}

void EventLines::feed(const QByteArray& bytes)
{
    QMetaObject::invokeMethod(m_reader, [this, reader = m_reader, bytes] {
        if (reader->failed)
            return;
        QString problem;
        auto events = reader->eventsIn(bytes, problem);
        QMetaObject::invokeMethod(this, [this, events = std::move(events), problem] {
            if (!events.empty())
                emit read(events);
            if (!problem.isEmpty())
                emit unreadable(problem);
        });
    });
}

void EventLines::end()
{
    QMetaObject::invokeMethod(
        m_reader, [this] { QMetaObject::invokeMethod(this, &EventLines::ended, Qt::QueuedConnection); });
}

} // namespace throughline
