// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does; how it is laid out is in run_page_layout.cpp.
#include <ui/run/cell_pane.h>
#include <ui/run/cell_tree_model.h>
#include <ui/run/cell_words.h>
#include <ui/run/log_model.h>
#include <ui/run/run_page.h>
#include <ui/session/background.h>
#include <ui/session/session.h>
#include <ui/texts/texts_pane.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QDateTime>
#include <QScrollBar>
#include <QStackedLayout>

namespace throughline {

namespace {
constexpr int refreshEveryMs = 100;   // where a core is left over
constexpr int refreshSeldomMs = 1000; // where painting takes from what is measured

/// "tiny, random weights · 32 new tokens · quick".
QString describe(const Experiment& experiment)
{
    const Block& block = experiment.blocks.front();
    QStringList parts{toQt(block.models).join(QStringLiteral(", "))};
    const Settings& settings = block.settings;
    if (settings.task == Task::Forward)
        parts << RunPage::tr("forward pass");
    else if (settings.totalLength > 0)
        parts << RunPage::tr("total length %1").arg(settings.totalLength);
    else
        parts << RunPage::tr("%1 new tokens").arg(settings.newTokens);
    parts << RunPage::tr("%1 protocol").arg(toQt(nameOf(settings.protocol.name)));
    return parts.join(QStringLiteral(" · "));
}
} // namespace

void RunPage::connectEngine()
{
    EngineRun& engine = m_session.engine();
    connect(&engine, &EngineRun::started, this, &RunPage::begin);
    connect(&engine, &EngineRun::applied, this, &RunPage::take);
    connect(&engine, &EngineRun::ended, this, &RunPage::end);
    connect(&engine, &EngineRun::stopRequested, this, &RunPage::showHead);
    connect(&engine, &EngineRun::waiting, this, [this](const QString& sentence) {
        m_waiting = sentence;
        showHead();
    });
    connect(&engine, &EngineRun::measuringChanged, this, [this](bool measuring) {
        m_chart->setHeld(measuring && !m_session.engine().spareCore());
        if (!measuring)
            refreshSoon();
    });
    m_refreshTimer.setSingleShot(true);
    connect(&m_refreshTimer, &QTimer::timeout, this, &RunPage::refresh);
}

void RunPage::begin()
{
    m_stack->setCurrentIndex(1);
    m_log->clear();
    m_digest.reset();
    m_texts->setDigest({});
    m_waiting.clear();
    m_cell = -1;
    m_follows = true;
    m_cellPane->clear();
    refresh();
}

bool RunPage::mayPaint() const { return !m_session.engine().measuring() || m_session.engine().spareCore(); }

void RunPage::take(const Event& event)
{
    m_waiting.clear();
    m_log->take(event, m_session.engine().result());
    // A cell that ended is shown at once: the next one loads or warms up meanwhile.
    if (std::holds_alternative<CellEndedEvent>(event.body) || std::holds_alternative<PlanEvent>(event.body))
        m_sinceRefresh.invalidate();
    refreshSoon();
}

void RunPage::refreshSoon()
{
    if (!mayPaint() || m_refreshTimer.isActive())
        return;
    const int every = m_session.engine().spareCore() ? refreshEveryMs : refreshSeldomMs;
    const qint64 since = m_sinceRefresh.isValid() ? m_sinceRefresh.elapsed() : every;
    m_refreshTimer.start(int(qMax<qint64>(0, every - since)));
}

void RunPage::refresh()
{
    if (!mayPaint()) // a repeat has begun meanwhile; its end asks again
        return;
    m_sinceRefresh.start();
    const RunResult& run = m_session.engine().result();
    const bool fresh = m_cells->rowCount() == 0;
    m_cells->setRun(run);
    if (fresh)
        m_tree->expandAll();
    const bool atEnd = m_logView->verticalScrollBar()->value() == m_logView->verticalScrollBar()->maximum();
    m_log->flush();
    if (atEnd)
        m_logView->scrollToBottom();
    follow();
    if (m_digest)
        showDigest();
    else
        m_cellPane->display(run, m_cell, m_digest);
    showHead();
    digest();
}

void RunPage::digest()
{
    if (m_digesting) {
        m_digestAgain = true;
        return;
    }
    m_digesting = true;
    m_digestAgain = false;
    auto run = std::make_shared<const RunResult>(m_session.engine().result());
    inBackground(
        this, [run] { return digestOf(run); },
        [this](const RunDigestPtr& digest) {
            m_digesting = false;
            const bool old = digest->run->started.runId != m_session.engine().result().started.runId;
            if (!old)
                m_digest = digest;
            if (!old && mayPaint()) // else the next refresh shows it
                showDigest();
            if (old || (m_digestAgain && mayPaint()))
                this->digest();
        });
}

void RunPage::showDigest()
{
    m_cells->setDigest(m_digest);
    m_chart->setCharts(m_digest->charts, {m_digest->run});
    m_texts->setDigest(m_digest);
    m_cellPane->display(m_session.engine().result(), m_cell, m_digest);
    showHead(); // the run's summary line
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
    m_cellPane->display(m_session.engine().result(), cell, m_digest);
}

void RunPage::end()
{
    m_refreshTimer.stop();
    m_chart->setHeld(false);
    refresh();
}

void RunPage::showHead()
{
    const EngineRun& engine = m_session.engine();
    if (!engine.experiment())
        return;
    m_title->setText(toQt(engine.experiment()->name));
    const bool running = engine.running();
    m_stopAfter->setVisible(running);
    m_stopNow->setVisible(running);
    m_stopAfter->setEnabled(!engine.stopAsked());
    m_inLibrary->setVisible(!running && !engine.result().started.runId.empty());
    if (!running && !engine.failure().isEmpty()) {
        m_state->say(engine.failure(), Tone::Bad);
        return;
    }
    if (!m_waiting.isEmpty()) {
        m_state->say(m_waiting, Tone::Caution);
        return;
    }
    if (running && engine.stopAsked()) {
        m_state->say(tr("Stopping after this cell; Shift+F5 again stops now"), Tone::Caution);
        return;
    }
    QStringList parts{describe(*engine.experiment())};
    const RunResult& run = engine.result();
    const QDateTime started = QDateTime::fromString(toQt(run.started.startedUtc), Qt::ISODateWithMs);
    if (started.isValid())
        parts << tr("started %1").arg(started.toLocalTime().toString(QStringLiteral("HH:mm")));
    if (!running && !run.started.runId.empty())
        parts << lookOf(run.state).word;
    if (!running && m_digest && m_digest->run->state != RunState::Running)
        parts << toQt(inWords(m_digest->line, *m_digest->run));
    m_state->say(parts.join(QStringLiteral(" · ")));
}

void RunPage::openInLibrary() { m_session.showRun(toQt(m_session.engine().result().started.runId)); }

} // namespace throughline
