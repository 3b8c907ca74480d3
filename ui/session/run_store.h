// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of the library, loaded and digested, for the pages that show them. Keeps the last few.
#pragma once

#include <core/result.h>
#include <ui/session/run_digest.h>

#include <QCache>
#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <vector>

namespace throughline {

class LibraryService;

class RunStore : public QObject {
    Q_OBJECT
public:
    explicit RunStore(LibraryService& library, QObject* parent = nullptr);

    using Then = std::function<void(const Result<RunDigestPtr>&)>;
    /// Answers at once when it is kept, else later; not at all when `context` is gone by then. Who asks for a run that
    /// is being read already is answered by the next reading, all of them by one: of a long run that grows, questions
    /// come faster than it can be read.
    void get(const QString& runId, QObject* context, Then then);

private:
    struct Asker {
        QPointer<QObject> context;
        Then then;
    };
    using Askers = std::vector<Asker>;
    struct Asked {
        Askers now;  // answered by the reading that is under way
        Askers next; // by the one behind it
    };
    void read(const QString& runId);
    void answer(const QString& runId, const Result<RunDigestPtr>& digest);
    void keep(const QString& runId, const RunDigestPtr& digest);

    LibraryService& m_library;
    QCache<QString, RunDigestPtr> m_kept;
    std::map<QString, Asked> m_asked; // by run id
    bool m_failed = false;            // the library can't be read
};

} // namespace throughline
