// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/fold.h>
#include <ui/session/background.h>
#include <ui/session/live_digest.h>

#include <QElapsedTimer>

#include <algorithm>
#include <tuple>
#include <utility>

namespace throughline {

namespace {
/// Of a long run, charts that are not looked at and texts take so much of the time at most: making them takes the
/// longer the longer the run is, and a run of thousands of cells may end one every second.
constexpr qint64 shareForOthers = 50;         // a fiftieth
constexpr qint64 quickOthersNs = 200'000'000; // are made whenever a cell has ended
} // namespace

/// What the tasks know of the run, one after another.
struct LiveDigest::Shadow {
    Fold fold;
    std::vector<std::pair<std::size_t, CellState>> seen; // per cell: repeats, state of its summary
    SharedList<CellSummary> summaries;
    std::vector<ChartData> charts;
    std::vector<PromptOutputs> outputs;
    bool cellEnded = true; // since the charts that are not shown were made
    QElapsedTimer sinceOthers;
    qint64 othersTookNs = 0;

    void take(const Event& event)
    {
        fold.apply(event);
        cellEnded = cellEnded || std::holds_alternative<CellEndedEvent>(event.body)
            || std::holds_alternative<PlanEvent>(event.body) || std::holds_alternative<RunEndedEvent>(event.body);
    }
    RunDigestPtr digest(const std::set<ChartKind>& shown);
    /// Until the charts that are not shown may be made; 0: now.
    int othersDueInMs() const
    {
        const qint64 pause = othersTookNs < quickOthersNs ? 0 : shareForOthers * othersTookNs;
        return sinceOthers.isValid() ? int(std::max<qint64>(0, pause - sinceOthers.nsecsElapsed()) / 1'000'000) : 0;
    }
    void summariseCells(const RunResult& run);
    void makeCharts(const RunResult& run, const std::set<ChartKind>& shown);
};

void LiveDigest::Shadow::summariseCells(const RunResult& run)
{
    if (seen.size() != run.cells.size()) {
        seen.assign(run.cells.size(), {0, CellState::Planned});
        summaries = std::vector<CellSummary>(run.cells.size());
    }
    for (std::size_t i = 0; i < run.cells.size(); ++i) {
        const std::pair now{run.cells[i].repeats.size(), run.cells[i].state};
        if (now == seen[i])
            continue;
        seen[i] = now;
        summaries[i] = now.first == 0 ? CellSummary{} : summarise(run, run.cells[i]);
    }
}

void LiveDigest::Shadow::makeCharts(const RunResult& run, const std::set<ChartKind>& shown)
{
    const bool all = charts.empty() || (cellEnded && othersDueInMs() == 0);
    QElapsedTimer taking;
    taking.start();
    charts.resize(chartKinds().size());
    for (std::size_t i = 0; i < charts.size(); ++i)
        if (all || shown.contains(chartKinds()[i]))
            charts[i] = makeChart(chartKinds()[i], {&run});
    if (!all)
        return;
    outputs = promptOutputs(run);
    cellEnded = false;
    othersTookNs = taking.nsecsElapsed();
    sinceOthers.start();
}

RunDigestPtr LiveDigest::Shadow::digest(const std::set<ChartKind>& shown)
{
    auto run = std::make_shared<const RunResult>(fold.result());
    if (run->state != RunState::Running)
        return digestOf(run); // whole
    summariseCells(*run);
    makeCharts(*run, shown);
    auto digest = std::make_shared<RunDigest>();
    digest->run = run;
    digest->cells = summaries;
    digest->charts = charts;
    digest->outputs = outputs;
    return digest;
}

LiveDigest::LiveDigest(QObject* parent)
    : QObject(parent)
    , m_shadow(std::make_shared<Shadow>())
{
    m_othersTimer.setSingleShot(true);
    connect(&m_othersTimer, &QTimer::timeout, this, &LiveDigest::othersDue);
}

void LiveDigest::clear()
{
    m_shadow = std::make_shared<Shadow>(); // a task under way keeps the old one, and its answer is dropped
    m_waiting.clear();
    m_latest.reset();
    m_busy = m_again = m_behind = false;
    m_othersTimer.stop();
}

void LiveDigest::take(const Event& event)
{
    // Where a run stands within a pass is no matter of results, and would pile up while nothing is asked. What it
    // logged is in the page's own log, and would be copied with each digest.
    if (!std::holds_alternative<ProgressEvent>(event.body) && !std::holds_alternative<LogEvent>(event.body))
        m_waiting.push_back(event);
}

void LiveDigest::setShown(std::set<ChartKind> kinds)
{
    m_newlyShown = m_newlyShown || !std::includes(m_shown.begin(), m_shown.end(), kinds.begin(), kinds.end());
    m_shown = std::move(kinds);
}

void LiveDigest::ask()
{
    m_again = m_busy;
    const bool othersDue = m_behind && !m_othersTimer.isActive();
    if (!m_busy && (!m_waiting.empty() || !m_latest || m_newlyShown || othersDue))
        begin();
}

void LiveDigest::begin()
{
    m_busy = true;
    m_again = m_newlyShown = false;
    auto events = std::make_shared<std::vector<Event>>(std::exchange(m_waiting, {}));
    inBackground(
        this,
        [shadow = m_shadow, events, shown = m_shown] {
            for (const Event& event : *events)
                shadow->take(event);
            const RunDigestPtr digest = shadow->digest(shown);
            const bool behind = digest->run->state == RunState::Running && shadow->cellEnded;
            return std::tuple(digest, behind, shadow->othersDueInMs());
        },
        [this, shadow = m_shadow](const std::tuple<RunDigestPtr, bool, int>& answer) {
            if (shadow != m_shadow)
                return;
            const auto& [digest, behind, dueInMs] = answer;
            m_busy = false;
            m_latest = digest;
            m_behind = behind;
            if (behind)
                m_othersTimer.start(dueInMs);
            emit made();
            if (m_again)
                ask();
        });
}

} // namespace throughline
