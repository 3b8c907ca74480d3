// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the built `throughline` with a library, a runtime directory and a working folder of its own.
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace throughline {

struct Answer {
    int exitCode = -1; // -1: crashed or not ended in time
    QByteArray out;
    QByteArray err;
};

class CommandLine {
public:
    CommandLine();

    /// To its end, at most two minutes; `input` goes to its standard input, which is then closed.
    Answer run(const QStringList& arguments, const QByteArray& input = {}) const;
    /// Started, and left to the test.
    std::unique_ptr<QProcess> start(const QStringList& arguments) const;
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QByteArray content(const QString& name) const;
    void write(const QString& name, const QByteArray& content) const;
    /// A variable for all processes from now on; null removes it.
    void set(const QString& variable, const QString& value);
    const QProcessEnvironment& environment() const { return m_environment; }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

/// All processes below `process` now.
QList<qint64> descendants(qint64 process);
bool alive(qint64 process);
/// Waits for a line with `text` on standard output (its lines so far are added to `seen`); false at its end or after a
/// minute.
bool waitForLine(QProcess& process, const QByteArray& text, QByteArray& seen);

} // namespace throughline
