// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/library_service.h>
#include <ui/widgets/to_qt.h>

#include <QTimer>

namespace throughline {

namespace {
constexpr int lookEveryMs = 1000;
}

/// Only touched on the database thread, except for being made and deleted.
struct LibraryService::Database : QObject {
    std::unique_ptr<RunLibrary> library;
    int64_t version = 0;
};

LibraryService::LibraryService(QString path, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    m_thread.setObjectName("library");
}

LibraryService::~LibraryService()
{
    m_thread.quit();
    m_thread.wait();
}

void LibraryService::start()
{
    m_database = new Database;
    m_database->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_database, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(m_database, [this, database = m_database, path = m_path] {
        auto opened = RunLibrary::open(path);
        if (opened) {
            database->library = std::move(*opened);
            database->version = database->library->dataVersion(); // what changes from here on is looked for
        }
        const QString failure = opened ? QString() : toQt(sentence(opened.error()));
        QMetaObject::invokeMethod(this, [this, failure] {
            m_failure = failure;
            if (!failure.isEmpty())
                emit runsChanged();
        });
    });
    refresh();
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &LibraryService::look);
    timer->start(lookEveryMs);
}

const RunInfo* LibraryService::find(const QString& runId) const
{
    const std::string id = runId.toStdString();
    for (const RunInfo& run : m_runs)
        if (run.runId == id)
            return &run;
    return nullptr;
}

void LibraryService::post(std::function<void(RunLibrary&)> work)
{
    if (!m_database)
        return;
    QMetaObject::invokeMethod(m_database, [database = m_database, work = std::move(work)] {
        if (database->library)
            work(*database->library);
    });
}

void LibraryService::refresh()
{
    ask(
        this, [](RunLibrary& library) { return library.list(); },
        [this](const Result<std::vector<RunInfo>>& runs) { take(runs); });
}

void LibraryService::take(const Result<std::vector<RunInfo>>& runs)
{
    const QString failure = runs ? QString() : toQt(sentence(runs.error()));
    const bool changed = !m_listed || failure != m_failure || (runs && *runs != m_runs);
    m_listed = true;
    m_failure = failure;
    if (runs)
        m_runs = *runs;
    if (changed)
        emit runsChanged();
}

void LibraryService::look()
{
    if (m_held)
        return;
    post([this, database = m_database](RunLibrary& library) {
        const int64_t version = library.dataVersion();
        const bool changed = version != database->version;
        database->version = version;
        if (changed)
            QMetaObject::invokeMethod(this, [this] { refresh(); });
    });
}

} // namespace throughline
