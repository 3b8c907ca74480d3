// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the run that another process measures (the command line, an earlier window) as if it were this window's own:
// its stored events go to EngineRun as they appear in the library, and where its pass stands once a second.
#pragma once

#include <QObject>
#include <QSet>
#include <QTimer>

#include <cstdint>
#include <memory>

namespace throughline {

class EngineRun;
class LibraryService;

class OtherRun : public QObject {
    Q_OBJECT
public:
    OtherRun(EngineRun& engine, LibraryService& library, QObject* parent = nullptr);
    ~OtherRun() override;
    struct Read;

private:
    void look(); // is there one to show?
    void begin(const QString& runId);
    void goOn();
    void read(); // what was stored since
    void handOn();
    void goOnOrEnd(const Read& read);
    void stop(const QString& runId, bool now);

    EngineRun& m_engine;
    LibraryService& m_library;
    QTimer m_timer;
    QString m_runId;              // shown; empty: none
    QSet<QString> m_seen;         // shown before, or this window's own
    int64_t m_seq = 0;            // the latest event that was taken
    std::unique_ptr<Read> m_read; // not all of it is handed on yet
    bool m_reading = false;
};

} // namespace throughline
