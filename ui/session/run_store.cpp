// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/background.h>
#include <ui/session/library_service.h>
#include <ui/session/run_store.h>

#include <utility>

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
        const bool failed = std::exchange(m_failed, !m_library.failure().isEmpty());
        if (failed || m_failed) // it answered nothing: who asks again must not wait for that
            m_asked.clear();
    });
}

void RunStore::get(const QString& runId, QObject* context, Then then)
{
    if (const RunDigestPtr* kept = m_kept.object(runId)) {
        then(*kept);
        return;
    }
    if (m_failed)
        m_asked.erase(runId);
    const auto [asked, fresh] = m_asked.try_emplace(runId);
    (fresh ? asked->second.now : asked->second.next).push_back({context, std::move(then)});
    if (fresh)
        read(runId);
}

void RunStore::read(const QString& runId)
{
    m_library.ask(
        this, [id = runId.toStdString()](RunLibrary& library) { return library.load(id); },
        [this, runId](Result<RunResult> loaded) {
            if (!loaded)
                return answer(runId, loaded.error());
            auto run = std::make_shared<const RunResult>(std::move(*loaded));
            inBackground(
                this, [run] { return digestOf(run); },
                [this, runId](const RunDigestPtr& digest) {
                    keep(runId, digest);
                    answer(runId, digest);
                });
        });
}

void RunStore::answer(const QString& runId, const Result<RunDigestPtr>& digest)
{
    const auto asked = m_asked.find(runId);
    if (asked == m_asked.end())
        return;
    Askers askers = std::exchange(asked->second.now, std::exchange(asked->second.next, {}));
    if (asked->second.now.empty()) {
        m_asked.erase(asked);
    } else if (m_kept.contains(runId)) { // it grows no more: all are answered
        askers.insert(askers.end(), asked->second.now.begin(), asked->second.now.end());
        m_asked.erase(asked);
    } else {
        read(runId);
    }
    for (const Asker& asker : askers)
        if (asker.context)
            asker.then(digest);
}

void RunStore::keep(const QString& runId, const RunDigestPtr& digest)
{
    if (digest->run->state != RunState::Running) // one that still grows is read again
        m_kept.insert(runId, new RunDigestPtr(digest));
}

} // namespace throughline
