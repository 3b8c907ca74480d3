// SPDX-License-Identifier: GPL-3.0-or-later
// Event lines onto standard output without ever waiting for their reader: a stalled window can't hurt a measurement.
#pragma once

#include <QObject>

#include <string>

class QSocketNotifier;

namespace throughline {

class EventOutput : public QObject {
    Q_OBJECT
public:
    explicit EventOutput(QObject* parent = nullptr);

    /// A whole line. Kept until the reader takes it; a reader that is 64 MiB behind gets no more (the library has all).
    void write(const std::string& line);
    /// At the end: gives the reader so long to take the rest.
    void finish(int timeoutMs);

private:
    void push();
    std::string m_waiting;
    QSocketNotifier* m_writable;
    bool m_deaf = false; // the reader has gone, or is hopelessly behind
};

} // namespace throughline
