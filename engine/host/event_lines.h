// SPDX-License-Identifier: GPL-3.0-or-later
// An engine's stream, line by line into events, on a thread of its own: a pass of many prompts takes longer to read
// than a window may stand still.
#pragma once

#include <core/event.h>

#include <QByteArray>
#include <QObject>
#include <QThread>

#include <memory>
#include <vector>

namespace throughline {

/// Signals come in the order of the stream, in the thread of this object.
class EventLines : public QObject {
    Q_OBJECT
public:
    explicit EventLines(QObject* parent = nullptr);
    ~EventLines() override; // waits for the thread

    void begin(); // of a new stream
    void feed(const QByteArray& bytes);
    void end(); // nothing more is fed: `ended` follows what is still to be read

signals:
    void read(const std::vector<throughline::Event>& events);
    void unreadable(const QString& quotedLine); // nothing is read after it
    void ended();

private:
    struct Reader;
    QThread m_thread;
    Reader* m_reader; // lives on m_thread
};

} // namespace throughline
