// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/library_service.h>
#include <ui/widgets/to_qt.h>

#include <QElapsedTimer>
#include <QTimer>

namespace throughline {

namespace {
constexpr int lookEveryMs = 1000;
constexpr int recomputeMs = 100; // between two looks at the list while stale rows are made
constexpr int keptDaysInTrash = 7;
} // namespace

/// Only touched on the database thread, except for being made and deleted.
struct LibraryService::Database : QObject {
    std::unique_ptr<RunLibrary> library;
    int64_t version = 0;
};

/// A list with all that is derived from it, made on the database thread.
struct LibraryService::Listed {
    std::shared_ptr<std::vector<RunInfo>> runs;
    std::shared_ptr<std::unordered_map<std::string, std::size_t>> places;
    std::vector<std::string> stale;
    QString failure;
};

LibraryService::LibraryService(QString path, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    m_thread.setObjectName("library");
}

LibraryService::~LibraryService()
{
    wait([](RunLibrary&) {}); // what was asked for last, a note say, is written
    m_thread.quit();
    m_thread.wait();
}

void LibraryService::start()
{
    m_database = new Database;
    m_database->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_database, &QObject::deleteLater);
    m_thread.start();
    open();
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &LibraryService::look);
    timer->start(lookEveryMs);
}

void LibraryService::open()
{
    QMetaObject::invokeMethod(m_database, [this, database = m_database, path = m_path] {
        database->library.reset();
        auto opened = RunLibrary::open(path);
        QString notice;
        if (opened) {
            database->library = std::move(*opened);
            database->version = database->library->dataVersion(); // what changes from here on is looked for
            notice = database->library->notice();
        }
        const QString failure = opened ? QString() : toQt(sentence(opened.error()));
        QMetaObject::invokeMethod(this, [this, failure, notice] {
            m_failure = failure;
            m_notice = notice;
            if (!failure.isEmpty())
                emit runsChanged();
        });
    });
    refresh();
    post([](RunLibrary& library) { (void)library.purge(keptDaysInTrash); }); // what can't be removed now is later
}

void LibraryService::reopen()
{
    if (m_database) // else start() opens it
        open();
}

const RunInfo* LibraryService::find(const QString& runId) const
{
    if (!m_places)
        return nullptr;
    const auto place = m_places->find(runId.toStdString());
    return place == m_places->end() ? nullptr : &(*m_runs)[place->second];
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

void LibraryService::wait(const std::function<void(RunLibrary&)>& work)
{
    if (!m_database)
        return;
    QMetaObject::invokeMethod(
        m_database,
        [database = m_database, &work] {
            if (database->library)
                work(*database->library);
        },
        Qt::BlockingQueuedConnection);
}

void LibraryService::refresh()
{
    ask(
        this,
        [](RunLibrary& library) {
            Listed listed;
            auto listing = library.listNow();
            if (!listing) {
                listed.failure = toQt(sentence(listing.error()));
                return listed;
            }
            listed.runs = std::make_shared<std::vector<RunInfo>>(std::move(listing->runs));
            listed.stale = std::move(listing->stale);
            listed.places = std::make_shared<std::unordered_map<std::string, std::size_t>>();
            listed.places->reserve(listed.runs->size());
            for (std::size_t i = 0; i < listed.runs->size(); ++i)
                listed.places->emplace((*listed.runs)[i].runId, i);
            return listed;
        },
        [this](const Listed& listed) { take(listed); });
}

void LibraryService::take(const Listed& listed)
{
    const bool changed = !m_listed || listed.failure != m_failure || (listed.runs && *listed.runs != *m_runs);
    m_listed = true;
    m_failure = listed.failure;
    if (listed.runs) {
        m_runs = listed.runs;
        m_places = listed.places;
        m_stale = listed.stale;
        m_pending = int(m_stale.size());
    }
    if (changed)
        emit runsChanged();
    recompute();
}

void LibraryService::recompute()
{
    if (m_stale.empty() || m_recomputing || m_held)
        return;
    m_recomputing = true;
    ask(
        this,
        [stale = m_stale](RunLibrary& library) {
            QElapsedTimer timer;
            timer.start();
            for (const std::string& runId : stale) {
                (void)library.recompute(runId); // one that is gone meanwhile is in no later list
                if (timer.elapsed() > recomputeMs)
                    break;
            }
            return 0;
        },
        [this](int) {
            m_recomputing = false;
            refresh();
        });
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
