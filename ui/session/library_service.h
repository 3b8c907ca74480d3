// SPDX-License-Identifier: GPL-3.0-or-later
// The run library on a thread of its own: the list as it is now, and answers to questions. No SQL here.
#pragma once

#include <host/run_library.h>

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>
#include <unordered_map>

namespace throughline {

class LibraryService : public QObject {
    Q_OBJECT
public:
    explicit LibraryService(QString path, QObject* parent = nullptr);
    ~LibraryService() override; // waits for the thread

    /// Opens the library and lists it; called once, after the first paint.
    void start();
    bool listed() const { return m_listed; } // the first list has come
    const std::vector<RunInfo>& runs() const { return *m_runs; }
    /// The same, to be kept: a new list is another one.
    std::shared_ptr<const std::vector<RunInfo>> shared() const { return m_runs; }
    const RunInfo* find(const QString& runId) const;
    /// Why the library can't be used; empty when it can.
    const QString& failure() const { return m_failure; }
    /// What a person should know of how it was opened; empty when there is nothing.
    const QString& notice() const { return m_notice; }
    /// Runs whose rows are still being computed.
    int pending() const { return m_pending; }
    /// Once more: it could not be opened, or the settings name another file now.
    void reopen();

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
    /// The answer at once, for a drop that waits for it; `otherwise` when there is no library.
    template <class Work, class Answer> Answer askNow(Work work, Answer otherwise)
    {
        Answer answer = otherwise;
        wait([&](RunLibrary& library) { answer = work(library); });
        return answer;
    }
    /// Lists again; also happens by itself when another process changed the library.
    void refresh();
    /// While this window's own run measures on a machine without a spare core, the library is read only when asked.
    void setHeld(bool held) { m_held = held; }

signals:
    void runsChanged();

private:
    struct Listed;
    void post(std::function<void(RunLibrary&)> work);
    void wait(const std::function<void(RunLibrary&)>& work);
    void open();
    void take(const Listed& listed);
    void recompute(); // some of the stale rows
    void look();      // has another process changed it?

    struct Database;
    QString m_path;
    QThread m_thread;
    Database* m_database = nullptr; // lives on m_thread
    std::shared_ptr<const std::vector<RunInfo>> m_runs = std::make_shared<std::vector<RunInfo>>();
    std::shared_ptr<const std::unordered_map<std::string, std::size_t>> m_places; // by run id
    std::vector<std::string> m_stale;
    QString m_failure;
    QString m_notice;
    int m_pending = 0;
    bool m_recomputing = false;
    bool m_listed = false;
    bool m_held = false;
};

} // namespace throughline
