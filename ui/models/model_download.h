// SPDX-License-Identifier: GPL-3.0-or-later
// A download of a model from a hub, done by a child (`throughline models get NAME --json`). One at a time. Knows no
// widget.
#pragma once

#include <host/line_reader.h>
#include <ui/models/download_line.h>
#include <ui/models/download_rate.h>

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QTimer>

namespace throughline {

class ModelDownload : public QObject {
    Q_OBJECT
public:
    enum class Phase { Idle, Running, Done, Failed, Cancelled };

    /// `program` empty: this executable.
    explicit ModelDownload(const QString& program, QObject* parent = nullptr);
    ~ModelDownload() override; // ends the child; what has come stays

    Phase phase() const { return m_phase; }
    bool running() const { return m_phase == Phase::Running; }
    bool cancelAsked() const { return m_cancelAsked; }
    const QString& model() const { return m_model; } // as it was asked for
    const DownloadProgress& progress() const { return m_progress; }
    double bytesPerSecond() const { return m_rate.bytesPerSecond(); }
    /// Running: what it waits for, empty while bytes come. Failed: why.
    const QString& sentence() const { return m_sentence; }
    const QString& openAs() const { return m_openAs; } // Done: what an experiment says to mean the model

    /// Does nothing while one is running.
    void start(const QString& model);

public slots:
    void retry();   // goes on with what has come
    void cancel();  // what has come stays
    void dismiss(); // forgets one that has ended

signals:
    void changed();
    void done(const QString& openAs); // after changed()

private:
    void readLines();
    void take(const DownloadLine& line);
    void finish(int exitCode, QProcess::ExitStatus status);
    void end(Phase phase, const QString& sentence);

    QString m_program;
    QProcess m_process;
    LineReader m_lines;
    QTimer m_patience;
    QElapsedTimer m_clock;
    DownloadRate m_rate;
    Phase m_phase = Phase::Idle;
    QString m_model;
    DownloadProgress m_progress;
    QString m_sentence;
    QString m_openAs;
    DownloadLine m_last;  // its end, as the child said it
    QString m_unreadable; // what it said that is no line of these
    bool m_cancelAsked = false;
};

} // namespace throughline
