// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers a run's events, makes them durable, and only then tells of them.
#pragma once

#include <core/event.h>

#include <QObject>
#include <QString>

#include <string>
#include <vector>

namespace throughline {

class RunLibrary;

class RunRecorder : public QObject {
    Q_OBJECT
public:
    explicit RunRecorder(RunLibrary& library, QObject* parent = nullptr);

    void begin(const Event& started);
    /// In one transaction.
    void record(std::vector<Event> events);
    void record(Event event);
    /// Shown to who listens and who watches, never stored and not numbered: progress.
    void pass(const Event& event);
    /// Whether the library refused an event. From then on nothing is stored, and repeats are not told of.
    bool broken() const { return !m_problem.isEmpty(); }
    const QString& problem() const { return m_problem; }

signals:
    void event(const throughline::Event& event);
    void failed(); // once

private:
    void numbered(std::vector<Event>& events);
    void tell(const std::vector<Event>& events);
    void fail(const QString& problem);

    RunLibrary& m_library;
    std::string m_runId;
    int64_t m_seq = 0;
    QString m_problem;
};

} // namespace throughline
