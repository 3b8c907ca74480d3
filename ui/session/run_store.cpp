// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/background.h>
#include <ui/session/library_service.h>
#include <ui/session/run_store.h>

namespace throughline {

namespace {
constexpr int keptRuns = 8;
}

RunStore::RunStore(LibraryService& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_kept(keptRuns)
{
    connect(&library, &LibraryService::runsChanged, this, [this] {
        for (const QString& id : m_kept.keys())
            if (!m_library.find(id))
                m_kept.remove(id);
    });
}

void RunStore::get(const QString& runId, QObject* context, Then then)
{
    if (const RunDigestPtr* kept = m_kept.object(runId)) {
        then(*kept);
        return;
    }
    const QPointer<QObject> asker(context);
    m_library.ask(
        this, [id = runId.toStdString()](RunLibrary& library) { return library.load(id); },
        [this, runId, asker, then](Result<RunResult> loaded) {
            if (!loaded) {
                if (asker)
                    then(loaded.error());
                return;
            }
            auto run = std::make_shared<const RunResult>(std::move(*loaded));
            inBackground(
                this, [run] { return digestOf(run); },
                [this, runId, asker, then](const RunDigestPtr& digest) {
                    keep(runId, digest);
                    if (asker)
                        then(digest);
                });
        });
}

void RunStore::keep(const QString& runId, const RunDigestPtr& digest)
{
    if (digest->run->state != RunState::Running) // one that still grows is read again
        m_kept.insert(runId, new RunDigestPtr(digest));
}

} // namespace throughline
