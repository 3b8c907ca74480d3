// SPDX-License-Identifier: GPL-3.0-or-later
// The run library on a thread of its own: the list as it is now, and answers to questions. No SQL here.
#pragma once

#include <host/run_library.h>

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>

namespace throughline {

class LibraryService : public QObject {
    Q_OBJECT
public:
    explicit LibraryService(QString path, QObject* parent = nullptr);
    ~LibraryService() override; // waits for the thread

    /// Opens the library and lists it; called once, after the first paint.
    void start();
    bool listed() const { return m_listed; } // the first list has come
    const std::vector<RunInfo>& runs() const { return m_runs; }
    const RunInfo* find(const QString& runId) const;
    /// Why the library can't be used; empty when it can.
    const QString& failure() const { return m_failure; }

    /// `work(library)` on the database thread, then `then(answer)` here while `context` lives. Not called when the
    /// library could not be opened.
    template <class Work, class Then> void ask(QObject* context, Work work, Then then)
    {
        const QPointer<QObject> alive(context);
        post([this, alive, work, then](RunLibrary& library) {
            auto answer = std::make_shared<decltype(work(library))>(work(library));
            QMetaObject::invokeMethod(this, [alive, answer, then] {
                if (alive)
                    then(std::move(*answer));
            });
        });
    }
    /// Lists again; also happens by itself when another process changed the library.
    void refresh();
    /// While this window's own run measures on a machine without a spare core, the library is read only when asked.
    void setHeld(bool held) { m_held = held; }

signals:
    void runsChanged();

private:
    void post(std::function<void(RunLibrary&)> work);
    void take(const Result<std::vector<RunInfo>>& runs);
    void look(); // has another process changed it?

    struct Database;
    QString m_path;
    QThread m_thread;
    Database* m_database = nullptr; // lives on m_thread
    std::vector<RunInfo> m_runs;
    QString m_failure;
    bool m_listed = false;
    bool m_held = false;
};

} // namespace throughline
