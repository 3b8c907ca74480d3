// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/fold.h>
#include <ui/session/background.h>
#include <ui/session/live_digest.h>

#include <algorithm>
#include <utility>

namespace throughline {

/// What the tasks know of the run, one after another.
struct LiveDigest::Shadow {
    Fold fold;
    std::vector<std::pair<std::size_t, CellState>> seen; // per cell: repeats, state of its summary
    std::vector<CellSummary> summaries;
    std::vector<ChartData> charts;
    std::vector<PromptOutputs> outputs;
    bool cellEnded = true; // since the charts that are not shown were made

    void take(const Event& event)
    {
        fold.apply(event);
        cellEnded = cellEnded || std::holds_alternative<CellEndedEvent>(event.body)
            || std::holds_alternative<PlanEvent>(event.body) || std::holds_alternative<RunEndedEvent>(event.body);
    }
    RunDigestPtr digest(const std::set<ChartKind>& shown);
    void summariseCells(const RunResult& run);
    void makeCharts(const RunResult& run, const std::set<ChartKind>& shown);
};

void LiveDigest::Shadow::summariseCells(const RunResult& run)
{
    seen.resize(run.cells.size(), {0, CellState::Planned});
    summaries.resize(run.cells.size());
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
    const bool all = std::exchange(cellEnded, false) || charts.empty();
    charts.resize(chartKinds().size());
    for (std::size_t i = 0; i < charts.size(); ++i)
        if (all || shown.contains(chartKinds()[i]))
            charts[i] = makeChart(chartKinds()[i], {&run});
    if (all)
        outputs = promptOutputs(run);
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
    digest->line = summaryLine(*run);
    digest->charts = charts;
    digest->outputs = outputs;
    return digest;
}

LiveDigest::LiveDigest(QObject* parent)
    : QObject(parent)
    , m_shadow(std::make_shared<Shadow>())
{ }

void LiveDigest::clear()
{
    m_shadow = std::make_shared<Shadow>(); // a task under way keeps the old one, and its answer is dropped
    m_waiting.clear();
    m_latest.reset();
    m_busy = m_again = false;
}

void LiveDigest::take(const Event& event)
{
    // Where a run stands within a pass is no matter of results, and would pile up while nothing is asked.
    if (!std::holds_alternative<ProgressEvent>(event.body))
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
    if (!m_busy && (!m_waiting.empty() || !m_latest || m_newlyShown))
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
            return shadow->digest(shown);
        },
        [this, shadow = m_shadow](const RunDigestPtr& digest) {
            if (shadow != m_shadow)
                return;
            m_busy = false;
            m_latest = digest;
            emit made();
            if (m_again)
                ask();
        });
}

} // namespace throughline
