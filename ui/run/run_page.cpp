// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does; how it is laid out is in run_page_layout.cpp.
#include <plots/chart_view.h>
#include <ui/run/cell_pane.h>
#include <ui/run/cell_tree_model.h>
#include <ui/run/log_model.h>
#include <ui/run/log_pane.h>
#include <ui/run/run_head.h>
#include <ui/run/run_page.h>
#include <ui/run/side_pane.h>
#include <ui/session/session.h>
#include <ui/texts/texts_pane.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/row_view.h>

#include <QStackedLayout>
#include <QStackedWidget>

#include <utility>

namespace throughline {

namespace {
constexpr int refreshEveryMs = 100;   // where a core is left over
constexpr int refreshSeldomMs = 1000; // where painting takes from what is measured
constexpr int paintMs = 15;           // what was asked to be drawn is drawn by then
constexpr int mostOpenCells = 40;     // of more, only the running group is open
} // namespace

void RunPage::connectEngine()
{
    EngineRun& engine = m_session.engine();
    connect(&engine, &EngineRun::started, this, &RunPage::begin);
    connect(&engine, &EngineRun::applied, this, &RunPage::take);
    connect(&engine, &EngineRun::ended, this, &RunPage::end);
    connect(&engine, &EngineRun::restBegan, this, &RunPage::rest);
    const auto showHead = [this] { m_head->display(m_live.latest()); };
    connect(&engine, &EngineRun::stopRequested, this, showHead);
    connect(&engine, &EngineRun::couldNotStop, this, showHead);
    connect(&engine, &EngineRun::waiting, this, showHead);
    connect(&engine, &EngineRun::otherProgressed, this, showHead); // one line of text a second, and nothing else
    connect(&engine, &EngineRun::measuringChanged, this, [this](bool measuring) {
        m_chart->setHeld(measuring && !m_session.engine().spareCore());
        if (!measuring)
            refreshSoon();
    });
    connect(&m_live, &LiveDigest::made, this, [this] {
        if (mayPaint()) // else the next refresh shows it
            showDigest();
        if (m_resting)
            m_goOnTimer.start(paintMs);
    });
    connect(&m_live, &LiveDigest::othersDue, this, &RunPage::refreshSoon);
    m_refreshTimer.setSingleShot(true);
    connect(&m_refreshTimer, &QTimer::timeout, this, &RunPage::refresh);
    m_goOnTimer.setSingleShot(true);
    connect(&m_goOnTimer, &QTimer::timeout, this, &RunPage::goOn);
}

void RunPage::begin()
{
    m_stack->setCurrentIndex(1);
    m_tree->setEmptyText(tr("The plan is being made…"));
    m_log->model().clear();
    m_live.clear();
    m_shown.reset();
    m_texts->setDigest({});
    m_side->samples().clear();
    m_side->setLive(true);
    m_side->cellPane().clear();
    m_chart->view()->setLive(true);
    m_cell = -1;
    m_follows = true;
    m_resting = false;
    refresh();
}

bool RunPage::mayPaint() const { return !m_session.engine().measuring() || m_session.engine().spareCore(); }

bool RunPage::isSeen() const { return isVisible() || m_chart->hasWindows(); }

void RunPage::take(const Event& event)
{
    const RunResult& run = m_session.engine().result();
    m_log->model().take(event, run);
    m_side->samples().take(event, run);
    m_live.take(event);
    // A cell that ended is shown at once: the next one loads or warms up meanwhile.
    if (std::holds_alternative<CellEndedEvent>(event.body) || std::holds_alternative<PlanEvent>(event.body)) {
        m_sinceRefresh.invalidate();
        m_refreshTimer.stop();
    }
    refreshSoon();
}

void RunPage::refreshSoon()
{
    if (!isSeen() || !mayPaint() || m_refreshTimer.isActive())
        return;
    const int every = m_session.engine().spareCore() ? refreshEveryMs : refreshSeldomMs;
    const qint64 since = m_sinceRefresh.isValid() ? m_sinceRefresh.elapsed() : every;
    m_refreshTimer.start(int(qMax<qint64>(0, every - since)));
}

void RunPage::refresh()
{
    if (!isSeen() || !mayPaint()) // shown by and by: when it is seen, or when the repeat has ended
        return;
    m_sinceRefresh.start();
    const bool fresh = m_cells->rowCount() == 0;
    m_cells->setRun(m_session.engine().result());
    if (fresh && int(m_session.engine().result().cells.size()) <= mostOpenCells)
        m_tree->expandAll();
    m_log->flush();
    m_side->refresh();
    follow();
    showDigest();
    m_live.setShown(m_chart->shownKinds());
    m_live.ask();
}

void RunPage::showDigest()
{
    const RunDigestPtr digest = m_live.latest();
    if (digest && digest != m_shown) {
        m_shown = digest;
        m_cells->setDigest(digest);
        showView(m_middle->currentIndex());
    }
    m_side->cellPane().display(m_session.engine().result(), m_cell, digest);
    m_head->display(digest);
}

/// Only what is seen is brought up to date.
void RunPage::showView(int view)
{
    m_middle->setCurrentIndex(view);
    if (!m_shown)
        return;
    if (view == Charts || m_chart->hasWindows())
        m_chart->setCharts(m_shown->charts, {m_shown->run});
    if (view == Texts)
        m_texts->setDigest(m_shown);
}

void RunPage::rest()
{
    if (!isSeen() || m_session.engine().spareCore()) {
        m_session.engine().goOn();
        return;
    }
    m_resting = true;
    m_refreshTimer.stop();
    refresh();
    if (!m_live.busy())
        m_goOnTimer.start(paintMs);
}

void RunPage::goOn()
{
    if (std::exchange(m_resting, false))
        m_session.engine().goOn();
}

void RunPage::follow()
{
    const int running = m_cells->runningCell();
    if (!m_follows || running < 0 || running == m_cell)
        return;
    const QModelIndex index = m_cells->indexOf(running);
    m_cell = running;
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void RunPage::showCell(int cell)
{
    if (cell < 0)
        return;
    m_cell = cell;
    m_side->cellPane().display(m_session.engine().result(), cell, m_live.latest());
}

void RunPage::chooseCell(int cell)
{
    if (cell < 0)
        return;
    m_follows = cell == m_cells->runningCell();
    showCell(cell);
    m_side->choose(SidePane::Cell);
}

void RunPage::end()
{
    m_refreshTimer.stop();
    m_chart->setHeld(false);
    m_chart->view()->setLive(false);
    m_side->setLive(false);
    m_tree->setEmptyText(tr("There is no plan: nothing was run."));
    refresh();
}

void RunPage::showEvent(QShowEvent*)
{
    if (m_session.engine().experiment() || m_session.engine().running())
        refresh();
}

} // namespace throughline
