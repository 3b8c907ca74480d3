// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages of one window share, and the wishes they send each other. Holds no state of any page.
#pragma once

#include <ui/actions.h>
#include <ui/session/engine_facts.h>
#include <ui/session/engine_run.h>
#include <ui/session/file_writing.h>
#include <ui/session/library_service.h>
#include <ui/session/other_run.h>
#include <ui/session/recent_files.h>
#include <ui/session/run_store.h>
#include <ui/session/settings_store.h>
#include <ui/widgets/inline_message.h>

#include <QObject>
#include <QStringList>

namespace throughline {

enum class Page { Experiment, Run, Library, Compare, Report, Settings };

struct SessionOptions {
    QString engineProgram;
    QString libraryPath;
    QString experimentsFolder = QStringLiteral(":/experiments"); // of the built-in ones
};

class Session : public QObject {
    Q_OBJECT
public:
    explicit Session(SessionOptions options, QObject* parent = nullptr);

    /// What costs time and can wait until the window is painted: models, devices, library.
    void start();

    const SessionOptions& options() const { return m_options; }
    Actions& actions() { return m_actions; }
    SettingsStore& settings() { return m_settings; }
    EngineRun& engine() { return m_engine; }
    EngineFacts& facts() { return m_facts; }
    LibraryService& library() { return m_library; }
    RunStore& runs() { return m_runs; }
    RecentFiles& recent() { return m_recent; }
    FileWriting& files() { return m_files; }

    /// Runs as (several) ids, the first is the reference.
    void compare(const QStringList& runIds) { emit compareWanted(runIds); }
    /// Runs as ids, the first is the reference.
    void report(const QStringList& runIds) { emit reportWanted(runIds); }
    void show(Page page) { emit pageWanted(page); }
    void edit(const Experiment& experiment) { emit experimentWanted(experiment); }
    void showRun(const QString& runId) { emit runWanted(runId); }
    /// Said once, at the window's foot, over whatever page is shown.
    void say(Tone tone, const QString& text, const std::vector<InlineMessage::Choice>& choices = {})
    {
        emit messageWanted(tone, text, choices);
    }

signals:
    void pageWanted(throughline::Page page);
    void compareWanted(const QStringList& runIds);
    void reportWanted(const QStringList& runIds);
    void experimentWanted(const throughline::Experiment& experiment); // in the editor
    void runWanted(const QString& runId);                             // in the library
    void messageWanted(
        throughline::Tone tone, const QString& text, const std::vector<throughline::InlineMessage::Choice>& choices);
    void messageClosed(); // by the person

private:
    SessionOptions m_options;
    Actions m_actions;
    SettingsStore m_settings;
    EngineRun m_engine;
    EngineFacts m_facts;
    LibraryService m_library;
    RunStore m_runs;
    RecentFiles m_recent;
    OtherRun m_otherRun;
    FileWriting m_files;
    bool m_started = false;
};

} // namespace throughline
