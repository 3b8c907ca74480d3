// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of the library, loaded and digested, for the pages that show them. Keeps the last few.
#pragma once

#include <core/result.h>
#include <ui/session/run_digest.h>

#include <QCache>
#include <QObject>

#include <functional>

namespace throughline {

class LibraryService;

class RunStore : public QObject {
    Q_OBJECT
public:
    explicit RunStore(LibraryService& library, QObject* parent = nullptr);

    using Then = std::function<void(const Result<RunDigestPtr>&)>;
    /// Answers at once when it is kept, else later; not at all when `context` is gone by then.
    void get(const QString& runId, QObject* context, Then then);

private:
    void keep(const QString& runId, const RunDigestPtr& digest);

    LibraryService& m_library;
    QCache<QString, RunDigestPtr> m_kept;
};

} // namespace throughline
