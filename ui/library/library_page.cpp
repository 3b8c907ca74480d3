// SPDX-License-Identifier: GPL-3.0-or-later
// The list and how it follows the library. What buttons do is in library_actions.cpp.
#include <ui/library/library_page.h>
#include <ui/library/run_filter.h>
#include <ui/library/run_list_model.h>
#include <ui/library/run_panel.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QStackedLayout>

#include <algorithm>

namespace throughline {

namespace {
constexpr int sideWidth = 440;
constexpr int widthForAllColumns = 1040;
} // namespace

LibraryPage::LibraryPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedLayout(this))
    , m_runs(new RunListModel(this))
    , m_filter(new RunFilter(this))
{
    setAcceptDrops(true);
    m_filter->setSourceModel(m_runs);
    m_empty = new EmptyState(tr("No run is saved yet."), tr("Run the experiment"), "run", this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeContent());
    connectAll();
    list();
}

QWidget* LibraryPage::makeContent()
{
    auto* content = new QWidget(this);
    makeTable();
    auto* left = new QVBoxLayout;
    left->setContentsMargins(metric::gapLarge, 20, 12, metric::gap);
    left->setSpacing(metric::gap);
    left->addWidget(makeHead());
    left->addWidget(m_table, 1);
    m_side = new QWidget(content);
    m_panel = new RunPanel(m_session, m_side);
    m_panel->toolPlace()->addWidget(makeTools());
    auto* side = new QHBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    side->addWidget(separator(Qt::Vertical, m_side));
    side->addWidget(m_panel, 1);
    m_side->setFixedWidth(sideWidth);
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 1);
    row->addWidget(m_side);
    return content;
}

QWidget* LibraryPage::makeHead()
{
    auto* head = new QWidget(this);
    m_search = new QLineEdit(head);
    m_search->setObjectName("libraryFilter");
    m_search->setPlaceholderText(tr("Filter: name, model, mode, tag, date"));
    m_search->setAccessibleName(tr("Filter runs"));
    m_search->setClearButtonEnabled(false);
    m_count = new HintLine(head);
    m_count->setObjectName("libraryCount");
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(m_search);
    column->addWidget(m_count);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(metric::gap, 0, metric::gap, 0);
    row->setSpacing(metric::margin);
    row->addWidget(pageTitle(tr("Library"), head), 0, Qt::AlignTop);
    row->addLayout(column, 1);
    return head;
}

void LibraryPage::makeTable()
{
    m_table = new RowView(tr("Runs"), this);
    m_table->setObjectName("runList");
    m_table->setModel(m_filter);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(RunListModel::Started, Qt::DescendingOrder);
    m_table->setColumnWidths({0, 112, 72, 88, 80, 112});
    m_table->setEmptyText(tr("No run holds all of these words."));
}

void LibraryPage::connectAll()
{
    connect(&m_session.library(), &LibraryService::runsChanged, this, &LibraryPage::list);
    connect(&m_session, &Session::runWanted, this, &LibraryPage::choose);
    connect(&m_session.engine(), &EngineRun::applied, this, [this](const Event& event) {
        if (isVisible() && std::holds_alternative<CellEndedEvent>(event.body))
            m_session.library().refresh();
    });
    connect(m_empty->button(), &QPushButton::clicked, m_session.actions().of(Act::Run), &QAction::trigger);
    connect(m_runs, &RunListModel::renameWanted, this, &LibraryPage::rename);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setWords(text);
        showCount();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LibraryPage::showChosen);
    connect(m_session.actions().of(Act::Filter), &QAction::triggered, this, [this] {
        m_session.show(Page::Library);
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

void LibraryPage::list()
{
    const LibraryService& library = m_session.library();
    const QStringList before = chosen();
    m_runs->setRuns(library.runs());
    const bool nothing = library.runs().empty() && library.failure().isEmpty();
    m_empty->setSentence(library.listed() ? tr("No run is saved yet.") : tr("The library is being opened…"));
    m_stack->setCurrentIndex(nothing ? 0 : 1);
    showCount();
    if (nothing)
        return;
    const QString wanted = m_wanted.isEmpty() ? before.value(0) : m_wanted;
    if (chosen().isEmpty())
        choose(wanted);
    else if (m_panel->digest() && m_panel->digest()->run->state == RunState::Running)
        showChosen(); // it has grown, or ended
}

void LibraryPage::choose(const QString& runId)
{
    m_wanted = runId;
    int row = m_runs->rowOf(runId);
    if (row < 0 && runId.isEmpty() && m_runs->rowCount() > 0)
        row = m_filter->mapToSource(m_filter->index(0, 0)).row();
    if (row < 0)
        return;
    m_wanted.clear();
    QModelIndex index = m_filter->mapFromSource(m_runs->index(row, 0));
    if (!index.isValid()) { // hidden by the filter
        m_search->clear();
        index = m_filter->mapFromSource(m_runs->index(row, 0));
    }
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

QStringList LibraryPage::chosen() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList ids;
    for (const QModelIndex& row : rows)
        ids << row.data(KeyRole).toString();
    return ids;
}

void LibraryPage::showChosen()
{
    const QStringList ids = chosen();
    m_compare->setEnabled(!ids.isEmpty());
    m_compare->setText(ids.size() > 1 ? tr("Compare %1").arg(ids.size()) : tr("Compare"));
    m_export->setEnabled(ids.size() == 1);
    if (!ids.isEmpty() && isVisible()) // folding a run nobody looks at would only cost
        m_panel->display(ids.front());
}

void LibraryPage::showCount()
{
    if (!m_session.library().failure().isEmpty()) {
        m_count->say(m_session.library().failure(), Tone::Bad);
        return;
    }
    const int all = m_runs->rowCount();
    const int shown = m_filter->rowCount();
    m_count->say(shown == all ? counted(tr("1 run"), tr("%1 runs"), all) : tr("%1 of %2 runs").arg(shown).arg(all));
}

void LibraryPage::showEvent(QShowEvent*)
{
    m_session.library().refresh();
    showChosen();
}

void LibraryPage::resizeEvent(QResizeEvent*)
{
    m_table->setColumnHidden(RunListModel::Models, width() < widthForAllColumns);
    m_table->setColumnHidden(RunListModel::Cells, width() < widthForAllColumns);
}

} // namespace throughline
