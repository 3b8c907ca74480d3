// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline run FILE --attached` as a test says, in the test program started again: says a stream and is done, or
// stays and notes what it is told. Measures nothing.
#pragma once

#include <core/event.h>

#include <QStringList>
#include <QTemporaryDir>

#include <vector>

namespace throughline {

class FakeRun {
public:
    FakeRun(); // its children find it through the environment
    static QString program();

    void say(const std::vector<Event>& stream) const;
    /// Says the stream and goes on until it is told to cancel; "stop-after-cell" it only notes.
    void stay(const std::vector<Event>& stream = {}) const;
    /// What the last one was told so far.
    QStringList told() const;

    // The child's side; FakeEngine starts it where a test has one of these.
    static bool isAsked();
    static int child();

private:
    void write(const QString& name, const QByteArray& content) const;

    QTemporaryDir m_folder;
};

} // namespace throughline
