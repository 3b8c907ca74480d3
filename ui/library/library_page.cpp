// SPDX-License-Identifier: GPL-3.0-or-later
// How the page follows the library, the filter and what is chosen. What buttons do is in library_actions.cpp.
#include <ui/library/cell_list_view.h>
#include <ui/library/drop_veil.h>
#include <ui/library/library_page.h>
#include <ui/library/run_list_model.h>
#include <ui/library/run_list_view.h>
#include <ui/library/run_panel.h>
#include <ui/library/run_transfer.h>
#include <ui/session/background.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QMenu>
#include <QSettings>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace throughline {

namespace {
constexpr int deltaPauseMs = 500;
const QString groupingKey = QStringLiteral("library/grouping");
} // namespace

LibraryPage::LibraryPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedLayout(this))
    , m_deltas(new ReferenceDeltas(session.library(), this))
    , m_runs(new RunListModel(m_deltas, this))
    , m_deltaPause(new QTimer(this))
{
    setAcceptDrops(true);
    m_deltaPause->setSingleShot(true);
    m_deltaPause->setInterval(deltaPauseMs);
    m_empty = new EmptyState(tr("No run is saved yet."), tr("Run the experiment"), "run", this);
    m_failed = new EmptyState({}, tr("Try again"), "reset", this);
    m_failed->setObjectName("libraryFailed");
    m_stack->addWidget(withTitle(m_empty));
    m_stack->addWidget(makeContent());
    m_stack->addWidget(withTitle(m_failed));
    m_veil = new DropVeil(this);
    const int grouping = QSettings().value(groupingKey, int(RunGrouping::Experiment)).toInt();
    m_runs->setGrouping(RunGrouping(qBound(0, grouping, int(RunGrouping::Tags))));
    connectAll();
    connectLists();
    connectActions();
    list();
    inBackground(this, removeOldDraggedFiles, [](int) {});
}

QWidget* LibraryPage::withTitle(QWidget* state)
{
    auto* place = new QWidget(this);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(metric::margin, 20, metric::margin, metric::margin);
    column->setSpacing(0);
    column->addWidget(pageTitle(tr("Library"), place));
    column->addWidget(state, 1);
    return place;
}

void LibraryPage::connectAll()
{
    connect(&m_session.library(), &LibraryService::runsChanged, this, &LibraryPage::list);
    connect(&m_session, &Session::runWanted, this, qOverload<const QString&>(&LibraryPage::choose));
    connect(&m_session.engine(), &EngineRun::applied, this, [this](const Event& event) {
        const EngineRun& engine = m_session.engine();
        const bool costsNothing = !engine.own() || engine.spareCore(); // of what this window measures
        if (isVisible() && costsNothing && std::holds_alternative<CellEndedEvent>(event.body))
            m_session.library().refresh();
    });
    connect(m_empty->button(), &QPushButton::clicked, m_session.actions().of(Act::Run), &QAction::trigger);
    connect(m_failed->button(), &QPushButton::clicked, &m_session.library(), &LibraryService::reopen);
    connect(m_bar, &FilterBar::queryChanged, this, &LibraryPage::filter);
    connect(m_bar, &FilterBar::whatChanged, this, &LibraryPage::showWhat);
    connect(m_bar, &FilterBar::leftForRows, this, [this] {
        m_lists->currentWidget()->setFocus(Qt::OtherFocusReason);
        if (m_bar->what() == FilterBar::Runs && !m_table->currentIndex().isValid())
            m_table->chooseFirst();
    });
    connect(m_panel, &RunPanel::tagsChanged, this, &LibraryPage::changeTags);
    connect(m_panel, &RunPanel::notesChanged, this, &LibraryPage::changeNotes);
}

void LibraryPage::connectLists()
{
    m_runs->setCarry([this](const std::vector<RunInfo>& runs) { return carry(runs); });
    connect(m_runs, &RunListModel::renameWanted, this, &LibraryPage::rename);
    connect(m_table, &RunListView::chosenChanged, this, &LibraryPage::showChosen);
    connect(m_table, &RunListView::inSightChanged, this, &LibraryPage::wantDeltas);
    m_table->setCsv([this](const QStringList& ids) { return runsCsv(infos(ids), *m_deltas); });
    connect(m_table, &RunListView::entered, this, &LibraryPage::compareChosen);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        QMenu menu(this);
        fillRunMenu(menu);
        menu.exec(m_table->viewport()->mapToGlobal(at));
    });
    connect(m_cells, &CellListView::chosenChanged, this, &LibraryPage::showChosen);
    connect(m_cells, &CellListView::failed, this, [this](const QString& why) { m_session.say(Tone::Bad, why); });
    connect(m_cells, &CellListView::listed, this, [this] {
        showCount();
        if (m_bar->what() == FilterBar::Cells && m_cells->chosenRuns().isEmpty())
            m_cells->chooseRun(m_table->chosen().value(0));
    });
    m_deltas->setMargin(m_session.settings().values().margin);
    connect(&m_session.settings(), &SettingsStore::changed, this,
        [this] { m_deltas->setMargin(m_session.settings().values().margin); });
    connect(m_deltas, &ReferenceDeltas::pinned, this, [this] {
        m_table->viewport()->update();
        showChosen();
        showCount();
        wantDeltas();
    });
    connect(m_deltas, &ReferenceDeltas::computed, this, [this] {
        const RunColumn column = m_runs->order().column;
        if ((column == RunColumn::Delta || column == RunColumn::Matched) && !m_deltaPause->isActive())
            m_deltaPause->start();
    });
    connect(m_deltaPause, &QTimer::timeout, m_runs, &RunListModel::arrangeAnew);
}

void LibraryPage::connectActions()
{
    const auto act = [this](Act which, const auto& what) {
        connect(m_session.actions().of(which), &QAction::triggered, this, what);
    };
    act(Act::Filter, [this] {
        m_session.show(Page::Library);
        m_bar->focusFilter();
    });
    act(Act::Export, [this] {
        if (isVisible())
            exportFolder();
    });
    act(Act::ImportRuns, [this] { chooseFilesToImport(); });
    act(Act::PinRun, [this] { pinChosen(); });
    act(Act::RenameRun, [this] { renameChosen(); });
    act(Act::TagRuns, [this] { m_panel->focusTags(); });
    act(Act::DeleteRuns, [this] { removeChosen(); });
    act(Act::BringBackRuns, [this] { bringBack(); });
    setActionsEnabled();
}

void LibraryPage::list()
{
    const LibraryService& library = m_session.library();
    const bool nothing = library.runs().empty();
    const bool failed = !library.failure().isEmpty();
    m_empty->setSentence(library.listed() ? tr("No run is saved yet.") : tr("The library is being opened…"));
    m_empty->button()->setVisible(library.listed());
    m_failed->setSentence(library.failure());
    m_stack->setCurrentIndex(!nothing ? Content : failed ? Failed : Empty);
    m_runs->setRuns(library.shared());
    showCount();
    if (!library.notice().isEmpty() && library.notice() != m_noticed) {
        m_noticed = library.notice();
        m_session.say(Tone::Caution, m_noticed);
    }
    if (nothing) {
        m_panel->display({});
        setActionsEnabled();
        return;
    }
    const QString wanted = m_wanted; // which choose() clears
    choose(wanted);                  // it may never come: it was deleted, or its file refused
    if (m_table->chosen().isEmpty())
        m_table->chooseFirst();
    m_panel->refresh();
    wantDeltas();
}

void LibraryPage::choose(const QString& runId)
{
    m_wanted = runId;
    if (runId.isEmpty() || !m_session.library().find(runId))
        return; // it comes with the next list
    m_wanted.clear();
    m_bar->setWhat(FilterBar::Runs);
    if (m_table->choose(runId))
        return;
    m_bar->setText({}); // hidden by the filter
    m_table->choose(runId);
}

void LibraryPage::choose(const QStringList& runIds)
{
    choose(runIds.value(0));
    for (const QString& id : runIds.mid(1))
        m_table->chooseToo(id);
}

QStringList LibraryPage::chosen() const
{
    return m_bar->what() == FilterBar::Runs ? m_table->chosen() : m_cells->chosenRuns();
}

std::vector<RunInfo> LibraryPage::infos(const QStringList& runIds) const
{
    std::vector<RunInfo> all;
    for (const QString& id : runIds)
        if (const RunInfo* run = m_session.library().find(id))
            all.push_back(*run);
    return all;
}

void LibraryPage::showChosen()
{
    setActionsEnabled();
    if (isVisible()) // folding a run nobody looks at would only cost
        m_panel->display(chosen());
}

void LibraryPage::setActionsEnabled()
{
    const QStringList ids = chosen();
    const bool any = isVisible() && !ids.isEmpty();
    const bool one = any && ids.size() == 1;
    const bool isReference = one && m_deltas->reference() == ids.front();
    const RunInfo* run = one ? m_session.library().find(ids.front()) : nullptr;
    const bool canBePinned = run && run->state != RunState::Running && run->unreadable.empty() && run->tool.empty();
    Actions& actions = m_session.actions();
    actions.of(Act::PinRun)->setEnabled(isReference || canBePinned);
    actions.of(Act::RenameRun)->setEnabled(one && m_bar->what() == FilterBar::Runs);
    actions.of(Act::TagRuns)->setEnabled(any);
    actions.of(Act::DeleteRuns)->setEnabled(any);
    actions.of(Act::BringBackRuns)->setEnabled(isVisible());
    m_pin->setEnabled(isReference || canBePinned);
    m_pin->setText(isReference ? tr("Unpin") : tr("Pin"));
    m_compare->setEnabled(!ids.isEmpty());
    m_report->setEnabled(!ids.isEmpty());
    m_more->setEnabled(true);
}

void LibraryPage::filter()
{
    if (m_bar->what() == FilterBar::Cells)
        m_cells->setQuery(m_bar->query());
    else // a query of cells asks for what runs don't have
        m_runs->setQuery(m_bar->query());
    showCount();
}

void LibraryPage::showWhat()
{
    const bool cells = m_bar->what() == FilterBar::Cells;
    m_lists->setCurrentIndex(m_bar->what());
    m_cells->setActive(cells && isVisible());
    filter();
    showChosen();
}

void LibraryPage::showCount()
{
    const LibraryService& library = m_session.library();
    if (!library.failure().isEmpty()) {
        m_bar->say(library.failure(), Tone::Bad);
        return;
    }
    if (m_bar->what() == FilterBar::Cells) {
        const QString count = tr("%n cell", "%n cells", m_cells->shown());
        m_bar->say(m_cells->pending() > 0 ? tr("%1 · %2").arg(
                       count, tr("%n run is still being read", "%n runs are still being read", m_cells->pending()))
                                          : count);
        m_foot->setText(tr("Cells of all runs. Drop result files to import them."));
        return;
    }
    const int all = m_runs->runs();
    const QString count = m_runs->shown() == all ? tr("%n run", "%n runs", all)
                                                 : tr("%1 of %n run", "%1 of %n runs", all).arg(m_runs->shown());
    const QStringList groupings{QString(), tr("experiment"), tr("model"), tr("day"), tr("host"), tr("tags")};
    const QString& by = groupings[int(m_runs->grouping())];
    QString text = by.isEmpty() ? count : tr("%1 · grouped by %2").arg(count, by);
    if (library.pending() > 0)
        text = tr("%1 · %2").arg(text, tr("%n is being read", "%n are being read", library.pending()));
    m_bar->say(text);
    m_foot->setText(library.find(m_deltas->reference())
            ? tr("Δ %: geometric mean of output tokens/s over matched cells, 95 % interval. Drop result files to "
                 "import them.")
            : tr("Pin a run (Ctrl+D) to see how much faster every other one is. Drop result files to import them."));
}

void LibraryPage::setGrouping(RunGrouping grouping)
{
    m_runs->setGrouping(grouping);
    QSettings().setValue(groupingKey, int(grouping));
    showCount();
}

void LibraryPage::wantDeltas()
{
    const bool measuring = m_session.engine().running() && !m_session.engine().spareCore();
    if (!isVisible() || measuring)
        return;
    QStringList wanted = m_table->inSight();
    const RunColumn column = m_runs->order().column;
    if (column == RunColumn::Delta || column == RunColumn::Matched)
        wanted += m_runs->shownIds();
    m_deltas->want(wanted);
}

void LibraryPage::showEvent(QShowEvent*)
{
    m_session.library().refresh();
    m_cells->setActive(m_bar->what() == FilterBar::Cells);
    showChosen();
}

void LibraryPage::hideEvent(QHideEvent*)
{
    m_cells->setActive(false);
    setActionsEnabled(); // Del and F2 are other pages' now
}

} // namespace throughline
